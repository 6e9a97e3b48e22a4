-- One line per thing that needs a person: spellings, the same work told twice, numbers to check, late changes.

-- A spelling in rows that count or may count, for the state of a county; with the files that hold it.
create or replace macro spellings_to_confirm() as table
    with told as (
        select
            found.row_id, column_list.list, found.written, found.suggestion, found.score, told.organisation, told.month, told.total,
            submissions.received_on, case when column_list.list = 'admin2' then coalesce(told.admin1, '') else '' end as context
        from findings as found
        join column_list on column_list.name = found.column_name
        join rows as told using (row_id)
        join standing using (row_id)
        join submissions on submissions.submission = told.submission
        where found.check_name in ('unknown_code', 'unknown_name', 'ambiguous_code', 'ambiguous_name', 'unknown_organisation')
            and column_list.list <> '' and standing.standing in ('standing', 'held_back', 'awaiting')
        union all
        from spellings_learned()
    ),
    gathered as (
        select
            list, folded(written) as spelling, context, min(written) as written, max(suggestion) as suggestion, max(score) as score,
            list_sort(list_distinct(list(organisation))) as organisations, max("month") as "month", min(received_on) as since,
            count(distinct row_id) as rows, sum(total)::bigint as people, list_sort(list_distinct(list(row_id)))[:12] as row_ids
        from told
        group by all
    )
    select gathered.* exclude (spelling), 'spelling' as kind, concat_ws('/', 'spelling', list, context, spelling) as item
    from gathered
    where not exists (
        from checked_items as checked
        where checked.what = 'spelling' and checked.list = gathered.list and folded(checked.written) = gathered.spelling and checked.context = gathered.context
    );

-- Two organisations and one work: a lead and the one who did it, or neither naming the other. by_rule: the rule has counted it once.
create or replace macro work_to_confirm() as table
    with told as (
        select
            case when check_name = 'possible_overlap' then 'overlap' when row_id is not null then 'by_rule' else 'same_work' end as kind,
            organisation, case when check_name <> 'possible_overlap' then written end as implementer,
            unnest(case when check_name = 'possible_overlap' then (details -> 'codes')::varchar[] else [written] end) as other,
            "month", details ->> 'place' as place, details ->> 'activity' as activity, details ->> 'population_group' as population_group
        from findings_between
        where check_name in ('possible_overlap', 'same_work_told_twice')
    ),
    once as (
        select distinct * from told where kind <> 'overlap' or organisation < other  -- a pair is found from both sides
    )
    select
        once.*, [once.organisation, once.other] as organisations, concat_ws('/', kind, once.organisation, other, strftime("month", '%Y-%m'), place, activity, population_group) as item,
        (
            select list_sort(list(r.row_id))
            from rows as r
            join standing using (row_id)
            where r.month = once."month" and r.place = once.place and r.activity = once.activity and r.population_group = once.population_group
                and (r.organisation = once.other or (r.organisation = once.organisation and r.implementer = coalesce(once.implementer, r.implementer)))
                and (standing.standing = 'standing' or standing.reason = 'same_work_told_twice')
        ) as row_ids,
        (select max(received_on) from organisation_months as om where om.month = once."month" and om.organisation in (once.organisation, once.other)) as since
    from once;

-- A number to ask the agency about: a jump of its month, a row far above the others, totals since January.
create or replace macro numbers_to_check() as table
    with told as (
        select
            case check_name when 'sudden_jump' then 'jump' else 'since_january' end as what, found.organisation, found."month", found.written,
            null::bigint as row_id, (details ->> 'now')::bigint as people, (details ->> 'usual')::bigint as usual,
            (details ->> 'series')::bigint as rows, (details ->> 'year')::integer as year, om.received_on as since
        from findings_between as found
        left join organisation_months as om on om.organisation = found.organisation and om.month = found.month
        where check_name in ('sudden_jump', 'looks_cumulative')
        union all
        select 'outlier', told.organisation, told.month, found.written, told.row_id, told.total, (details ->> 'usual')::bigint, 1, null, submissions.received_on
        from findings as found
        join rows as told using (row_id)
        join standing using (row_id)
        join submissions on submissions.submission = told.submission
        where check_name = 'outlier' and standing.standing in ('standing', 'awaiting')
    )
    select
        told.* exclude (row_id), told.what as kind, row_id, [told.organisation] as organisations,
        case when row_id is not null then [row_id] end as row_ids, concat_ws('/', told.what, told.organisation, strftime(told."month", '%Y-%m'), row_id, told.written) as item
    from told
    where not exists (
        from checked_items as checked
        where checked.what = told.what and checked.organisation = told.organisation and checked.month = told."month"
            and checked.written is not distinct from told.written and checked.row_id is not distinct from told.row_id
    );

-- A final month whose latest figures rest on other files or decisions; amount: how many came since, "seen" holds until more do.
create or replace macro late_changes() as table
    with final as (
        select * from frozen_months qualify row_number() over (partition by "month" order by frozen desc) = 1
    ),
    later as (
        select final."month", final.folder, final.made_on, covers.organisation, covers.decided as n
        from final
        join covers on covers.month = final."month" and covers.decided > final.frozen
        union
        select final."month", final.folder, final.made_on, unnest(decisions.organisations), coalesce(undone_by, seconded_by, n)
        from final
        join decisions on coalesce(undone_by, seconded_by, n) > final.frozen
            and (kind = 'spelling' or (kind = 'same_work' and final."month" in (select decided.month from decided_work as decided where decided.n = decisions.n)))
    ),
    counted as (
        select
            "month", folder, min(made_on) as since, max(later.n) as amount, count(distinct later.n) as rows,
            list_sort(list_distinct(list(organisation))) as organisations
        from later
        group by all
    )
    select counted.*, 'late' as kind, concat_ws('/', 'late', folder, amount) as item
    from counted
    where not exists (from seen_changes as seen where seen.folder = counted.folder and seen.amount >= counted.amount);
