-- answers: The rows of a file that a check objects to or that were mended, cell by cell as they are read now.
-- for: own

with wanted as (
    select row_id from findings where submission = $submission and line > 0
    union
    select row_id from mended_cells where submission = $submission
)
select w.* exclude (row_id, submission)
from written as w
join submissions using (submission)
semi join wanted using (row_id)
where submission = $submission and ($sees_all or submissions.sender = $viewer_organisation)
order by w.sheet, w.line
