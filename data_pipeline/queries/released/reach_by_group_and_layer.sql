-- answers: People reached by population group and layer, as released.
-- for: everyone

select grp.code as population_group, grp.title, layer_list.code as layer, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, coalesce((measures ->> 'organisations')::bigint, 0) as organisations,
    coalesce(hidden, false) as hidden
from population_group_list as grp
cross join layer_list
left join released('reach_by_group_and_layer', $from_month, $to_month, $pcodes) as figures
    on figures.population_group = grp.code and figures.layer = layer_list.code
where grp.code not in ('AID', 'ALL')
order by grp.position, layer_list.position
