-- One line per layer: rows that count and the people they tell.
select layer as code, count(*) as rows, sum(total) filter (counts = 'people' and carries_people) as people
from rows_that_count($submission)
where layer is not null
group by layer
order by layer
