-- answers: General activities (code 11) and orientation: they reach nobody directly and are in no layer.
-- for: members

with present as (
    select activity, count(distinct organisation) as organisations, count(distinct screen_area) as places
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by activity
),
acts as (
    select activity, sum(participants) as participants, sum(supported_staff) as supported_staff
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by activity
)
select
    list.code as activity, list.title, coalesce(acts.participants, 0)::bigint as participants,
    coalesce(acts.supported_staff, 0)::bigint as supported_staff, present.organisations, present.places
from present
join activity_list as list on list.code = present.activity and (list.layer = '' or list.counts = 'participants')
left join acts using (activity)
order by list.position
