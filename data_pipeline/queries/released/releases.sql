-- answers: Which months were released to the public.
-- for: everyone

select release, month, made_on from releases order by release
