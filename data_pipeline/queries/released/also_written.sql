-- answers: Spellings that are understood, by list.
-- for: everyone

select distinct list, written, code, context, source from also_written order by list, code, written
