-- title: The numbers look like totals since January
-- severity: warning
-- scope: organisation
-- message: In {series} activities the numbers never fall from month to month of {year}.
-- advice: Are they the people of each month, or all since January? Say which; nothing changes before you answer.

with series as (
    select
        organisation, year(month) as year, implementer, place, activity, population_group, month, people_low,
        lag(people_low) over same as before, first_value(people_low) over same as first
    from checked_months
    anti join year_to_date as answer on answer.kind <> '' and answer.organisation = checked_months.organisation and answer.year = year(month)
    where counts = 'people' and people_low is not null and organisation in (select organisation from due_organisations)
    window same as (partition by organisation, year(month), implementer, place, activity, population_group order by month)
),
judged as (
    select
        organisation, year, implementer, place, activity, population_group, max(month) as month,
        count(*) as months,
        bool_and(people_low >= before) filter (before is not null) as never_falls,
        bool_and(people_low > before) filter (before is not null) as always_rises,
        avg(abs((people_low - before) - first)) filter (before is not null)
            < avg(abs(people_low - first)) filter (before is not null) as steps_like_the_first
    from series
    group by all
)
select
    null::bigint as row_id, organisation, max(month) as month, 'total' as column_name, null as written, null as suggestion, null::double as score,
    json_object('series', count(*), 'year', year) as details
from judged
cross join policy
where months >= policy.cumulative_months
group by organisation, year, policy.cumulative_series, policy.cumulative_never_fall, policy.cumulative_rise
having count(*) >= policy.cumulative_series
    and avg(never_falls::integer) >= policy.cumulative_never_fall
    and avg(always_rises::integer) >= policy.cumulative_rise
    and avg(steps_like_the_first::integer) > 0.5
