-- title: An MHPSS activity without a code
-- severity: warning
-- scope: row
-- message: It is mental health and psychosocial support, but none of the activities on the list; the service is shown without a layer.
-- advice: Choose the activity that fits, or confirm the suggestion.

select u.row_id, u.column_name, u.written, u.suggestion, u.score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
where u.list = 'activity' and u.how in ('none', 'ambiguous') and r.activity is null and r.mhpss and coalesce(r.total, r.contacts) is null
