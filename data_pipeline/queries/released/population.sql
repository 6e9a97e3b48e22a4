-- answers: Population figures, each with its source and year.
-- for: everyone

select * from population order by place, measure, year
