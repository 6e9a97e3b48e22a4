-- title: Several things in one cell
-- severity: error
-- scope: row
-- message: The cell names several things of the list, and only one can be counted.
-- advice: Use one row for each, with its own people; or choose the one that the people belong to.

select u.row_id, u.column_name, u.written, u.suggestion, u.score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
join due_written as w using (row_id)
left join code_of as by_code on by_code.list = 'admin1' and by_code.written = w.admin1_pcode
where u.how = 'several'
    and (
        (u.column_name = 'admin1' and by_code.code is null)
        or (u.column_name = 'admin1_pcode' and r.admin1 is null)
        or (u.list = 'admin2' and r.admin1 is null and coalesce(w.admin1, w.admin1_pcode) is null)
        or (u.list = 'activity' and r.activity is null and (not r.mhpss or coalesce(r.total, r.contacts) is not null))
        or u.list = 'status'
    )
