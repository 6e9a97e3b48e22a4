-- answers: What a file changes, row by row, against what counts for its months, against one earlier file, and against the month before.
-- for: own

-- other: the number of an earlier file to compare with, or null for what counts now. Rows are the same work where agency,
-- implementer, month, place, activity and group are; of several the first is compared with the first.
with asked as (
    select submission
    from submissions
    where submission = $submission and ($sees_all or sender = $viewer_organisation)
),
mine as (
    select r.*, row_number() over (partition by organisation, month, implementer, place, activity, population_group order by row_id) as nth
    from rows_that_count($submission) as r
    semi join asked using (submission)
),
earlier as (
    select 'version' as against, r.*
    from rows as r
    join standing using (row_id)
    where $other is null and standing.standing = 'standing' and r.submission <> $submission
    union all
    select 'version', r.*
    from rows as r
    join submissions as s using (submission)
    where r.submission = $other and not r.other_sector and ($sees_all or s.sender = $viewer_organisation)
    union all
    select 'month_before', r.* replace ((r.month + interval 1 month)::date as month)
    from rows as r
    join standing using (row_id)
    where standing.standing = 'standing' and r.submission <> $submission
),
before as (
    select *, row_number() over (partition by against, organisation, month, implementer, place, activity, population_group order by row_id) as nth
    from earlier
    where (organisation, month) in (select organisation, month from mine)
),
now as (
    select compared.against, mine.*
    from mine
    join (select distinct against, organisation, month from before) as compared using (organisation, month)
),
paired as (
    select
        coalesce(now.against, before.against) as against, now, before,
        case when now.row_id is null then [] else list_filter([
            case when now.total is distinct from before.total then 'total' end,
            case when now.girls is distinct from before.girls then 'girls' end,
            case when now.boys is distinct from before.boys then 'boys' end,
            case when now.women is distinct from before.women then 'women' end,
            case when now.men is distinct from before.men then 'men' end,
            case when now.older_women is distinct from before.older_women then 'older_women' end,
            case when now.older_men is distinct from before.older_men then 'older_men' end,
            case when now."new" is distinct from before."new" then 'new' end,
            case when now.disability is distinct from before.disability then 'disability' end,
            case when now.contacts is distinct from before.contacts then 'contacts' end,
            case when now.status is distinct from before.status then 'status' end,
            case when now.delivery_mode is distinct from before.delivery_mode then 'delivery_mode' end,
            case when now.donors is distinct from before.donors then 'donor' end,
            case when now.end_date is distinct from before.end_date then 'end_date' end
        ], lambda name: name is not null) end as differs
    from now
    full join before
        on before.against = now.against and before.organisation = now.organisation and before.month = now.month
        and before.implementer is not distinct from now.implementer and before.place is not distinct from now.place
        and before.activity is not distinct from now.activity and before.population_group = now.population_group
        and before.nth = now.nth
)
select
    against,
    case when before.row_id is null then 'new' when now.row_id is null then 'gone' when differs <> [] then 'changed' else 'same' end as change,
    coalesce(now.organisation, before.organisation) as organisation, coalesce(now.month, before.month) as month,
    coalesce(now.place, before.place) as place, coalesce(now.activity, before.activity) as activity,
    coalesce(now.population_group, before.population_group) as population_group,
    now.line as line, before.submission as earlier, before.total as people_before, now.total as people_now,
    case when now.row_id is not null and before.row_id is not null then differs else [] end as differs
from paired
order by against, change, organisation, month, place, activity, population_group, line
