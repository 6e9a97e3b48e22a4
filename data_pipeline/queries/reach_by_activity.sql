-- answers: People reached and acts of service by activity. Activities do not add up to the total.
-- for: members
-- reach: activity

with nodes as (
    select slice_code as activity, low, high
    from people_reached
    where level = 0 and population_group = 'ALL'
),
acts as (
    select activity, sum(contacts) as contacts, sum(attendances) as attendances, sum(participants) as participants
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by activity
),
present as (
    select activity, count(distinct organisation) as organisations, count(distinct screen_area) as places
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by activity
)
select
    list.code as activity, list.title, list.layer, list.counts, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high,
    coalesce(acts.contacts, 0)::bigint as contacts, coalesce(acts.attendances, 0)::bigint as attendances, coalesce(acts.participants, 0)::bigint as participants,
    present.organisations, present.places, too_small(nodes.low, $floor) as hidden
from present
join activity_list as list on list.code = present.activity
left join nodes using (activity)
left join acts using (activity)
where list.layer <> ''
order by list.position
