-- answers: On which day of the following month a file is due, and from which month on.
-- for: members

select from_month, day, entered from deadlines order by from_month
