-- title: A heading is not known
-- severity: warning
-- scope: file
-- message: The heading "{heading}" is not one of ours; its cells stay in the file you sent and are not counted.
-- advice: If it means one of our columns, use our heading, or ask the working group to add yours.

select
    row_key(submission, sheet, 0) as row_id, null as column_name, heading as written, null as suggestion, null as score,
    json_object('heading', heading) as details
from understood_headings
where how = 'none' and heading <> '' and column_name is null
