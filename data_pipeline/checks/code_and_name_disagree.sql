-- title: A name and its code say different things
-- severity: warning
-- scope: row
-- message: The name says {name}, the code says {code}; the code was taken.
-- advice: Correct the one that is wrong.

with told as (
    select w.row_id, contrary.*
    from due_written as w
    join contrary_names as contrary on contrary.list = 'admin1' and w.admin1 = contrary.written and w.admin1_pcode = contrary.written_code
    union all
    select w.row_id, contrary.*
    from due_written as w
    join contrary_names as contrary on contrary.list = 'activity' and w.activity = contrary.written and w.activity_sub_code = contrary.written_code
)
select row_id, list as column_name, written, code as suggestion, null as score, json_object('name', name, 'code', code) as details
from told
semi join checked_rows using (row_id)
