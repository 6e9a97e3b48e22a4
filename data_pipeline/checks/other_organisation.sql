-- title: Rows are of another organisation than the sender
-- severity: error
-- scope: row
-- message: The row is of another organisation; this account sends for {sender}.
-- advice: Send only your own rows; the chair can send for others.

select
    r.row_id, 'reporting_organisation' as column_name, w.reporting_organisation as written, due.sender as suggestion, null as score,
    json_object('sender', due.sender) as details
from checked_rows as r
join due_submissions as due using (submission)
join due_written as w using (row_id)
where due.sender <> '' and r.organisation <> due.sender
