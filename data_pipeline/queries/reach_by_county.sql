-- answers: People reached by county.
-- for: members
-- reach: whole

with nodes as (
    select county, low, high
    from people_reached
    where level = 3 and population_group = 'ALL'
),
present as (
    select county, count(distinct organisation) as organisations, sum(contacts) as contacts
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by county
)
select
    county.code as county, county.title,
    case when $pcodes or county.area = '' then county.admin1 else county.area end as place,
    shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(present.contacts, 0)::bigint as contacts, coalesce(present.organisations, 0) as organisations, too_small(nodes.low, $floor) as hidden
from place_list as county
left join nodes on nodes.county = county.code
left join present on present.county = county.code
where county.level = 'admin2'
    and chosen($admin1, case when $pcodes or county.area = '' then county.admin1 else county.area end)
order by county.position
