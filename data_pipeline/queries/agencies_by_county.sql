-- answers: Agencies by county: national and international, and whether anybody has told us about it.
-- for: members

-- A service whose place is hidden from outsiders is for them in its state alone.
with running as (
    select distinct act.county, act.organisation, coalesce(org.national, false) as national
    from care_told($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation) as act
    left join organisation_list as org on org.code = act.organisation
)
select
    county.county as place, county.title, count(running.organisation) as organisations,
    count(*) filter (running.national) as "national", count(*) filter (not running.national) as international,
    case when count(running.organisation) > 0 then 'reported' else told.told end as told
from counties_shown($admin1, $county, $pcodes) as county
join told_by_county($to_month, $floor, $viewer_organisation) as told using (county)
left join running using (county)
group by county.county, county.title, county.position, told.told
order by county.position, county.title
