-- title: The end is before the start
-- severity: warning
-- scope: row
-- message: It ends on {end}, before it starts on {start}.
-- advice: Correct one of the two dates.

select
    r.row_id, 'end_date' as column_name, w.end_date as written, null as suggestion, null as score,
    json_object('end', r.end_date, 'start', r.start_date) as details
from checked_rows as r
join due_written as w using (row_id)
where r.end_date < r.start_date
