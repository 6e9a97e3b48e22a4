-- title: The same row twice
-- severity: warning
-- scope: row
-- message: The same as row {line} in every cell; it is counted once.
-- advice: Take one of the two out, or correct what should be different.

select
    row_id, null as column_name, null as written, null as suggestion, null as score,
    json_object('line', first_value(line) over same) as details
from checked_rows
where coalesce(total, contacts) is not null
window same as (partition by submission, organisation, month, fingerprint order by row_id)
qualify row_number() over same > 1
