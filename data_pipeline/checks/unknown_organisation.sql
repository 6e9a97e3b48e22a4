-- title: An organisation is not on the register
-- severity: warning
-- scope: row
-- message: This organisation is not on the register of the working group; its rows count under the name as written.
-- advice: Ask the working group to add it, or use the name on the register.

select u.row_id, u.column_name, u.written, u.suggestion, u.score, json_object() as details
from unknown_cells as u
join due_rows as r using (row_id)
where u.column_name in ('reporting_organisation', 'organisation_acronym') and not r.organisation_known
