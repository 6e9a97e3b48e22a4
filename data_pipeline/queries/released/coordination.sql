-- answers: Who chairs what, with whom, where.
-- for: everyone

select * from coordination
