-- title: The total is more than the parts
-- severity: warning
-- scope: row
-- message: The total says {total}, girls, boys, women and men add up to {parts}: {missing} without sex or age.
-- advice: Right? Otherwise correct the total or the parts.

select r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score, json_object('parts', r.parts, 'total', r.entered, 'missing', r.entered - r.parts) as details
from checked_rows as r
join due_written as w using (row_id)
where r.parts < r.entered
