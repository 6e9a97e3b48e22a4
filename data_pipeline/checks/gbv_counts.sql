-- title: Counts of survivors of gender-based violence
-- severity: error
-- scope: row
-- message: Survivors or cases of gender-based violence are counted here.
-- advice: Send these through the GBV sub-cluster; say here only that the service exists.

with told as (
    select row_id, 'description' as column_name, description as written from due_written where description in (select text from gbv_texts)
    union all
    select row_id, 'activity', activity from due_written where activity in (select text from gbv_texts)
    union all
    select row_id, 'remarks', remarks from due_written where remarks in (select text from gbv_texts)
)
select told.row_id, told.column_name, told.written, null as suggestion, null as score, json_object() as details
from told
join checked_rows as r using (row_id)
where coalesce(r.total, r.contacts, 0) > 0
qualify row_number() over (partition by told.row_id order by told.column_name <> 'description', told.column_name) = 1
