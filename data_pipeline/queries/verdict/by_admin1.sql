-- One line per admin1: rows that count and the people they tell.
select admin1 as code, count(*) as rows, sum(total) filter (counts = 'people' and carries_people) as people
from rows_that_count($submission)
where admin1 is not null
group by admin1
order by admin1
