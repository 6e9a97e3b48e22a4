-- answers: People reached by state or area, as released.
-- for: everyone

select
    area.place, area.title, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, (measures ->> 'contacts')::bigint as contacts, (measures ->> 'organisations')::bigint as organisations, (measures ->> 'layers')::bigint as layers,
    coalesce(measures ->> 'told', 'nobody_told') as told, coalesce((measures ->> 'planned')::bigint, 0) as planned, coalesce(hidden, false) as hidden
from areas_shown($pcodes) as area
left join released('reach_by_state', $from_month, $to_month, $pcodes) as figures on figures.place = area.place
where chosen($admin1, area.place)
order by area.position
