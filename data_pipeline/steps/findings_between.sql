-- One line per objection of the checks that look between rows, months and organisations; all are warnings.
-- due: everything that the due months touch. From offenders.

delete from findings_between;

insert into findings_between by name
select
    row_id, organisation, month, check_name, severity, column_name, written::varchar as written,
    suggestion::varchar as suggestion, score::double as score, details
from offenders;
