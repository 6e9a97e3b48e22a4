-- title: The same work told by a lead and by the one who did it
-- severity: warning
-- scope: month
-- message: {other} reports this work itself.
-- advice: If the two numbers are for the same people, the one of the implementer counts; otherwise say what is different.

with told as (
    select
        null::bigint as row_id, lead.organisation, lead.month, lead.implementer, lead.place, lead.activity, lead.population_group,
        lead.people_low as lead, own.people_low as own
    from checked_months as lead
    join checked_months as own
        on own.organisation = lead.implementer and own.month = lead.month and own.place = lead.place
        and own.activity = lead.activity and own.population_group = lead.population_group
    where lead.implementer <> lead.organisation and lead.month in (select month from due_months)
    union all
    select standing.row_id, standing.organisation, standing.month, case when r.implementer <> r.organisation then r.implementer else other.organisation end, r.place, r.activity, r.population_group, r.total, null
    from standing
    join rows as r using (row_id)
    join rows as other on other.row_id = standing.other_row_id
    where standing.reason = 'same_work_told_twice' and standing.month in (select month from due_months)
)
select
    told.row_id, told.organisation, told.month, 'implementing_partner' as column_name, told.implementer as written, null as suggestion,
    null::double as score,
    json_object(
        'other', coalesce(organisation_list.title, ltrim(told.implementer, '~')),
        'place', told.place, 'activity', told.activity, 'population_group', told.population_group, 'lead', told.lead, 'own', told.own
    ) as details
from told
anti join decided_work as decided
    on least(decided.organisation, decided.other) = least(told.organisation, told.implementer)
    and greatest(decided.organisation, decided.other) = greatest(told.organisation, told.implementer)
    and decided.month = told.month and decided.place = told.place and decided.activity = told.activity and decided.population_group = told.population_group
left join organisation_list on organisation_list.code = told.implementer
