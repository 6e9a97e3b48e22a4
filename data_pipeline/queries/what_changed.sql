-- answers: The month against the month before, by state or area.
-- for: members

with by_month as (
    select state as place, slice_code::date as month, low
    from reach($to_month - interval 1 month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, 'month')
    where level = 1 and apart = not $pcodes and population_group = 'ALL'
),
series as (
    select
        screen_area as place,
        organisation, implementer, activity, population_group, county, site,
        coalesce(sum(people_low) filter (month = $to_month), 0) as people_now,
        coalesce(sum(people_low) filter (month < $to_month), 0) as people_before,
        coalesce(sum(contacts) filter (month = $to_month), 0) as contacts_now,
        coalesce(sum(contacts) filter (month < $to_month), 0) as contacts_before,
        bool_or(month = $to_month) as is_now, bool_or(month < $to_month) as was_before
    from reported($to_month - interval 1 month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by all
),
moved as (
    select
        place, sum(contacts_now) as contacts_now, sum(contacts_before) as contacts_before,
        sum(case when not was_before then people_now else 0 end) as from_new, sum(case when not is_now then people_before else 0 end) as from_gone
    from series
    group by place
)
select
    area.place, area.title, shown(coalesce(before.low, 0), $floor) as low_before, shown(coalesce(now.low, 0), $floor) as low_now,
    coalesce(moved.contacts_before, 0)::bigint as contacts_before, coalesce(moved.contacts_now, 0)::bigint as contacts_now,
    shown(coalesce(moved.from_new, 0)::bigint, $floor) as from_new, shown(coalesce(moved.from_gone, 0)::bigint, $floor) as from_gone
from areas_shown($pcodes) as area
left join by_month as before on before.place = area.place and before.month < $to_month
left join by_month as now on now.place = area.place and now.month = $to_month
left join moved on moved.place = area.place
order by area.position
