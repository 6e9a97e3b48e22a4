-- answers: People reached by population group and layer; a group holds the groups below it.
-- for: members
-- reach: layer

with nodes as (
    select population_group, slice_code as layer, low, high
    from people_reached
    where level = 0
),
present as (
    select grp.code as population_group, act.layer, count(distinct act.organisation) as organisations
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
    join population_group_list as own on own.code = act.population_group
    join population_group_list as grp on grp.code in (own.code, own.parent)
    group by grp.code, act.layer
)
select
    grp.code as population_group, grp.title, layer_list.code as layer, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(present.organisations, 0) as organisations, too_small(nodes.low, $floor) as hidden
from population_group_list as grp
cross join layer_list
left join nodes on nodes.population_group = grp.code and nodes.layer = layer_list.code
left join present on present.population_group = grp.code and present.layer = layer_list.code
where grp.code not in ('AID', 'ALL')
order by grp.position, layer_list.position
