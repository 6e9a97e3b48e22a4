-- answers: What the checks between months found about my agency.
-- for: own

select organisation, month, check_name, severity, column_name, written, suggestion, details
from findings_between
where organisation = $viewer_organisation
order by month desc, check_name
