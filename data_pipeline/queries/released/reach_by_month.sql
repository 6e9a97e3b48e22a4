-- answers: People reached month by month, as released. Months do not add up.
-- for: everyone

select
    month, (measures ->> 'low')::bigint as low, (measures ->> 'high')::bigint as high, (measures ->> 'contacts')::bigint as contacts, (measures ->> 'organisations')::bigint as organisations, (measures ->> 'expected')::bigint as expected, (measures ->> 'reported')::bigint as reported, (measures ->> 'late')::bigint as late, (measures ->> 'missing')::bigint as missing,
    true as final, hidden
from released('reach_by_month', $from_month, $to_month, $pcodes) as figures
order by month
