-- answers: For each county: layers 2, 3 and 4 in it, in its state, or where the nearest is.
-- for: members

with services as materialized (
    select layer, place, county, organisation, null as known
    from care_told($from_month, $to_month, [], [], [], $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation)
    where layer in ('2', '3', '4')
    union all
    select known.layer, case when $pcodes or coalesce(area, '') = '' then admin1 else area end, nullif(admin2, ''), null, known.name
    from known_services as known
    join place_list on place_list.code = known.place
    where $to_month between coalesce(active_from, $to_month) and coalesce(active_until, $to_month) and layer in ('2', '3', '4')
),
in_county as (
    select county, layer, count(distinct organisation) as organisations, list_sort(list(distinct known) filter (known is not null)) as known
    from services
    where county is not null
    group by county, layer
),
in_state as (
    select place, layer, count(distinct organisation) as organisations, list_sort(list(distinct known) filter (known is not null)) as known
    from services
    group by place, layer
),
-- A service without a county, or in one without a point, stands at the point of its state or area.
points as (
    select distinct
        services.layer, services.place,
        coalesce(own.county, services.place) as nearest, coalesce(own.title, state.title) as title, own.county is not null as exact,
        coalesce(own.longitude, state.longitude) as longitude, coalesce(own.latitude, state.latitude) as latitude
    from services
    join place_list as state on state.code = services.place
    left join counties_shown([], [], $pcodes) as own on own.county = services.county and own.own_point
),
asked as (
    select county.*, layer.code as layer
    from counties_shown($admin1, $county, $pcodes) as county
    cross join layer_list as layer
    where layer.code in ('2', '3', '4') and chosen($layer, layer.code)
),
distances as (
    select
        asked.county, asked.layer, points.nearest, points.title, points.exact and asked.own_point as exact,
        round(km_between(asked.longitude, asked.latitude, points.longitude, points.latitude))::integer as km
    from asked
    join points on points.layer = asked.layer and points.place <> asked.place
    qualify row_number() over (partition by asked.county, asked.layer order by km nulls last, points.title) = 1
)
select
    asked.county, asked.title, asked.place, asked.place_title, asked.layer,
    case
        when in_county.county is not null then 'county' when in_state.place is not null then 'state'
        when distances.nearest is not null then 'elsewhere' else 'nowhere'
    end as found,
    coalesce(in_county.organisations, 0) as organisations, coalesce(in_county.known, []) as known,
    coalesce(in_state.organisations, 0) as state_organisations, coalesce(in_state.known, []) as state_known,
    case when in_county.county is not null then 'reported' else told.told end as told,
    case when in_state.place is null then distances.nearest end as nearest, case when in_state.place is null then distances.title end as nearest_title,
    case when in_state.place is null then distances.km end as km, case when in_state.place is null then distances.exact end as exact
from asked
left join in_county using (county, layer)
left join in_state using (place, layer)
left join distances on distances.county = asked.county and distances.layer = asked.layer
left join told_by_county($to_month, $floor, $viewer_organisation) as told on told.county = asked.county
order by asked.position, asked.title, asked.layer
