-- answers: What was decided on the chair's desk, by whom, when and why; what waits for another chair; what was undone.
-- for: chair

select n, time, who, kind, answer, items::varchar as items, why, organisations, proposed, seconded_by, undone_by, holds
from decisions
order by n desc
