-- answers: Girls, boys, women and men reached, by population group: at least so many, the largest cells of each place, added over places.
-- for: members

with recursive
activity as (
    select
        *, case when coalesce(area, '') <> '' then area else admin1 end as part,
        case when site is not null then 4 when county is not null then 3 when coalesce(area, '') <> '' then 2 when admin1 is not null then 1 else 0 end as level
    from activity_reach($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, '')
),
own as materialized (
    select
        population_group, level, case when level >= 1 then admin1 end as state, case when level >= 2 then part end as part,
        case when level >= 3 then county end as county, case when level >= 4 then site end as site,
        [
            max(girls), max(boys), max(older_women), max(older_men),
            greatest(max(adult_women), coalesce(max(women), 0) + coalesce(max(older_women), 0)),
            greatest(max(adult_men), coalesce(max(men), 0) + coalesce(max(older_men), 0)), max(low)
        ]::bigint[] as numbers
    from activity
    group by all
),
cells as (
    select population_group, level, state, part, county, site, cell, coalesce(numbers[cell], 0) as low
    from own, range(1, 8) as one(cell)
),
-- From the sites up: a row without a place is a rival of the finer ones, never an addend; each cell for itself.
node as (
    select '' as population_group, 5 as level, null::varchar as state, null::varchar as part, null::varchar as county, null::varchar as site, 0::bigint as cell, 0::bigint as low
    union all
    (
        with below as (
            select
                population_group, level - 1 as level, case when level > 1 then state end as state, case when level > 2 then part end as part,
                case when level > 3 then county end as county, null as site, cell, sum(low) as low
            from node
            where level > 0
            group by all
        )
        select population_group, level, state, part, county, site, cell, max(low)::bigint
        from (
            select * from below
            union all
            select cells.* from cells where cells.level in (select distinct level from below)
        )
        group by all
    )
),
country as (
    pivot (select population_group, cell, low from node where level = 0 and cell > 0) on cell in (1, 2, 3, 4, 5, 6, 7) using max(low)
),
disabled as (
    select population_group, max(disability) as disability, sum(disability_rows) / nullif(sum(rows_counted), 0) as with_disability_rows_share
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    where counts = 'people'
    group by population_group
)
select
    population_group, "1" as girls, "2" as boys, "5" - "3" as women, "6" - "4" as men, "3" as older_women, "4" as older_men,
    greatest("7" - "1" - "2" - "5" - "6", 0) as not_recorded, disabled.disability, disabled.with_disability_rows_share
from country
left join disabled using (population_group)
order by population_group
