-- answers: The directory: who offers which layer where, how to refer, and when it was last confirmed by a report.
-- for: members

-- What was reported in the last three months; what nobody has confirmed for longer is left out. A service whose place is
-- hidden from outsiders has neither place nor agency but for its own, only the state and how to refer: the sheet is handed on,
-- whoever prints it, and no filter by agency, donor or county finds such a service.
with told as (
    select
        case when $pcodes or coalesce(rows.area, '') = '' then rows.admin1 else rows.area end as place,
        coalesce(rows.hide_place and rows.organisation <> $viewer_organisation, false) as hidden,
        rows.organisation, rows.county, rows.layer, rows.activity, rows.delivery_mode, rows.population_group, rows.month, rows.end_date,
        trim(written.referral_contact) as refer
    from rows
    join standing using (row_id)
    join written using (row_id)
    where standing.standing = 'standing' and rows.status in ('ongoing', 'completed') and rows.layer in ('1', '2', '3', '4')
        and rows.month between $to_month - interval 2 month and $to_month and chosen($layer, rows.layer) and chosen($activity, rows.activity)
        and chosen($population_group, rows.population_group)
        and (len($organisation) + len($donor) = 0 or not rows.hide_place or rows.organisation = $viewer_organisation)
        and chosen($organisation, rows.organisation) and (len($donor) = 0 or list_has_any(rows.donors, $donor))
),
shown as (
    select * exclude (organisation, county), case when not hidden then organisation end as organisation, case when not hidden then county end as county,
        case when not hidden then delivery_mode end as mode
    from told
),
services as (
    select
        place, county, organisation, hidden, layer, null as known,
        list_sort(list_distinct(list(activity))) as activities, list_sort(list_distinct(list(mode) filter (mode is not null))) as modes,
        list_sort(list_distinct(list(population_group) filter (population_group is not null))) as population_groups,
        arg_max(refer, month) filter (refer <> '') as refer, max(month) as confirmed, max(end_date) as end_date
    from shown
    group by place, county, organisation, hidden, layer
    union all
    select
        case when $pcodes or coalesce(place_list.area, '') = '' then place_list.admin1 else place_list.area end, nullif(place_list.admin2, ''), null, false,
        known.layer, known.name, [], [], [], null, date_trunc('month', log.time)::date, null
    from known_services as known
    join place_list on place_list.code = known.place
    join settings_log as log on log.n = known.entered
    where $to_month between coalesce(known.active_from, $to_month) and coalesce(known.active_until, $to_month) and chosen($layer, known.layer)
        and len($activity) + len($population_group) + len($organisation) + len($donor) = 0
)
select
    services.place, area.title as place_title, services.county, county.title as county_title, services.organisation,
    coalesce(services.known, org.title, services.organisation) as title, services.known is not null as known, services.hidden, services.layer,
    services.activities, services.modes, services.population_groups, services.refer, services.confirmed, services.end_date
from services
join areas_shown($pcodes) as area on area.place = services.place
left join place_list as county on county.code = services.county
left join organisation_list as org on org.code = services.organisation
where chosen($admin1, services.place) and chosen($county, services.county)
order by area.position, county.title nulls first, services.layer, title nulls last
