-- title: Rows are of another organisation than the sender
-- severity: error
-- scope: row
-- message: The row is of another organisation; this account sends for {sender}.
-- advice: Send only your own rows; the chair can send for others.

select
    r.row_id, case when w.reporting_organisation is null then 'organisation_acronym' else 'reporting_organisation' end as column_name,
    coalesce(w.reporting_organisation, w.organisation_acronym) as written, null as suggestion, null as score,
    json_object('sender', coalesce(organisation_list.title, due.sender)) as details
from checked_rows as r
join due_submissions as due using (submission)
left join organisation_list on organisation_list.code = due.sender
join due_written as w using (row_id)
where due.sender <> '' and r.organisation <> due.sender
