-- One line per real activity: organisation x implementer x month x place x sub-code x population group, told once.
-- due: a month. Most activities are told by one row and are only noted; the rows of the others are gathered.

create or replace temp table not_counted as
select row_id
from standing
where (standing <> 'standing' and coalesce(reason, '') not in ('repeated_row', 'same_work_told_twice'))
    and (month in (select month from due_months) or month is null);

create or replace temp table set_aside_rows as
select row_id
from standing
where standing = 'set_aside' and reason in ('repeated_row', 'same_work_told_twice') and month in (select month from due_months);

create or replace temp view counted_rows as
select *
from month_rows
anti join not_counted using (row_id)
where month is not null;

-- A hash may only err to the safe side: a row too many is gathered. Totals since January are never told by one row alone,
-- for they follow from the month before.
create or replace temp table told_often as
with keyed as (
    select row_id, hash(organisation, implementer, month, place, activity, population_group) as activity_key
    from counted_rows
)
select row_id
from keyed
where activity_key in (select activity_key from keyed group by activity_key having count(*) > 1)
union
select row_id from counted_rows semi join answered_months using (organisation, month);

delete from told_alone where month in (select month from due_months);

insert into told_alone by name
select row_id, month
from counted_rows
anti join told_often using (row_id)
anti join set_aside_rows using (row_id);

delete from activity_lines where month in (select month from due_months);

insert into activity_lines by name
select
    organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
    any_value(site) as site, place, activity, any_value(layer) as layer, population_group, any_value(counts) as counts,
    list_sort(list_distinct(list(status))) as statuses,
    nullif(list_sort(list_distinct(flatten(list(donors) filter (donors is not null)))), []) as donors,
    bool_or(hide_place) as hide_place, min(start_date) as start_date, max(end_date) as end_date,
    min(row_id) filter (set_aside_rows.row_id is null) as row_id,
    list_sort(list(row_id) filter (set_aside_rows.row_id is null)) as row_ids
from counted_rows
semi join told_often using (row_id)
left join set_aside_rows using (row_id)
group by organisation, implementer, month, place, activity, population_group
having count(*) filter (set_aside_rows.row_id is null) > 0;
