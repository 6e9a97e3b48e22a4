-- title: The month is outside start and end
-- severity: warning
-- scope: row
-- message: The month {month} is not between start and end of the activity.
-- advice: Correct the dates, or the month.

select r.row_id, 'reporting_month' as column_name, w.reporting_month as written, null as suggestion, null as score, json_object('month', strftime(r.month, '%Y-%m'), 'start', r.start_date, 'end', r.end_date) as details
from checked_rows as r
join due_written as w using (row_id)
where r.carries_people
    and (date_trunc('month', r.start_date) > r.month or (r.end_date < r.month and r.end_date >= coalesce(r.start_date, r.end_date)))
