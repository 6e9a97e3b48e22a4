-- title: A value could mean two things
-- severity: error
-- scope: row
-- message: It could mean more than one of the list.
-- advice: Write the code instead of the name.

select u.row_id, u.column_name, u.written, u.suggestion, u.score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
where u.how = 'ambiguous'
    and (
        u.column_name = 'admin1'
        or (u.list = 'admin2' and r.county is null)
        or (u.list = 'activity' and r.activity is null and (not r.mhpss or coalesce(r.total, r.contacts) is not null))
        or u.list in ('status', 'population_group')
    )
