-- title: The total is more than the parts
-- severity: warning
-- scope: row
-- message: The total says {total}, by sex and age it is {parts}: {missing} without sex or age.
-- advice: Right? Otherwise correct the total or the parts.

-- Cells that are empty or could not be read have their own objection.
select
    r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score,
    json_object('parts', r.parts, 'total', r.entered, 'missing', r.entered - r.parts) as details
from checked_rows as r
join due_written as w using (row_id)
anti join unread_numbers using (row_id)
where r.parts < r.entered
    and (coalesce(r.girls, r.boys, r.women, r.men) is null or r.girls + r.boys + r.women + r.men is not null)
