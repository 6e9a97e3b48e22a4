-- title: Sex and age are only partly filled in
-- severity: warning
-- scope: row
-- message: {filled} of the four cells girls, boys, women and men are filled in.
-- advice: Fill in all four (0 where there was nobody), or leave all empty.

select
    row_id, 'girls' as column_name, null as written, null as suggestion, null as score,
    json_object('filled', (girls is not null)::int + (boys is not null)::int + (women is not null)::int + (men is not null)::int) as details
from checked_rows
where (girls is not null)::int + (boys is not null)::int + (women is not null)::int + (men is not null)::int between 1 and 3
