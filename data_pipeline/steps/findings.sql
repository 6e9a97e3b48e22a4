-- One line per objection of the checks that look at a file or a row, all in one shape.
-- due: a submission. From offenders (what the checks returned).

delete from findings where submission in (select submission from due_ids);

insert into findings by name
select
    row_id, (row_id >> 36)::integer as submission, ((row_id >> 28) & 255)::integer as sheet, (row_id & 268435455)::integer as line,
    check_name, severity, column_name, written::varchar as written, suggestion::varchar as suggestion, score::double as score, details
from offenders;
