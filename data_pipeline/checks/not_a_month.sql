-- title: A month cannot be read
-- severity: error
-- scope: row
-- message: It is not a month.
-- advice: Write the month as year and month, for example 2026-05.

select u.row_id, u.column_name, u.written, null as suggestion, null as score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
where u.list = 'month' and r.month is null
