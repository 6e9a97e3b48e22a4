-- answers: Lines of one file that are no rows, and why.
-- for: own

select left_out.sheet, left_out.line, left_out.why
from left_out
join submissions using (submission)
where submission = $submission and ($sees_all or submissions.sender = $viewer_organisation)
order by all
