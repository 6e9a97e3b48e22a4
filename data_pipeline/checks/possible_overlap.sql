-- title: Two organisations, the same activity in the same place
-- severity: warning
-- scope: month
-- message: {other} reports the same activity in the same place, month and group.
-- advice: Talk to each other: are these the same people? Both are shown as they are until you say.

with told_by_several as (
    select work
    from checked_months
    where counts = 'people' and in_county and people_low > 0 and month in (select month from due_months)
    group by work
    having min(organisation) <> max(organisation)
),
told as (
    select *
    from checked_months
    semi join told_by_several using (work)
    where counts = 'people' and people_low > 0
),
pairs as (
    select
        a.organisation, a.month, a.place, a.activity, a.population_group,
        b.organisation as code, coalesce(organisation_list.title, ltrim(b.organisation, '~')) as other
    from told as a
    join told as b
        on b.month = a.month and b.place = a.place and b.activity = a.activity and b.population_group = a.population_group
        and b.organisation <> a.organisation and b.implementer <> a.organisation and a.implementer <> b.organisation
    anti join decided_work as decided
        on least(decided.organisation, decided.other) = least(a.organisation, b.organisation)
        and greatest(decided.organisation, decided.other) = greatest(a.organisation, b.organisation)
        and decided.month = a.month and decided.place = a.place and decided.activity = a.activity and decided.population_group = a.population_group
    left join organisation_list on organisation_list.code = b.organisation
)
select
    null::bigint as row_id, organisation, month, 'activity' as column_name, activity as written, null as suggestion, null::double as score,
    json_object('other', array_to_string(list_sort(list_distinct(list(other))), ', '), 'codes', list_sort(list_distinct(list(code))), 'place', place, 'activity', activity, 'population_group', population_group) as details
from pairs
group by organisation, month, place, activity, population_group
