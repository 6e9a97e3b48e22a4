-- title: A planned or suspended activity with people
-- severity: warning
-- scope: row
-- message: The status is "{status}", yet {total} people are written; they are not counted.
-- advice: If it is running, write "Ongoing"; otherwise take the people out.

select r.row_id, 'status' as column_name, w.status as written, 'ongoing' as suggestion, null as score, json_object('status', w.status, 'total', r.total) as details
from checked_rows as r
join due_written as w using (row_id)
where r.status is not null and not r.carries_people and r.total > 0
