-- answers: The rows behind people reached in a period: who told of how many, where, in which activity and group.
-- for: members

select
    told.row_id, told.month, told.organisation, told.implementer, told.admin1,
    case when $pcodes or coalesce(told.area, '') = '' then told.admin1 else told.area end as place,
    case when told.hide_place and $floor > 0 and told.organisation <> $viewer_organisation then null else told.county end as county,
    case when told.hide_place and $floor > 0 and told.organisation <> $viewer_organisation then null else told.site end as site,
    told.activity, told.layer, told.population_group, told.submission, told.sheet, told.line,
    case when told.organisation = $viewer_organisation then told.total else shown(told.total, $floor) end as people,
    told.organisation <> $viewer_organisation and too_small(told.total, $floor) as hidden
from counting_rows as told
left join population_group_list as grp on grp.code = told.population_group
where told.counts = 'people' and told.month between $from_month and $to_month
    and chosen($admin1, case when $pcodes or coalesce(told.area, '') = '' then told.admin1 else told.area end)
    and chosen($county, told.county)
    and chosen($layer, coalesce(told.layer, 'none'))
    and chosen($activity, told.activity)
    and (chosen($population_group, told.population_group) or list_has_any($population_group, [grp.parent, 'ALL']))
    and chosen($organisation, told.organisation)
    and (len($donor) = 0 or list_has_any(told.donors, $donor))
order by told.month, told.organisation, told.row_id
