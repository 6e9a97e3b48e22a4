-- title: A column is missing
-- severity: error
-- scope: file
-- message: The column "{title}" is not in the file, and without it no row can be counted.
-- advice: Add the column, or use the heading of the template.

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
        or (column_list.name = 'admin1' and found.column_name in ('admin1_pcode', 'admin2', 'admin2_pcode'))
        or (column_list.name = 'activity' and found.column_name = 'activity_sub_code')
        or (column_list.name = 'reporting_organisation' and found.column_name = 'organisation_acronym')
    )
semi join due_submissions as due
    on due.submission = used.submission and (column_list.name <> 'reporting_month' or due.month_chosen is null)
where column_list.name in ('reporting_month', 'reporting_organisation', 'admin1', 'activity')
