-- answers: Agencies that began or ended in a state or area since the month before; of a month that was not reported neither is said.
-- for: members

with both_months as (
    select
        organisation, screen_area as place, bool_or(month = $to_month) as now, bool_or(month < $to_month) as before,
        list_sort(list_distinct(list(layer) filter (layer is not null))) as layers
    from active_activities(
        $to_month - interval 1 month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes
    )
    group by organisation, screen_area
)
select
    case when om.state not in ('on_time', 'late', 'nil', 'not_active') then 'not_told' when both_months.now then 'new' else 'ended' end as change,
    both_months.organisation, coalesce(org.title, both_months.organisation) as title, both_months.place, place_list.title as place_title, both_months.layers
from both_months
left join organisation_list as org on org.code = both_months.organisation
left join place_list on place_list.code = both_months.place
-- The month in which the agency was not there: only one that it has reported tells that.
left join organisation_months as om
    on om.organisation = both_months.organisation and om.month = case when both_months.now then $to_month - interval 1 month else $to_month end
where both_months.now <> both_months.before and exists (from activities where month < $to_month)
order by change, title, place_title
