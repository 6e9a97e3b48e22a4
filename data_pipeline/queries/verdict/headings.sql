-- One line per heading of the used sheets: the column it means and how we know.
select heading, column_name as "column", how, sheet
from headings
where submission = $submission
order by sheet, position
