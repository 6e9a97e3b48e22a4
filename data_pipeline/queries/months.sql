-- answers: Which months there are, the newest last; final unless reopened since.
-- for: members

with final as (
    select month, max(frozen) as frozen from frozen_months group by month
),
reopened as (
    select (facts ->> 'month')::date as month, max(n) as n from events where action = 'reopened' group by all
),
counted as (
    select month, count(*) as rows from standing where standing = 'standing' and month is not null group by month
)
select
    counted.month, coalesce(final.frozen > coalesce(reopened.n, 0), false) as final,
    counted.month in (select month from releases) as released, counted.rows
from counted
left join final using (month)
left join reopened using (month)
order by counted.month
