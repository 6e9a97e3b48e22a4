-- title: Sex and age are only partly filled in
-- severity: warning
-- scope: row
-- message: {filled} of the four cells girls, boys, women and men are filled in, this one is not.
-- advice: Fill in all four (0 where there was nobody), or leave all empty.

-- A cell that is filled in and could not be read has its own objection; where sex and age stand in rows, a row fills one.
with partly as (
    select
        row_id, (girls is not null)::int + (boys is not null)::int + (women is not null)::int + (men is not null)::int as filled,
        case when girls is null then 'girls' when boys is null then 'boys' when women is null then 'women' else 'men' end as column_name
    from checked_rows
    anti join (from due_written where sex is not null) as in_rows using (row_id)
    where (girls is null or boys is null or women is null or men is null) and coalesce(girls, boys, women, men) is not null
)
select row_id, column_name, null as written, null as suggestion, null as score, json_object('filled', filled) as details
from partly
anti join unread_numbers using (row_id)
