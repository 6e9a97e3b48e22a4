-- answers: People reached by population group, as released.
-- for: everyone

select grp.code as population_group, grp.title, grp.parent, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, (measures ->> 'contacts')::bigint as contacts, (measures ->> 'organisations')::bigint as organisations, coalesce(hidden, false) as hidden
from population_group_list as grp
left join released('reach_by_group', $from_month, $to_month, $pcodes) as figures on figures.population_group = grp.code
where grp.code not in ('AID', 'ALL')
order by grp.position
