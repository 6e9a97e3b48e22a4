-- One line per activity and month: people low and high, per cell and in total, first-time people, and the acts of service.
-- due: a month. Those told by one row are noted in `told_alone`. How several rows of one activity become one line stands in
-- `_told.sql`, for what a donor paid for is reckoned from the rows that name it by the same rule.

create or replace temp view carrying_together as
select *
from counted_rows
semi join told_often using (row_id)
anti join set_aside_rows using (row_id)
anti join answered_months using (organisation, month)
where carries_people and coalesce(total, "new", contacts) is not null;

insert into activity_lines by name
select * from months_told('carrying_together', []);

-- Agencies whose numbers are totals since January: what a month says of itself takes the place of what its rows tell.
insert into activity_lines by name
select * from since_january('answered_rows', []) where month in (select month from due_months);
