-- answers: The columns of the template and those that are only read.
-- for: everyone

select * from column_list order by position
