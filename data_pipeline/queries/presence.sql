-- answers: Which agency does what where, in the period.
-- for: members

select
    act.organisation, coalesce(org.title, act.organisation) as title, org.type, coalesce(org.national, false) as national,
    act.screen_area as place, case when act.hide_place and $floor > 0 and act.organisation <> $viewer_organisation then null else act.county end as county,
    act.layer, list_sort(list_distinct(list(act.activity))) as activities, list_sort(list_distinct(flatten(list(act.statuses)))) as statuses,
    bool_or(act.hide_place) as hide_place
from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
left join organisation_list as org on org.code = act.organisation
group by all
order by act.organisation, place, county, act.layer
