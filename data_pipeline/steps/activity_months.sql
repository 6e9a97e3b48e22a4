-- One line per activity and month: people low and high, per cell and in total, first-time people, and the acts of service.
-- due: a month. How several rows of one activity become one line stands in `_reach.sql`, for what a donor paid for is reckoned
-- from the rows that name it by the same rule.

create or replace temp view carrying as
select *
from counted_rows
anti join set_aside_rows using (row_id)
where carries_people and coalesce(total, "new", contacts) is not null;

delete from activity_months where month in (select month from due_months);

insert into activity_months by name
select * from months_told('carrying', []);
