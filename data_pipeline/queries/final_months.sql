-- answers: Every version of every final month: when it was made final, by whom, and whether and why it was reopened.
-- for: members

with reopened as (
    select n, time::date as day, (facts ->> 'month')::date as month, facts ->> 'reason' as reason
    from events
    where action = 'reopened'
)
select
    fm.month, fm.frozen, fm.made_on, fm.folder, events.who,
    after.n is not null as reopened, after.day as reopened_on, after.reason
from frozen_months as fm
left join events on events.n = fm.frozen
left join reopened as after on after.month = fm.month and after.n > fm.frozen
qualify row_number() over (partition by fm.frozen order by after.n) = 1
order by fm.frozen
