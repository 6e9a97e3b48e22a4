-- One line per population group: rows that count and the people they tell.
select population_group as code, count(*) as rows, sum(total) filter (counts = 'people' and carries_people) as people
from rows_that_count($submission)
where population_group is not null
group by population_group
order by population_group
