-- title: "Other" without a description
-- severity: warning
-- scope: row
-- message: The activity is "Other" and nothing says which.
-- advice: Say in one sentence what was done, or choose the activity that fits.

select r.row_id, 'description' as column_name, w.description as written, null as suggestion, null as score, json_object('activity', r.activity) as details
from checked_rows as r
join activity_list on activity_list.code = r.activity and activity_list.needs_description
join due_written as w using (row_id)
where coalesce(trim(w.description), '') = ''
