-- title: A number has words in it, or can be read in two ways
-- severity: error
-- scope: row
-- message: It holds a number and something else, or could be read in two ways.
-- advice: Write the whole number alone, without words, points or units.

select
    row_id, column_name, written, nullif(regexp_extract(without_blanks(written), '^\D*(\d+)\D*$', 1), '') as suggestion, null as score,
    json_object() as details
from unread_numbers
where number is null and regexp_matches(written, '\d')
