-- answers: Which months there are, the newest last; final unless reopened since.
-- for: members

with counted as (
    select month, count(*) as rows from standing where standing = 'standing' and month is not null group by month
)
select
    counted.month, counted.month in (select month from final_now) as final,
    counted.month in (select month from releases) as released, counted.rows
from counted
order by counted.month
