-- answers: People reached month by month, with who had reported. Months do not add up.
-- for: members
-- reach: month

with nodes as (
    select slice_code::date as month, low, high
    from people_reached
    where level = 0 and population_group = 'ALL'
),
acts as (
    select month, sum(contacts) as contacts, count(distinct organisation) as organisations
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    group by month
),
reporting as (
    select
        month, count(*) filter (state <> 'not_active') as expected, count(*) filter (state in ('on_time', 'late', 'nil')) as reported,
        count(*) filter (state = 'late') as late, count(*) filter (state in ('missing', 'awaited')) as missing
    from organisation_months
    where month between $from_month and $to_month and chosen($organisation, organisation)
    group by month
)
select
    month, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high, coalesce(acts.contacts, 0)::bigint as contacts,
    coalesce(acts.organisations, 0) as organisations,
    coalesce(reporting.expected, 0) as expected, coalesce(reporting.reported, 0) as reported, coalesce(reporting.late, 0) as late, coalesce(reporting.missing, 0) as missing,
    month in (select month from final_now) as final, too_small(nodes.low, $floor) as hidden
from reporting
left join nodes using (month)
left join acts using (month)
order by month
