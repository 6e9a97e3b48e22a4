-- title: More people for the first time than people
-- severity: error
-- scope: row
-- message: {new} people for the first time this year, but only {total} people in all.
-- advice: People seen for the first time are part of the people of the month: correct one of the two.

select
    r.row_id, 'new' as column_name, w."new" as written, null as suggestion, null as score,
    json_object('new', r."new", 'total', r.total) as details
from checked_rows as r
join due_written as w using (row_id)
where r."new" > r.total
