-- title: The month is outside start and end
-- severity: warning
-- scope: row
-- message: The row is of {month}, but by its dates the activity was not running then.
-- advice: Correct the date, or the month.

with outside as (
    select row_id, month, case when end_date < month then 'end_date' else 'start_date' end as column_name
    from checked_rows
    where carries_people
        and ((end_date < month and end_date >= coalesce(start_date, end_date)) or date_trunc('month', start_date) > month)
)
select
    row_id, column_name, case column_name when 'end_date' then w.end_date else w.start_date end as written,
    null as suggestion, null as score, json_object('month', strftime(month, '%Y-%m')) as details
from outside
join due_written as w using (row_id)
