-- title: A month that cannot be right
-- severity: error
-- scope: row
-- message: The row is of {month}: before {year}, or more than a year after the file came.
-- advice: Correct the month or its year.

select
    r.row_id, 'reporting_month' as column_name, concat_ws(' ', w.reporting_month, w.reporting_year) as written, null as suggestion, null as score,
    json_object('month', strftime(r.month, '%Y-%m'), 'year', policy.earliest_year) as details
from checked_rows as r
cross join policy
join due_submissions as due using (submission)
join due_written as w using (row_id)
where r.month < make_date(policy.earliest_year::integer, 1, 1) or r.month > due.received_on + interval 1 year
