-- One line per thing that the questions on need and care share: figures of need to measure by, services with their county.

-- The figures to measure by: those chosen for this purpose, else the newest that are not of a later year. Where sources
-- disagree all of them stay, and `values_told` says how many there are.
create or replace macro need_for(asked_year, purpose) as table
    with best as (
        select *
        from need_figures
        where year <= asked_year
        qualify rank() over (partition by place, population_group, layer, measure order by (chosen_for = purpose) desc, year desc) = 1
    )
    select
        place, population_group, layer, measure, value, max(year) as year, string_agg(source, '; ' order by source) as source,
        bool_and(confirmed) as confirmed, bool_or(chosen_for = purpose) as chosen,
        count(*) over (partition by place, population_group, layer, measure) as values_told
    from best
    group by place, population_group, layer, measure, value;

-- Services that run, with the county; where the place is hidden from outsiders only the state is told to them.
create or replace macro care_told(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, floor, viewer) as table
    select
        act.organisation, act.month, act.screen_area as place, act.layer, act.activity, act.end_date,
        case when act.hide_place and floor > 0 and act.organisation <> viewer then null else act.county end as county
    from active_activities(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as act;

-- The same in one month, with the name that its agency had: what a final month tells later ones of the layers that counties had.
create or replace macro services_then(asked_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, floor, viewer) as table
    select service.*, coalesce(organisation_list.title, service.organisation) as organisation_title
    from care_told(asked_month, asked_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, floor, viewer) as service
    left join organisation_list on organisation_list.code = service.organisation
    where service.county is not null and service.layer is not null;

-- Per county: whether all who were known to work there in the last six months have reported; as for states.
create or replace macro told_by_county(to_month, floor, viewer) as table
    with known_there as (
        select distinct county, organisation
        from activities
        where month between to_month - interval 6 month and to_month and county is not null and not (hide_place and floor > 0 and organisation <> viewer)
    ),
    told as (
        select known_there.county, bool_or(coalesce(om.state in ('missing', 'awaited'), false)) as silent
        from known_there
        left join organisation_months as om on om.organisation = known_there.organisation and om.month = to_month
        group by known_there.county
    )
    select place_list.code as county, case when coalesce(told.silent, true) then 'nobody_told' else 'none_reported' end as told
    from place_list
    left join told on told.county = place_list.code
    where place_list.level = 'admin2';

-- Every county with the state or area it is shown under, and its own point, else that of the state or area.
create or replace macro counties_shown(areas, counties, pcodes) as table
    select
        county.code as county, county.title, above.code as place, above.title as place_title, above.position,
        coalesce(county.longitude, above.longitude, state.longitude) as longitude, coalesce(county.latitude, above.latitude, state.latitude) as latitude,
        county.longitude is not null as own_point
    from place_list as county
    join place_list as state on state.code = county.admin1
    join place_list as above on above.code = case when pcodes or coalesce(county.area, '') = '' then county.admin1 else county.area end
    where county.level = 'admin2' and chosen(areas, above.code) and chosen(counties, county.code);

-- Straight distance in km between two points in degrees.
create or replace macro km_between(longitude1, latitude1, longitude2, latitude2) as
    2 * 6371 * asin(sqrt(
        pow(sin(radians(latitude2 - latitude1) / 2), 2) + cos(radians(latitude1)) * cos(radians(latitude2)) * pow(sin(radians(longitude2 - longitude1) / 2), 2)
    ));

-- Agencies that have reported in every month, nothing to report included: those that months can be compared by.
create or replace macro steady_agencies(from_month, to_month, organisations) as table
    select organisation
    from organisation_months
    where month between from_month and to_month and state in ('on_time', 'late', 'nil') and chosen(organisations, organisation)
    group by organisation
    having count(distinct month) = (select count(distinct month) from organisation_months where month between from_month and to_month);
