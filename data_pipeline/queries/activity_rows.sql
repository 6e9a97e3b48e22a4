-- answers: Activities month by month, with codes and words: the file behind the figures.
-- for: members

select
    am.month, am.organisation, coalesce(org.title, am.organisation) as organisation_title,
    case when am.implementer <> am.organisation then am.implementer end as implementer,
    am.admin1, coalesce(nullif(am.area, ''), am.admin1) as place, area.title as place_title,
    case when act.hide_place and $floor > 0 and am.organisation <> $viewer_organisation then null else am.county end as county,
    case when act.hide_place and $floor > 0 and am.organisation <> $viewer_organisation then null else am.site end as site,
    am.activity, list.title as activity_title, am.layer, am.population_group, am.counts,
    case when am.organisation = $viewer_organisation then am.people_low else shown(am.people_low, $floor) end as people_low,
    case when am.organisation = $viewer_organisation then am.people_high else shown(am.people_high, $floor) end as people_high,
    am.organisation <> $viewer_organisation and too_small(am.people_low, $floor) as hidden,
    am.contacts, am.attendances, am.participants, am.supported_staff, array_to_string(act.statuses, '; ') as statuses, act.row_id
from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as am
left join organisation_list as org on org.code = am.organisation
left join place_list as area on area.code = am.screen_area
left join activity_list as list on list.code = am.activity
left join activities as act
    on act.organisation = am.organisation and act.implementer = am.implementer and act.month = am.month
    and act.place = am.place and act.activity = am.activity and act.population_group = am.population_group
order by am.month, am.organisation, am.admin1, am.activity, am.population_group
