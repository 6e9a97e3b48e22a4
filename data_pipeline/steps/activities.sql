-- One line per real activity: organisation x implementer x month x place x sub-code x population group, told once.
-- due: a month. Most activities are told by one row; only for the others lists have to be gathered.

create or replace temp table not_counted as
select row_id
from standing
where (standing <> 'standing' and coalesce(reason, '') not in ('repeated_row', 'same_work_told_twice'))
    and (month in (select month from due_months) or month is null);

create or replace temp table set_aside_rows as
select row_id, reason
from standing
where standing = 'set_aside' and reason in ('repeated_row', 'same_work_told_twice') and month in (select month from due_months);

create or replace temp view counted_rows as
select *
from month_rows
anti join not_counted using (row_id)
where month is not null;

-- A hash may only err to the safe side: a row too many is taken for one of several.
create or replace temp table told_often as
with keyed as (
    select row_id, hash(organisation, implementer, month, place, activity, population_group) as activity_key
    from counted_rows
)
select row_id
from keyed
where activity_key in (select activity_key from keyed group by activity_key having count(*) > 1);

create or replace temp view carrying as
select *
from counted_rows
anti join set_aside_rows using (row_id)
where carries_people and coalesce(total, "new", contacts) is not null;

create or replace temp view carrying_alone as
select * from carrying anti join told_often using (row_id);

delete from activity_lines where month in (select month from due_months);

-- Told by one row: its people stand in the same line.
insert into activity_lines by name
select * exclude (told_row) from row_told('carrying_alone', []);

insert into activity_lines by name
select
    organisation, implementer, month, admin1, area, county, site, place, activity, layer, population_group, counts,
    [status] as statuses, donors, hide_place, start_date, end_date, row_id
from counted_rows
anti join told_often using (row_id)
anti join set_aside_rows using (row_id)
where not carries_people or coalesce(total, "new", contacts) is null;

insert into activity_lines by name
select
    organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
    any_value(site) as site, place, activity, any_value(layer) as layer, population_group, any_value(counts) as counts,
    list_sort(list_distinct(list(status))) as statuses,
    nullif(list_sort(list_distinct(flatten(list(donors) filter (donors is not null)))), []) as donors,
    bool_or(hide_place) as hide_place, min(start_date) as start_date, max(end_date) as end_date,
    min(row_id) filter (reason is null) as row_id,
    list_sort(list(row_id) filter (reason is null)) as row_ids, list_sort(list(row_id) filter (reason is not null)) as set_aside,
    string_agg(distinct reason, ',' order by reason) as reason
from (
    select counted_rows.*, set_aside_rows.reason
    from counted_rows
    semi join told_often using (row_id)
    left join set_aside_rows using (row_id)
)
group by organisation, implementer, month, place, activity, population_group
having count(*) filter (reason is null) > 0;
