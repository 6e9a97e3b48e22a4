-- answers: People reached and agencies by state or area and layer, with the gaps told apart.
-- for: members
-- reach: layer

with nodes as (
    select state as place, slice_code as layer, low, high
    from people_reached
    where level = 1 and apart = not $pcodes and population_group = 'ALL'
),
present as (
    select screen_area as place, layer, count(distinct organisation) as organisations
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by screen_area, layer
),
planned as (
    select screen_area as place, layer, count(*) as planned
    from planned_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by screen_area, layer
),
services as (
    select * from services_by_area($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
)
select
    area.place, area.title, layer_list.code as layer, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(present.organisations, 0) as organisations,
    case when present.organisations > 0 then 'reported' when services.told = 'nobody_told' then 'nobody_told' else 'none_reported' end as told,
    coalesce(planned.planned, 0) as planned, too_small(nodes.low, $floor) as hidden
from areas_shown($pcodes) as area
cross join layer_list
left join nodes on nodes.place = area.place and nodes.layer = layer_list.code
left join present on present.place = area.place and present.layer = layer_list.code
left join planned on planned.place = area.place and planned.layer = layer_list.code
left join services on services.place = area.place
where chosen($admin1, area.place)
order by area.position, layer_list.position
