-- answers: What needs a person: objections, spellings, the same work told twice, numbers to check, late changes; the oldest first.
-- for: chair

with items as (
    select * from spellings_to_confirm()
    union all by name
    select * from work_to_confirm()
    union all by name
    select * from numbers_to_check()
    union all by name
    select * from late_changes()
    union all by name
    select * from objections_to_answer()
)
select
    item, kind, what, organisations, organisation, implementer, other, items."month" as month, since,
    greatest(0, date_diff('day', since, coalesce((select max((facts ->> 'date')::date) from events where action = 'today'), (select max(received_on) from submissions)))) as days,
    list, written, context, suggestion, score, place, activity, population_group, people, usual, rows, year, row_id, row_ids, folder, amount, decision, objector, why
from items
order by since nulls last, kind, item
