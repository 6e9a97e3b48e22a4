-- answers: What was decided about the rows of my agency, by whom, when and why.
-- for: own

select n, time, who, kind, answer, items::varchar as items, why, organisations, proposed, seconded_by, undone_by, holds
from decisions
where list_contains(organisations, $viewer_organisation)
order by n desc
