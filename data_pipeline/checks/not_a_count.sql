-- title: A cell is not a number
-- severity: error
-- scope: row
-- message: It is not a number of people.
-- advice: Write a whole number without words; leave the cell empty where you do not know.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unread_numbers
where number is null and not regexp_matches(written, '\d')
