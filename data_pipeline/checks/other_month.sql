-- title: Rows are of another month than the one chosen
-- severity: error
-- scope: row
-- message: The row is of {month}, but the month chosen is {chosen}.
-- advice: Choose the right month, or correct the cell.

select
    r.row_id, 'reporting_month' as column_name, w.reporting_month as written, null as suggestion, null as score,
    json_object('month', strftime(r.month, '%Y-%m'), 'chosen', strftime(due.month_chosen, '%Y-%m')) as details
from checked_rows as r
join due_submissions as due using (submission)
join due_written as w using (row_id)
where r.month <> due.month_chosen
