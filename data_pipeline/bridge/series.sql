-- One line per activity of either month: stopped, new, or going on with more (or as many) or with fewer people.
-- From coming_activity_lines. A hash, for a place may be unknown.

create or replace temp table series as
with told as (
    select
        hash(organisation, implementer, place, activity, population_group) as activity_key,
        bool_or(month = $before) as was, bool_or(month = $after) as is_now,
        sum(people_low) filter (month = $before) as people_before, sum(people_low) filter (month = $after) as people_now
    from coming_activity_lines
    where month in ($before, $after) and rows_counted > 0 and rows_counted > 0
    group by all
)
select
    activity_key,
    case
        when not is_now then 'stopped'
        when not was then 'new'
        when coalesce(people_now, 0) >= coalesce(people_before, 0) then 'more'
        else 'fewer'
    end as kind
from told;
