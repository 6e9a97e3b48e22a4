-- title: Counts of survivors of gender-based violence
-- severity: error
-- scope: row
-- message: Survivors or cases of gender-based violence are counted here.
-- advice: Send these through the GBV sub-cluster; say here only that the service exists.

select r.row_id, 'description' as column_name, w.description as written, null as suggestion, null as score, json_object() as details
from checked_rows as r
cross join patterns
join due_written as w using (row_id)
where coalesce(r.total, r.contacts, 0) > 0
    and regexp_matches(folded(concat_ws(' ', w.description, w.activity, w.remarks)), patterns.gbv_words)
