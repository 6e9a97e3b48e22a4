-- answers: What was decided about the rows of my agency, by whom, when and why; its last objection to each and the answer.
-- for: own

with objected as (
    select
        decision, n as objection, time as objected_at, why as objection_why, answered_by, answered_at, answered_who, answer as objection_answer
    from objections
    where organisation = $viewer_organisation
    qualify row_number() over (partition by decision order by n desc) = 1
)
select
    n, time, who, kind, answer, items::varchar as items, why, organisations, proposed, seconded_by, undone_by, holds, objected.* exclude (decision)
from decisions
left join objected on objected.decision = n
where list_contains(organisations, $viewer_organisation)
order by n desc
