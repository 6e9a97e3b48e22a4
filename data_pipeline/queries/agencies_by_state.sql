-- answers: Agencies by state or area: national and international, and whether anybody has told us about the place.
-- for: members

with running as (
    select distinct act.screen_area as place, act.organisation, coalesce(org.national, false) as national
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
    left join organisation_list as org on org.code = act.organisation
)
select
    area.place, area.title, count(running.organisation) as organisations,
    count(*) filter (running.national) as "national", count(*) filter (not running.national) as international, services.told
from areas_shown($pcodes) as area
join services_by_area($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as services using (place)
left join running using (place)
where chosen($admin1, area.place)
group by area.place, area.title, area.position, services.told
order by area.position
