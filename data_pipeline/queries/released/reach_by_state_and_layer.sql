-- answers: People reached by state or area and layer, as released.
-- for: everyone

select
    area.place, area.title, layer_list.code as layer, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, coalesce((measures ->> 'organisations')::bigint, 0) as organisations,
    coalesce(measures ->> 'told', 'nobody_told') as told, coalesce((measures ->> 'planned')::bigint, 0) as planned, coalesce(hidden, false) as hidden
from areas_shown($pcodes) as area
cross join layer_list
left join released('reach_by_state_and_layer', $from_month, $to_month, $pcodes) as figures
    on figures.place = area.place and figures.layer = layer_list.code
where chosen($admin1, area.place)
order by area.position, layer_list.position
