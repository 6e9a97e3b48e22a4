-- answers: People reached by state or area and population group, as released.
-- for: everyone

select
    area.place, area.title, grp.code as population_group, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, coalesce((measures ->> 'organisations')::bigint, 0) as organisations,
    coalesce(hidden, false) as hidden
from areas_shown($pcodes) as area
cross join population_group_list as grp
left join released('reach_by_state_and_group', $from_month, $to_month, $pcodes) as figures
    on figures.place = area.place and figures.population_group = grp.code
where grp.code not in ('AID', 'ALL') and chosen($admin1, area.place)
order by area.position, grp.position
