-- answers: Which months there are, the newest last.
-- for: members

select
    month, month in (select month from frozen_months) as final, month in (select month from releases) as released, count(*) as rows
from standing
where standing = 'standing' and month is not null
group by month
order by month
