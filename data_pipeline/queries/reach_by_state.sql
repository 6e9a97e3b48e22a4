-- answers: People reached by state or area, and whether anybody has told us about it.
-- for: members
-- reach: whole

with nodes as (
    select state as place, low, high
    from people_reached
    where level = 1 and apart = not $pcodes and population_group = 'ALL'
),
acts as (
    select screen_area as place, sum(contacts) as contacts
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by screen_area
),
services as (
    select * from services_by_area($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
)
select
    area.place, area.title, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(acts.contacts, 0)::bigint as contacts, coalesce(services.organisations, 0) as organisations, coalesce(services.layers, 0) as layers,
    services.told, coalesce(services.planned, 0) as planned, too_small(nodes.low, $floor) as hidden
from areas_shown($pcodes) as area
left join nodes using (place)
left join acts using (place)
left join services using (place)
where chosen($admin1, area.place)
order by area.position
