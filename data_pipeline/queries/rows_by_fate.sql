-- answers: What became of every row read, by fate and reason.
-- for: chair

select coalesce(standing.standing, 'awaiting') as standing, standing.reason, count(*) as rows
from rows
left join standing using (row_id)
group by all
order by all
