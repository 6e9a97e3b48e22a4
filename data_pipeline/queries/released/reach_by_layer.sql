-- answers: People reached by layer, as released. Layers do not add up to the total.
-- for: everyone

select layer_list.code as layer, layer_list.title, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, (measures ->> 'contacts')::bigint as contacts, (measures ->> 'organisations')::bigint as organisations, (measures ->> 'places')::bigint as places, coalesce(hidden, false) as hidden
from layer_list
left join released('reach_by_layer', $from_month, $to_month, $pcodes) as figures on figures.layer = layer_list.code
order by layer_list.position
