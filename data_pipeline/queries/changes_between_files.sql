-- answers: What one file says otherwise than an earlier one: new, changed, gone and same rows, month by month.
-- for: own

-- The same row: agency, implementer, month, place, activity, group; of several, those in the order of the file.
with told as (
    select
        r.*,
        row_number() over (
            partition by r.submission, r.organisation, r.implementer, r.month, r.place, r.activity, r.population_group order by r.sheet, r.line
        ) as nth,
        {
            'total': r.total, 'girls': r.girls, 'boys': r.boys, 'women': r.women, 'men': r.men, 'older_women': r.older_women,
            'older_men': r.older_men, 'new': r."new", 'disability': r.disability, 'contacts': r.contacts, 'status': r.status,
            'delivery_mode': r.delivery_mode, 'donor': list_sort(r.donors), 'hide_place': r.hide_place, 'end_date': r.end_date
        }::json as cells
    from rows as r
    join submissions as s using (submission)
    where r.submission in ($submission, $earlier)
        and ($sees_all or s.sender = $viewer_organisation) and ($sees_all or coalesce(r.organisation, $viewer_organisation) = $viewer_organisation)
),
pairs as (
    select now, before
    from (select told as now from told where submission = $submission) as a
    full join (select told as before from told where submission = $earlier) as b
        on a.now.organisation is not distinct from b.before.organisation and a.now.implementer is not distinct from b.before.implementer
        and a.now.month is not distinct from b.before.month and a.now.place is not distinct from b.before.place
        and a.now.activity is not distinct from b.before.activity and a.now.population_group = b.before.population_group
        and a.now.nth = b.before.nth
),
judged as (
    select
        coalesce(now.organisation, before.organisation) as organisation, coalesce(now.month, before.month) as month,
        coalesce(now.place, before.place) as place, coalesce(now.activity, before.activity) as activity,
        coalesce(now.population_group, before.population_group) as population_group,
        now.line, before.line as earlier_line, before.total as total_before, now.total as total_now,
        list_filter(json_keys(coalesce(now.cells, before.cells)), lambda key: json_extract(now.cells, key) is distinct from json_extract(before.cells, key)) as columns
    from pairs
)
select
    case when earlier_line is null then 'new' when line is null then 'gone' when len(columns) > 0 then 'changed' else 'same' end as change,
    judged.organisation, judged.month, judged.place, coalesce(place_list.title, judged.place) as place_title,
    judged.activity, activity_list.title as activity_title, judged.population_group, population_group_list.title as population_group_title,
    line, earlier_line, total_before, total_now,
    case when line is not null and earlier_line is not null then columns else [] end as columns
from judged
left join place_list on place_list.code = judged.place
left join activity_list on activity_list.code = judged.activity
left join population_group_list on population_group_list.code = judged.population_group
order by judged.month, change, line, earlier_line
