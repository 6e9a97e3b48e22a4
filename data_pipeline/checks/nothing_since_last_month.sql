-- title: Nothing this month, though there was before
-- severity: warning
-- scope: calendar
-- message: Nothing came for {month}, though something came for the month before.
-- advice: Send the month, or choose "Nothing to report this month".

with states as (
    select *, lag(state) over (partition by organisation order by month) as before
    from organisation_months
)
select
    null::bigint as row_id, organisation, month, 'reporting_month' as column_name, strftime(month, '%Y-%m') as written, null as suggestion,
    null::double as score, json_object('month', strftime(month, '%Y-%m')) as details
from states
where state in ('missing', 'awaited') and before in ('on_time', 'late')
