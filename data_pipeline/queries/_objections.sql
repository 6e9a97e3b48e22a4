-- One line per objection of an agency to a decision about its rows, with the entry that answered it.

-- Undoing the decision answers it as well.
create or replace view objections as
with answers as (
    select (facts ->> 'objection')::integer as objection, n, time, who, facts ->> 'why' as answer
    from events
    where action = 'answered'
)
select
    objected.n, objected.time, objected.who, objected.organisation, decisions.n as decision, objected.facts ->> 'why' as why,
    coalesce(answers.n, undone.n) as answered_by, coalesce(answers.time, undone.time) as answered_at,
    coalesce(answers.who, undone.who) as answered_who, coalesce(answers.answer, undone.facts ->> 'why') as answer
from events as objected
join decisions on decisions.n = (objected.facts ->> 'decision')::integer
left join answers on answers.objection = objected.n
left join events as undone on undone.n = decisions.undone_by and undone.n > objected.n
where objected.action = 'objected';

create or replace macro objections_to_answer() as table
    select
        'objection' as kind, concat_ws('/', 'objection', n) as item, [organisation] as organisations, organisation,
        time::date as since, n as amount, decision, who as objector, why
    from objections
    where answered_by is null;
