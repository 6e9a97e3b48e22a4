-- One line: the submission, its state and what became of its rows.
select list.*, s.outcome, s.refusal_code, s.refusal, s.line, s.warnings
from submission_list($submission) as list
join submissions as s using (submission)
where list.submission = $submission
