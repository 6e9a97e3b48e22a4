-- title: A sudden jump
-- severity: warning
-- scope: organisation
-- message: {now} people, in the months before it was about {usual}.
-- advice: Right? If many came or left, say so in one sentence in the description.

with by_month as (
    select organisation, month, sum(people_low) as people
    from checked_months
    where counts = 'people' and organisation in (select organisation from due_organisations)
    group by organisation, month
),
before as (
    select
        organisation, month, people,
        median(people) over earlier as usual, count(*) over earlier as months
    from by_month
    window earlier as (partition by organisation order by month range between interval 6 month preceding and interval 1 month preceding)
)
select
    null::bigint as row_id, organisation, month, 'total' as column_name, people::varchar as written, null as suggestion, null::double as score,
    json_object('now', people, 'usual', usual::integer) as details
from before
cross join policy
where months >= policy.jump_months
    and greatest(people, usual) >= policy.jump_multiple * greatest(least(people, usual), 1)
    and abs(people - usual) >= policy.jump_least_people
