-- title: More people with a disability than people
-- severity: error
-- scope: row
-- message: {disability} people with a disability, but only {total} people in all.
-- advice: People with a disability are part of the people of the month: correct one of the two.

select
    r.row_id, 'disability' as column_name, w.disability as written, null as suggestion, null as score,
    json_object('disability', r.disability, 'total', r.total) as details
from checked_rows as r
join due_written as w using (row_id)
where r.disability > r.total
