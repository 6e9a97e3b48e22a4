-- answers: People reached month by month by the agencies that reported in every month shown, so that reporting cannot pass for reach.
-- for: members

with nodes as (
    select slice_code::date as month, low, high
    from reach(
        $from_month, $to_month, $admin1, $county, $layer, $activity, $population_group,
        (select coalesce(list(organisation), ['']) from steady_agencies($from_month, $to_month, $organisation)), $donor, $pcodes, 'month'
    )
    where level = 0 and population_group = 'ALL'
),
months as (
    select distinct month from organisation_months where month between $from_month and $to_month
)
select
    months.month, shown(coalesce(nodes.low, 0), $floor) as low, shown(coalesce(nodes.high, 0), $floor) as high, too_small(nodes.low, $floor) as hidden,
    (select count(*) from steady_agencies($from_month, $to_month, $organisation)) as organisations
from months
left join nodes using (month)
order by months.month
