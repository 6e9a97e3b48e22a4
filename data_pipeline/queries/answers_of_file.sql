-- answers: What the sender has answered about a file: headings, spellings, mended cells; the newest first.
-- for: own

select
    held.n, told.time, told.who, held.kind, held.facts, held.submission = told.submission as given_here,
    (select count(*) from mended_cells as cell where cell.submission = held.submission and cell.answer = held.n) as cells
from held_answers as held
join file_answers as told using (n)
join submissions on submissions.submission = held.submission
where held.submission = $submission and ($sees_all or submissions.sender = $viewer_organisation)
order by held.n desc
