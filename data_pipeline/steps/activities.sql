-- One line per real activity: organisation x implementer x month x place x sub-code x population group, told once.
-- due: a month.

create or replace temp table counted_rows as
select r.*, standing.standing, standing.reason
from month_rows as r
join standing using (row_id)
where standing.standing = 'standing' or standing.reason in ('repeated_row', 'same_work_told_twice');

delete from activities where month in (select month from due_months);

insert into activities by name
select
    organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
    any_value(site) as site, place, activity, any_value(layer) as layer, population_group,
    any_value(counts) as counts,
    list_sort(list_distinct(list(status))) as statuses,
    list_sort(list_distinct(flatten(list(coalesce(donors, []))))) as donors,
    list_sort(list_distinct(list(delivery_mode) filter (delivery_mode is not null))) as delivery_modes,
    list_sort(list_distinct(list(cluster) filter (cluster is not null))) as clusters,
    bool_or(hide_place) as hide_place, min(start_date) as start_date, max(end_date) as end_date,
    list(row_id order by row_id) filter (standing = 'standing') as row_ids,
    list(row_id order by row_id) filter (standing <> 'standing') as set_aside,
    string_agg(distinct reason, ',' order by reason) as reason
from counted_rows
where month is not null
group by organisation, implementer, month, place, activity, population_group
having count(*) filter (standing = 'standing') > 0;
