-- title: A name is not on its list
-- severity: warning
-- scope: row
-- message: It is not on the list; the row counts all the same.
-- advice: Use a code or name from the list, or ask the working group to add it.

select u.row_id, u.column_name, u.written, u.suggestion, u.score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
join due_written as w using (row_id)
left join code_of as by_code on by_code.list = 'admin1' and by_code.written = w.admin1_pcode
where u.how = 'none'
    and (
        (u.column_name = 'admin1' and by_code.code is not null)
        or (u.column_name = 'admin1_pcode' and r.admin1 is not null)
        or (u.list = 'admin2' and r.county is null and coalesce(r.admin1, w.admin1, w.admin1_pcode) is not null)
        or (u.column_name = 'activity_sub_code' and r.activity is not null)
        or u.list in ('delivery_mode', 'cluster', 'yes_no', 'population_group', 'count_basis', 'layer', 'donor', 'sex', 'age_group')
        or u.column_name = 'implementing_partner'
    )
