-- title: A cell of the template is empty
-- severity: warning
-- scope: row
-- message: The cell is empty; the row counts {consequence}.
-- advice: Fill it in if you know it.

select r.row_id, 'status' as column_name, null as written, null as suggestion, null as score, json_object('consequence', 'as ongoing') as details
from checked_rows as r
join due_written as w using (row_id)
semi join understood_headings as found on found.submission = r.submission and found.sheet = r.sheet and found.column_name = 'status'
where w.status is null
union all
select r.row_id, 'population_group', null, null, null, json_object('consequence', 'for everybody together')
from checked_rows as r
join due_written as w using (row_id)
semi join understood_headings as found on found.submission = r.submission and found.sheet = r.sheet and found.column_name = 'population_group'
where w.population_group is null
