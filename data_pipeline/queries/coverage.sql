-- answers: People reached against target and need, per place and layer, each with its source; without a layer: layers 2 to 4.
-- for: members
-- reach: layer

with nodes as (
    select '' as layer, level, apart, state, county, population_group, low, high
    from reach($from_month, $to_month, $admin1, $county, ['2', '3', '4'], $activity, $population_group, $organisation, $donor, $pcodes, 'whole')
    union all
    select slice_code, level, apart, state, county, population_group, low, high
    from people_reached
),
reached as (
    select
        case level when 0 then country.code when 1 then state else county end as place, nodes.layer, population_group, low, high
    from nodes
    cross join (select code from place_list where level = 'country') as country
    where nodes.level in (0, 3) or (nodes.level = 1 and nodes.apart = not $pcodes)
),
-- What is filtered by place is measured against that place alone, never against the country's figure.
places as (
    select code as place, title, 'country' as level, 0 as position, code as area from place_list where level = 'country' and len($admin1) + len($county) = 0
    union all
    select place, title, 'admin1', position, place from areas_shown($pcodes) where chosen($admin1, place) and len($county) = 0
    union all
    select county, title, 'admin2', position, place from counties_shown($admin1, $county, $pcodes)
),
figures as (
    select fig.*
    from need_for(year($to_month), 'coverage') as fig
    where fig.measure <> 'population' and chosen($layer, fig.layer) and chosen($population_group, fig.population_group)
),
asked as (
    select places.*, figures.* exclude (place)
    from places
    join figures using (place)
    union all by name
    select places.*, '' as layer, 'ALL' as population_group
    from places
    where place not in (select place from figures) and len($layer) + len($population_group) = 0
        and (level <> 'admin2' or place in (select place from reached))
),
running as (
    select place, county, coalesce(layer, '') as layer
    from care_told($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation)
),
told as (
    select place, told
    from services_by_area($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    union all
    select county, told from told_by_county($to_month, $floor, $viewer_organisation)
)
select
    asked.place, asked.title, asked.level, asked.area, asked.layer, asked.population_group, asked.measure, asked.value, asked.year, asked.source,
    asked.confirmed, asked.chosen, asked.values_told, asked.year < year($to_month) as earlier_year,
    shown(coalesce(reached.low, 0), $floor) as low, shown(coalesce(reached.high, 0), $floor) as high, too_small(reached.low, $floor) as hidden,
    case when asked.layer <> '1' and not too_small(reached.low, $floor) then coalesce(reached.low, 0) / nullif(asked.value, 0) end as share_low,
    coalesce(asked.layer <> '1' and reached.low > asked.value, false) and not too_small(reached.low, $floor) as above,
    case
        when asked.level = 'country' or exists (
            from running
            where asked.place in (running.place, running.county)
                and (running.layer = asked.layer or (asked.layer = '' and running.layer in ('2', '3', '4')))
        ) then 'reported'
        when told.told = 'nobody_told' then 'nobody_told' else 'none_reported'
    end as told
from asked
left join reached on reached.place = asked.place and reached.layer = asked.layer and reached.population_group = asked.population_group
left join told on told.place = asked.place
order by asked.position, asked.level = 'admin2', asked.title, asked.population_group <> 'ALL', asked.population_group, asked.layer, asked.measure desc, asked.value
