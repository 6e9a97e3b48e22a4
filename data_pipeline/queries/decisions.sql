-- answers: What was decided on the chair's desk, by whom, when and why; what waits for another chair; what was undone or objected to.
-- for: chair

select
    n, time, who, kind, answer, items::varchar as items, why, organisations, proposed, seconded_by, undone_by, holds,
    (select list(organisation order by objections.n) from objections where objections.decision = decisions.n) as objected,
    (select list(coalesce(answer, '') order by objections.n) from objections where objections.decision = decisions.n and answered_by is not null) as answers
from decisions
order by n desc
