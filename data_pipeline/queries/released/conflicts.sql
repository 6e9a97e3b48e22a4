-- answers: Where sources say different things.
-- for: everyone

select * from conflicts
