-- title: The place is not in its state
-- severity: error
-- scope: row
-- message: {county} is not in the state written beside it.
-- advice: Correct the state or the county.

select
    r.row_id, 'admin2' as column_name, coalesce(w.admin2, w.admin2_pcode) as written, county.admin1 as suggestion, null as score,
    json_object('county', county.title, 'state', r.admin1) as details
from checked_rows as r
join place_list as county on county.code = r.county and county.admin1 <> r.admin1
join due_written as w using (row_id)
