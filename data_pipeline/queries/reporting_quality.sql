-- answers: Each agency and month: share of rows counted, of rows with complete sex and age, on time or not, and the mean of the three.
-- for: chair

with told as (
    select
        standing.organisation, standing.month, count(*) as rows_sent,
        count(*) filter (standing.standing in ('standing', 'set_aside')) as rows_counted,
        count(*) filter (rows.counts = 'people' and rows.carries_people and rows.total > 0) as rows_of_people,
        count(*) filter (rows.counts = 'people' and rows.carries_people and rows.total > 0 and rows.parts = rows.total and girls + boys + women + men is not null)
            as rows_complete
    from standing
    join rows using (row_id)
    where standing.standing in ('standing', 'set_aside', 'held_back')
    group by standing.organisation, standing.month
),
parts as (
    select
        om.organisation, om.month, om.state, coalesce(told.rows_sent, 0) as rows_sent, coalesce(told.rows_counted, 0) as rows_counted,
        coalesce(told.rows_of_people, 0) as rows_of_people, coalesce(told.rows_complete, 0) as rows_complete,
        told.rows_counted / told.rows_sent as counted_share, told.rows_complete / nullif(told.rows_of_people, 0) as complete_share,
        case om.state when 'on_time' then 1.0 when 'nil' then 1.0 when 'late' then 0.5 when 'missing' then 0.0 end::double as timely_share
    from organisation_months as om
    left join told using (organisation, month)
    where om.state not in ('not_active', 'awaited')
)
select
    parts.organisation, coalesce(org.title, parts.organisation) as title, parts.* exclude (organisation),
    list_avg(list_filter([counted_share, complete_share, timely_share], lambda share: share is not null)) as score
from parts
left join organisation_list as org on org.code = parts.organisation
where parts.month between $from_month and $to_month and chosen($organisation, parts.organisation)
order by title, parts.month
