-- title: A month without a year
-- severity: warning
-- scope: row
-- message: It has no year; the year of the chosen month was taken.
-- advice: Write the month with its year, for example 2026-05.

select u.row_id, u.column_name, u.written, strftime(r.month, '%Y-%m') as suggestion, null as score, json_object('month', strftime(r.month, '%Y-%m')) as details
from unknown_cells as u
join due_rows as r using (row_id)
where u.list = 'month' and u.how = 'year_assumed' and r.month is not null
