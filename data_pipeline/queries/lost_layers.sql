-- answers: Counties that had a layer in the last final month before, as that meeting saw it, and have none now; whether that was told, or nobody has told us.
-- for: members
-- then: services

with running as (
    select distinct county, layer
    from care_told($to_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation)
),
lost as (
    select
        had.place, had.county, had.layer, had.month as since, list_sort(list(distinct had.organisation)) as codes,
        max(had.end_date) as end_date, list_sort(list(distinct had.organisation_title)) as organisations
    from last_final as had
    anti join running using (county, layer)
    group by had.place, had.county, had.layer, had.month
),
silent as (
    select lost.county, lost.layer, bool_or(coalesce(om.state in ('missing', 'awaited'), true)) as silent
    from (select county, layer, unnest(codes) as organisation from lost) as lost
    left join organisation_months as om on om.organisation = lost.organisation and om.month = $to_month
    group by lost.county, lost.layer
)
select
    lost.county, county.title, lost.place, county.place_title, lost.layer, lost.since,
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
order by county.position, county.title, lost.layer
