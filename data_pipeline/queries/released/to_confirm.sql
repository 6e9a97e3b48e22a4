-- answers: What no source confirms yet: to be confirmed by the working group.
-- for: everyone

select * from to_confirm order by list, code
