-- answers: Counties that had a layer in the last final month before and have none now; whether that was told, or nobody has told us.
-- for: members

with last_final as (
    select max(month) as month from frozen_months where month < $to_month
),
services as (
    select service.*
    from last_final
    cross join care_told(least(last_final.month, $to_month), $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation) as service
    where service.county is not null and service.layer is not null and service.month in (last_final.month, $to_month)
),
lost as (
    select
        place, county, layer, list_sort(list(distinct organisation)) as codes, max(end_date) as end_date,
        list_sort(list(distinct coalesce(organisation_list.title, organisation))) as organisations
    from services
    left join organisation_list on organisation_list.code = services.organisation
    group by place, county, layer
    having max(month) < $to_month
),
silent as (
    select lost.county, lost.layer, bool_or(coalesce(om.state in ('missing', 'awaited'), true)) as silent
    from (select county, layer, unnest(codes) as organisation from lost) as lost
    left join organisation_months as om on om.organisation = lost.organisation and om.month = $to_month
    group by lost.county, lost.layer
)
select
    lost.county, county.title, lost.place, county.place_title, lost.layer, last_final.month as since,
    lost.organisations, lost.end_date, case when silent.silent then 'nobody_told' else 'none_reported' end as told,
    coalesce((
        select list(known.name order by known.name)
        from known_services as known
        where known.place = lost.county and known.layer = lost.layer
            and $to_month between coalesce(known.active_from, $to_month) and coalesce(known.active_until, $to_month)
    ), []) as known
from lost
join counties_shown([], [], $pcodes) as county using (county)
join silent using (county, layer)
cross join last_final
order by county.position, county.title, lost.layer
