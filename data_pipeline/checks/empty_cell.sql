-- title: A cell of the template is empty
-- severity: warning
-- scope: row
-- message: The cell is empty: without a status a row counts as ongoing, without a group as for everybody together.
-- advice: Fill it in if you know it.

-- Where the whole column is missing, one objection to the file says so.
with columns_there as (
    select distinct submission, sheet, column_name
    from understood_headings
    where column_name in ('status', 'population_group')
),
empty as (
    select w.row_id, found.column_name
    from due_written as w
    join columns_there as found on found.submission = w.submission and found.sheet = w.sheet and found.column_name = 'status'
    where w.status is null
    union all
    select w.row_id, found.column_name
    from due_written as w
    join columns_there as found on found.submission = w.submission and found.sheet = w.sheet and found.column_name = 'population_group'
    where w.population_group is null
)
select row_id, column_name, null as written, null as suggestion, null as score, json_object() as details
from empty
semi join checked_rows using (row_id)
