-- title: A date that does not exist or cannot be right
-- severity: warning
-- scope: row
-- message: There is no such day, or it lies outside 2000 to 2050; the row counts without it.
-- advice: Correct the day, month or year.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unknown_cells
where list = 'date' and regexp_matches(written, '\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}')
union all
select r.row_id, 'end_date', w.end_date, null, null, json_object()
from checked_rows as r
join due_written as w using (row_id)
where r.end_date not between date '2000-01-01' and date '2050-12-31'
union all
select r.row_id, 'start_date', w.start_date, null, null, json_object()
from checked_rows as r
join due_written as w using (row_id)
where r.start_date not between date '2000-01-01' and date '2050-12-31'
