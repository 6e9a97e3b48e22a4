-- title: A number too large to be true
-- severity: error
-- scope: row
-- message: More than {most} in one row cannot be right.
-- advice: Correct the number; perhaps it is a telephone number, an amount of money or a code.

with large as materialized (
    select r.row_id
    from checked_rows as r
    cross join policy
    where greatest(
        r.girls, r.boys, r.women, r.men, r.older_women, r.older_men, r.not_recorded, r.entered, r."new", r.disability, r.contacts, r.sessions
    ) > policy.most_people_in_a_row
),
cells as (
    select row_id, column_name, written, as_number(written) as number
    from (select * from due_written semi join large using (row_id))
    unpivot (written for column_name in (girls, boys, women, men, older_women, older_men, not_recorded, total, "new", disability, contacts, attendances, sessions))
    union all
    select row_id, column_name, written, number
    from unread_numbers
    where number = floor(number)
)
select row_id, column_name, written, null as suggestion, null as score, json_object('most', policy.most_people_in_a_row) as details
from cells
cross join policy
where number > policy.most_people_in_a_row
