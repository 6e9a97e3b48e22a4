-- One line per month that is final: made final and not reopened since, in its newest version.

create or replace view final_now as
with newest as (
    select month, frozen, folder, made_on from frozen_months qualify row_number() over (partition by month order by frozen desc) = 1
),
reopened as (
    select (facts ->> 'month')::date as month, max(n) as n from events where action = 'reopened' group by all
)
select newest.*
from newest
left join reopened using (month)
where newest.frozen > coalesce(reopened.n, 0);
