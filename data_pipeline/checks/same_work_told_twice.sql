-- title: The same work told by a lead and by the one who did it
-- severity: warning
-- scope: between
-- message: {other} reports this work itself.
-- advice: If the two numbers are for the same people, the one of the implementer counts; otherwise say what is different.

select
    null::bigint as row_id, lead.organisation, lead.month, 'implementing_partner' as column_name, lead.implementer as written, null as suggestion, null::double as score,
    json_object('other', own.organisation, 'place', lead.place, 'activity', lead.activity, 'lead', lead.people_low, 'own', own.people_low) as details
from activity_months as lead
join activity_months as own
    on own.organisation = lead.implementer and own.month = lead.month and own.place = lead.place
    and own.activity = lead.activity and own.population_group = lead.population_group
where lead.implementer <> lead.organisation
union all
select
    standing.row_id, standing.organisation, standing.month, 'implementing_partner', r.implementer, null, null,
    json_object('other', r.implementer, 'place', r.place, 'activity', r.activity, 'lead', r.total, 'own', null)
from standing
join rows as r using (row_id)
where standing.reason = 'same_work_told_twice'
