-- title: A date cannot be read
-- severity: warning
-- scope: row
-- message: It is not a date; the row counts without it.
-- advice: Write the date as year-month-day, for example 2026-12-31.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unknown_cells
where list = 'date' and not regexp_matches(written, '\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}')
