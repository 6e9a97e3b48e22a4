-- answers: People reached by state or area and population group; a group holds the groups below it.
-- for: members
-- reach: whole

with nodes as (
    select state as place, population_group, low, high
    from people_reached
    where level = 1 and apart = not $pcodes
),
present as (
    select act.screen_area as place, grp.code as population_group, count(distinct act.organisation) as organisations
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
    join population_group_list as own on own.code = act.population_group
    join population_group_list as grp on grp.code in (own.code, own.parent)
    group by act.screen_area, grp.code
)
select
    area.place, area.title, grp.code as population_group, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(present.organisations, 0) as organisations, too_small(nodes.low, $floor) as hidden
from areas_shown($pcodes) as area
cross join population_group_list as grp
left join nodes on nodes.place = area.place and nodes.population_group = grp.code
left join present on present.place = area.place and present.population_group = grp.code
where grp.code not in ('AID', 'ALL') and chosen($admin1, area.place)
order by area.position, grp.position
