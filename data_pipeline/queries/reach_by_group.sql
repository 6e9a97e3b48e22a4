-- answers: People reached by population group; a group holds the groups below it.
-- for: members
-- reach: whole

with nodes as (
    select population_group, low, high
    from people_reached
    where level = 0
),
acts as (
    select grp.code as population_group, sum(said.contacts) as contacts
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as said
    join population_group_list as own on own.code = said.population_group
    join population_group_list as grp on grp.code in (own.code, own.parent)
    group by grp.code
),
present as (
    select grp.code as population_group, count(distinct act.organisation) as organisations
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
    join population_group_list as own on own.code = act.population_group
    join population_group_list as grp on grp.code in (own.code, own.parent)
    group by grp.code
)
select
    grp.code as population_group, grp.title, grp.parent, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(acts.contacts, 0)::bigint as contacts, coalesce(present.organisations, 0) as organisations, too_small(nodes.low, $floor) as hidden
from population_group_list as grp
left join nodes on nodes.population_group = grp.code
left join acts on acts.population_group = grp.code
left join present on present.population_group = grp.code
where grp.code not in ('AID', 'ALL')
order by grp.position
