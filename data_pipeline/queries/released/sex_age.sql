-- answers: Girls, boys, women and men reached, by population group, as released.
-- for: everyone

select
    population_group, (measures ->> 'girls')::bigint as girls, (measures ->> 'boys')::bigint as boys, (measures ->> 'women')::bigint as women, (measures ->> 'men')::bigint as men,
    (measures ->> 'older_women')::bigint as older_women, (measures ->> 'older_men')::bigint as older_men, (measures ->> 'not_recorded')::bigint as not_recorded, (measures ->> 'disability')::bigint as disability,
    (measures ->> 'with_disability_rows_share')::double as with_disability_rows_share
from released('sex_age', $from_month, $to_month, $pcodes) as figures
order by population_group
