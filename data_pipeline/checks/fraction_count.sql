-- title: A number of people is not whole
-- severity: error
-- scope: row
-- message: A number of people must be whole.
-- advice: Write a whole number, not an average or a share.

select row_id, column_name, written, null as suggestion, null as score, json_object() as details
from unread_numbers
where number >= 0 and number <> floor(number)
