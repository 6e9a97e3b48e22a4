-- title: Ongoing, yet nobody took part
-- severity: warning
-- scope: row
-- message: The activity is ongoing and its number of people is 0.
-- advice: Write the number, or leave it empty if you only say that the service exists.

select r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score, json_object() as details
from checked_rows as r
join due_written as w using (row_id)
where r.status = 'ongoing' and r.total = 0 and coalesce(r.contacts, 0) = 0 and r.counts <> 'none'
