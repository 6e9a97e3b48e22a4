-- title: A number of people is below zero
-- severity: error
-- scope: row
-- message: A number of people cannot be below zero.
-- advice: Write the number that took part; corrections go into the month they belong to.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unread_numbers
where number < 0
