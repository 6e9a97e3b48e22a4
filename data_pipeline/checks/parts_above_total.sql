-- title: The parts are more than the total
-- severity: error
-- scope: row
-- message: By sex and age it is {parts} people, the total says {total}.
-- advice: Correct the total or the parts.

select
    r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score,
    json_object('parts', r.parts, 'total', r.entered) as details
from checked_rows as r
join due_written as w using (row_id)
where r.parts > r.entered
