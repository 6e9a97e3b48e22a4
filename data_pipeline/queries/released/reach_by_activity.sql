-- answers: People reached and acts of service by activity, as released.
-- for: everyone

select
    list.code as activity, list.title, list.layer, list.counts, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high,
    (measures ->> 'contacts')::bigint as contacts, (measures ->> 'attendances')::bigint as attendances, (measures ->> 'participants')::bigint as participants, (measures ->> 'organisations')::bigint as organisations, (measures ->> 'places')::bigint as places, hidden
from released('reach_by_activity', $from_month, $to_month, $pcodes) as figures
join activity_list as list on list.code = figures.activity
order by list.position
