-- title: The file has no rows
-- severity: error
-- scope: file
-- message: No row stands under the headings.
-- advice: Fill in at least one row, or choose "Nothing to report this month".

select row_key(due.submission, 0, 0) as row_id, null as column_name, due.file_name as written, null as suggestion, null as score, json_object() as details
from due_submissions as due
anti join due_written using (submission)
where due.outcome = 'read'
