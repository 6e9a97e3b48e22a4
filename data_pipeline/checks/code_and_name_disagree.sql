-- title: A name and its code say different things
-- severity: warning
-- scope: row
-- message: The name says {name}, the code says {code}; the code was taken.
-- advice: Correct the one that is wrong.

select r.row_id, 'admin1' as column_name, w.admin1 as written, r.admin1 as suggestion, null as score, json_object('name', by_name.code, 'code', by_code.code) as details
from checked_rows as r
join due_written as w using (row_id)
join spellings as by_name on by_name.list = 'admin1' and by_name.written = w.admin1
join spellings as by_code on by_code.list = 'admin1' and by_code.written = w.admin1_pcode
where by_name.code <> by_code.code
