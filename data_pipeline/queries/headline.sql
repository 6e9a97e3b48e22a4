-- answers: The period in one line: people reached (range and floor), acts of service, agencies, places, and who has reported.
-- for: members
-- reach: whole

with country as (
    select low, high, largest from people_reached where level = 0 and population_group = 'ALL'
),
-- Where a population bounds the upper end, here or at a node below.
bounds as (
    select to_json(list(bound order by bound)) as capped
    from (
        select distinct {
            'title': place_list.title, 'population_group': capped_at.population_group, 'people': capped_by, 'shown': place_list.level in ('country', 'admin1', 'area')
        } as bound
        from people_reached
        join place_list on place_list.code = capped_at.place
    )
),
said as (
    select * from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
),
sums as (
    select
        sum(contacts) as contacts, sum(attendances) as attendances, sum(participants) as participants,
        sum(supported_staff) as supported_staff, sum(rows_counted) as rows_counted, sum(told) as told_sum,
        sum(complete_rows) / nullif(sum(case when counts = 'people' then rows_counted end), 0) as complete_share
    from said
),
present as (
    select
        count(distinct organisation) as organisations,
        count(distinct case when $pcodes or coalesce(area, '') = '' then admin1 else area end) as places_covered
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
),
-- Filters can leave a number that is small for the reader; an agency's own is shown to it.
reader as (
    select case when $organisation = [$viewer_organisation] then 0 else $floor end as least
),
reporting as (
    select
        count(*) filter (state <> 'not_active') as expected, count(*) filter (state in ('on_time', 'late', 'nil')) as reported,
        count(*) filter (state = 'late') as late, count(*) filter (state in ('missing', 'awaited')) as missing
    from organisation_months
    where month = $to_month and chosen($organisation, organisation)
)
select
    shown(coalesce(country.low, 0), reader.least) as people_low,
    case when not too_small(country.low, reader.least) then coalesce(country.high, 0) end as people_high,
    case when not too_small(country.low, reader.least) then coalesce(country.largest, 0) end as people_floor,
    coalesce(sums.contacts, 0)::bigint as contacts, coalesce(sums.attendances, 0)::bigint as attendances,
    coalesce(sums.participants, 0)::bigint as participants, coalesce(sums.supported_staff, 0)::bigint as supported_staff,
    present.organisations, present.places_covered,
    (select count(*) from areas_shown($pcodes)) as places_all,
    reporting.expected, reporting.reported, reporting.late, reporting.missing,
    coalesce(sums.rows_counted, 0)::bigint as rows_counted, case when not too_small(country.low, reader.least) then coalesce(sums.told_sum, 0)::bigint end as told_sum, sums.complete_share,
    coalesce(bounds.capped, '[]')::varchar as capped,
    (select max(n) from events) as data_version, (select max(received_on) from submissions) as as_of,
    too_small(country.low, reader.least) as hidden
from sums
cross join present
cross join reporting
cross join bounds
cross join reader
left join country on true
