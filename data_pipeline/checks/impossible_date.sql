-- title: A date that does not exist or cannot be right
-- severity: warning
-- scope: row
-- message: There is no such day, or it lies outside 2000 to 2050; the row counts without it.
-- advice: Correct the day, month or year.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unknown_cells
where list = 'date' and regexp_matches(written, '\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}')
