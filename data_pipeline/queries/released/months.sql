-- answers: Which months were released, the newest last.
-- for: everyone

select month, true as final, true as released, max(release) as release
from releases
group by month
order by month
