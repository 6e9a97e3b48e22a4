-- answers: The released period in one line.
-- for: everyone

select
    (measures ->> 'people_low')::bigint as people_low, (measures ->> 'people_high')::bigint as people_high, (measures ->> 'people_floor')::bigint as people_floor,
    (measures ->> 'contacts')::bigint as contacts, (measures ->> 'attendances')::bigint as attendances, (measures ->> 'participants')::bigint as participants, (measures ->> 'supported_staff')::bigint as supported_staff,
    (measures ->> 'organisations')::bigint as organisations, (measures ->> 'places_covered')::bigint as places_covered, (measures ->> 'places_all')::bigint as places_all,
    (measures ->> 'expected')::bigint as expected, (measures ->> 'reported')::bigint as reported, (measures ->> 'late')::bigint as late, (measures ->> 'missing')::bigint as missing,
    (measures ->> 'rows_counted')::bigint as rows_counted, (measures ->> 'told_sum')::bigint as told_sum, (measures ->> 'complete_share')::double as complete_share,
    coalesce(measures ->> 'capped', '[]') as capped,
    release as data_version, (measures ->> 'as_of')::date as as_of, hidden
from released('headline', $from_month, $to_month, $pcodes) as figures
