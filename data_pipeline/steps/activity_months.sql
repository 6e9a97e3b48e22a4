-- One line per activity and month: people low and high, per cell and in total, first-time people, and the acts of service.
-- due: a month. How several rows of one activity become one line stands in `_reach.sql`, for what a donor paid for is reckoned
-- from the rows that name it by the same rule.

create or replace temp view carrying as
select *
from counted_rows
anti join set_aside_rows using (row_id)
where carries_people and coalesce(total, "new", contacts) is not null;

create or replace temp view carrying_alone as
select * from carrying anti join told_often using (row_id);

create or replace temp view carrying_together as
select * from carrying semi join told_often using (row_id);

delete from activity_months where month in (select month from due_months);

insert into activity_months by name
select * exclude (told_row) from row_told('carrying_alone', []);

insert into activity_months by name
select * from months_told('carrying_together', []);
