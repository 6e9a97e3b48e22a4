-- One line: the newest month of an organisation's rows in some submissions, or in a year.

select max(month) as month
from rows
where organisation = $organisation and (list_contains($submissions, submission) or year(month) = $year)
