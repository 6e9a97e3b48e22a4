-- answers: Girls, boys, women and men reached, by population group: the largest month of each activity, added over activities as told.
-- for: members

select
    population_group,
    sum(girls)::bigint as girls, sum(boys)::bigint as boys, sum(coalesce(women, adult_women))::bigint as women, sum(coalesce(men, adult_men))::bigint as men,
    sum(older_women)::bigint as older_women, sum(older_men)::bigint as older_men,
    sum(greatest(people_low - coalesce(cells_low, 0), 0))::bigint as not_recorded,
    sum(disability)::bigint as disability,
    sum(disability_rows) / nullif(sum(rows_counted), 0) as with_disability_rows_share
from (
    select
        organisation, implementer, place, activity, population_group,
        max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men, max(older_women) as older_women, max(older_men) as older_men,
        max(adult_women) as adult_women, max(adult_men) as adult_men, max(people_low) as people_low,
        max(coalesce(girls, 0) + coalesce(boys, 0) + coalesce(adult_women, 0) + coalesce(adult_men, 0)) as cells_low,
        max(disability) as disability, sum(disability_rows) as disability_rows, sum(rows_counted) as rows_counted
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    where counts = 'people'
    group by all
)
group by population_group
order by population_group
