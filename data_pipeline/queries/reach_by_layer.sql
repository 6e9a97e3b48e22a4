-- answers: People reached by layer of the pyramid. Layers do not add up to the total.
-- for: members
-- reach: layer

with nodes as (
    select slice_code as layer, low, high
    from people_reached
    where level = 0 and population_group = 'ALL'
),
acts as (
    select layer, sum(contacts) as contacts
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by layer
),
present as (
    select layer, count(distinct organisation) as organisations, count(distinct screen_area) as places
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by layer
)
select
    layer_list.code as layer, layer_list.title, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(acts.contacts, 0)::bigint as contacts, coalesce(present.organisations, 0) as organisations, coalesce(present.places, 0) as places,
    too_small(nodes.low, $floor) as hidden
from layer_list
left join nodes on nodes.layer = layer_list.code
left join acts on acts.layer = layer_list.code
left join present on present.layer = layer_list.code
order by layer_list.position
