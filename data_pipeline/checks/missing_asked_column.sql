-- title: A column of the template is missing
-- severity: warning
-- scope: file
-- message: The column "{title}" is not in the file; the rows are read without it.
-- advice: Use the template of the working group, or add the column.

with used as (
    select distinct submission, sheet from due_headings
)
select
    row_key(used.submission, used.sheet, 0) as row_id, column_list.name as column_name, null as written, null as suggestion, null as score,
    json_object('title', column_list.title) as details
from used
cross join column_list
anti join understood_headings as found
    on found.submission = used.submission and found.sheet = used.sheet
    and (
        found.column_name = column_list.name
        or (column_list.name = 'admin2' and found.column_name = 'admin2_pcode')
        or (column_list.name = 'contacts' and found.column_name = 'attendances')
    )
where column_list.required = 'column' and column_list.name not in ('reporting_month', 'reporting_organisation', 'admin1', 'activity')
