-- answers: The rows of my agency that count, in words: who, where, what, for whom and the numbers of the file.
-- for: own

select
    r.month, org.title as organisation, coalesce(implementer_list.title, w.implementing_partner) as implementer, w.donor as donors,
    coalesce(area.title, state.title) as state, coalesce(r.area, r.admin1) as state_pcode, county.title as county, r.county as county_pcode,
    coalesce(site.title, w.site) as site, r.cluster, split_part(r.activity, '.', 1) as family,
    r.activity as activity_code, concat_ws(' ', r.activity, activity_list.title) as activity, w.description, status_list.title as status,
    delivery.title as delivery_mode, population_group_list.title as population_group,
    r.girls, r.boys, r.women, r.men, r.older_women, r.older_men,
    case when coalesce(r.women, r.older_women) is not null then coalesce(r.women, 0) + coalesce(r.older_women, 0) end as women_18,
    case when coalesce(r.men, r.older_men) is not null then coalesce(r.men, 0) + coalesce(r.older_men, 0) end as men_18,
    r.total, r."new", r.disability, r.contacts, r.end_date, r.hide_place, r.counts, r.carries_people
from standing as s
join rows as r using (row_id)
join written as w using (row_id)
left join organisation_list as org on org.code = r.organisation
left join organisation_list as implementer_list on implementer_list.code = r.implementer and r.implementer <> r.organisation
left join place_list as state on state.code = r.admin1
left join place_list as area on area.code = r.area
left join place_list as county on county.code = r.county
left join place_list as site on site.code = r.site
left join activity_list on activity_list.code = r.activity
left join status_list on status_list.code = r.status
left join codes as delivery on delivery.list = 'delivery_mode' and delivery.code = r.delivery_mode
left join population_group_list on population_group_list.code = r.population_group
where s.organisation = $viewer_organisation and s.standing = 'standing' and s.month between $from_month and $to_month
order by r.month, r.submission, r.sheet, r.line
