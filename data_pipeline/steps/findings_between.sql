-- One line per objection of the checks that look between organisations, months and reports; all are warnings.
-- due: the month, or the organisation, by the scope of the check; the calendar always. From offenders.

delete from findings_between
where scope = 'calendar'
    or (scope = 'month' and month in (select month from due_months))
    or (scope = 'organisation' and organisation in (select organisation from due_organisations));

insert into findings_between by name
select
    scope, row_id, organisation, month, check_name, severity, column_name, written::varchar as written,
    suggestion::varchar as suggestion, score::double as score, details
from offenders;
