-- answers: What the checks between months and organisations found, newest month first.
-- for: chair

select organisation, month, check_name, severity, column_name, written, suggestion, details
from findings_between
where month between $from_month and $to_month and chosen($organisation, organisation)
order by month desc, check_name, organisation
