-- One line per table that the due submissions replace: their typed rows go in, and the months they touch become due.

create or replace temp table due_months as
select distinct month
from (
    select month from rows where submission in (select submission from due_ids union all select submission from decided_ids)
    union all
    select month from due_rows
)
where month is not null;

delete from rows where submission in (select submission from due_ids);
insert into rows by name select * from due_rows;
