-- answers: What needs attention in the month: gaps, agencies awaited, services ending, rows not counted, overlaps.
-- for: members

with areas as (
    select count(*) as areas from areas_shown($pcodes)
),
specialised as (
    select distinct screen_area from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) where layer = '4'
),
ending as (
    select count(distinct (organisation, place, county, activity, end_date)) as amount
    from care_told($to_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation)
    where end_date between $to_month and last_day($to_month) + 90
)
select 'no_layer_4' as kind, areas - (select count(*) from specialised) as amount, areas as "of",
    (select list(title order by position) from areas_shown($pcodes) where place not in (select screen_area from specialised where screen_area is not null)) as names
from areas
union all
select 'awaited', count(*) filter (state in ('missing', 'awaited')), count(*) filter (state <> 'not_active'),
    list(coalesce(org.title, om.organisation) order by org.title) filter (state in ('missing', 'awaited'))
from organisation_months as om
left join organisation_list as org on org.code = om.organisation
where om.month = $to_month
union all
select 'ending', amount, null, null from ending
union all
select 'held_back', count(*) filter (standing = 'held_back'), count(*), list(distinct organisation order by organisation) filter (standing = 'held_back')
from standing
where month = $to_month
union all
select 'overlap', count(*), null, null
from work_to_confirm()
where kind = 'overlap' and month = $to_month
