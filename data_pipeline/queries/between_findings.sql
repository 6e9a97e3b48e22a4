-- answers: What the checks between months and organisations found, newest month first.
-- for: chair

select found.organisation, found.month, column_list.title as heading, column_list.list, check_name, severity, column_name, written, suggestion, details
from findings_between as found
left join column_list on column_list.name = found.column_name
where month between $from_month and $to_month and chosen($organisation, organisation)
order by month desc, check_name, organisation
