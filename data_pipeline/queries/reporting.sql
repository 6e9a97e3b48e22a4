-- answers: Each agency and month: on time, late, nothing to report, missing, not active.
-- for: chair

with counted as (
    select organisation, month, count(*) filter (standing = 'standing') as counted, count(*) filter (standing = 'held_back') as not_counted
    from standing
    group by organisation, month
)
select
    om.organisation, coalesce(org.title, om.organisation) as title, om.month, om.state, om.received_on,
    coalesce(counted.counted, 0) as rows_counted, coalesce(counted.not_counted, 0) as rows_not_counted
from organisation_months as om
left join organisation_list as org on org.code = om.organisation
left join counted using (organisation, month)
where om.month between $from_month and $to_month and chosen($organisation, om.organisation)
order by title, om.month
