-- title: People in a month that had not begun
-- severity: warning
-- scope: row
-- message: The row is of {month}, but the file came on {day}.
-- advice: Correct the month; if it is a plan, choose a planned status.

select
    r.row_id, 'reporting_month' as column_name, concat_ws(' ', w.reporting_month, w.reporting_year) as written, null as suggestion, null as score,
    json_object('month', strftime(r.month, '%Y-%m'), 'day', due.received_on) as details
from checked_rows as r
join due_submissions as due using (submission)
join due_written as w using (row_id)
where r.month > due.received_on and r.month <= due.received_on + interval 1 year
    and r.carries_people and coalesce(r.total, r.contacts) > 0
