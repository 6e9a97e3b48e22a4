-- title: People on an activity that reaches nobody directly
-- severity: warning
-- scope: row
-- message: Activity {activity} is a general one: its {total} people are not counted as people reached.
-- advice: Take the people out, or choose the activity in which they took part.

select r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score, json_object('activity', r.activity, 'total', r.total) as details
from checked_rows as r
join due_written as w using (row_id)
where r.counts = 'none' and r.total > 0
