-- One line per thing that several questions share: areas shown, activities that run, services by area, files received.

create or replace macro areas_shown(pcodes) as table
    select place_list.code as place, place_list.title, area.position
    from (
        select place, position from screen_areas where not pcodes
        union all
        select place, position from pcode_areas where pcodes
    ) as area
    join place_list on place_list.code = area.place;

create or replace macro activities_in(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select act.*, case when pcodes or coalesce(act.area, '') = '' then act.admin1 else act.area end as screen_area
    from activities as act
    left join population_group_list as grp on grp.code = act.population_group
    where act.month between from_month and to_month
        and chosen(areas, case when pcodes or coalesce(act.area, '') = '' then act.admin1 else act.area end)
        and chosen(counties, act.county)
        and chosen(layers, coalesce(act.layer, 'none'))
        and chosen(codes, act.activity)
        and (chosen(population_groups, act.population_group) or list_has_any(population_groups, [grp.parent, 'ALL']))
        and chosen(organisations, act.organisation)
        and (donor_codes is null or len(donor_codes) = 0 or list_has_any(act.donors, donor_codes));

-- Presence: what runs or has just been finished; planned and suspended services are no presence.
create or replace macro active_activities(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select *
    from activities_in(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
    where list_has_any(statuses, ['ongoing', 'completed']);

create or replace macro planned_activities(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select *
    from activities_in(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
    where list_has_any(statuses, ['planned_funded', 'planned_unfunded'])
    qualify month = max(month) over ();

-- "None reported to us" needs that all who work there have reported; otherwise nobody has told us.
create or replace macro services_by_area(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    with running as (
        select screen_area as place, count(distinct organisation) as organisations, count(distinct layer) as layers
        from active_activities(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
        group by screen_area
    ),
    planned as (
        select screen_area as place, count(*) as planned
        from planned_activities(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
        group by screen_area
    ),
    known_there as (
        select distinct case when pcodes or coalesce(area, '') = '' then admin1 else area end as place, organisation
        from activities
        where month between to_month - interval 6 month and to_month
    ),
    silent as (
        select distinct known_there.place
        from known_there
        join organisation_months as om on om.organisation = known_there.organisation and om.month = to_month and om.state in ('missing', 'awaited')
    )
    select
        area.place, coalesce(running.organisations, 0) as organisations, coalesce(running.layers, 0) as layers, coalesce(planned.planned, 0) as planned,
        case
            when running.organisations > 0 then 'reported'
            when area.place in (select place from silent) or area.place not in (select place from known_there where place is not null) then 'nobody_told'
            else 'none_reported'
        end as told
    from areas_shown(pcodes) as area
    left join running using (place)
    left join planned using (place);

-- wanted: one submission, or null for all.
create or replace macro submission_list(wanted) as table
    with fates as (
        select
            r.submission, count(*) as rows_read,
            count(*) filter (standing.standing = 'standing') as rows_standing, count(*) filter (standing.standing = 'held_back') as rows_held_back,
            count(*) filter (standing.standing = 'set_aside') as rows_set_aside, count(*) filter (standing.standing = 'replaced') as rows_replaced,
            count(*) filter (standing.standing = 'withdrawn') as rows_withdrawn, count(*) filter (coalesce(standing.standing, 'awaiting') = 'awaiting') as rows_awaiting,
            list_sort(list_distinct(list(r.organisation) filter (r.organisation is not null))) as organisations,
            list_sort(list_distinct(list(r.month) filter (r.month is not null))) as months,
            sum(case when standing.standing = 'standing' and r.counts = 'people' and r.carries_people then r.total end) as people
        from rows as r
        left join standing using (row_id)
        where wanted is null or r.submission = wanted
        group by r.submission
    )
    select
        s.submission, s.received_at, s.received_on, s.sender, s.sent_by, s.file_name, s.sha256, s.month_chosen,
        coalesce(fates.organisations, []) as organisations, coalesce(fates.months, []) as months,
        coalesce(fates.rows_read, 0) as rows_read, coalesce(fates.rows_standing, 0) as rows_standing,
        coalesce(fates.rows_awaiting, 0) as rows_awaiting, coalesce(fates.rows_held_back, 0) as rows_held_back, coalesce(fates.rows_set_aside, 0) as rows_set_aside,
        coalesce(fates.people, 0)::bigint as people,
        case
            when s.outcome = 'refused' then 'refused'
            when exists (from events where action = 'withdrawn' and (facts ->> 'submission')::integer = s.submission) then 'withdrawn'
            when not exists (
                from events
                where (action = 'confirmed' and (facts ->> 'submission')::integer = s.submission) or (n = s.submission and facts ->> 'confirmed' is not null)
            ) then 'awaiting'
            when fates.rows_standing > 0 then 'standing'
            when fates.rows_replaced > 0 then 'replaced'
            when fates.rows_awaiting > 0 then 'awaiting'
            else 'read'
        end as state
    from submissions as s
    left join fates using (submission)
    where wanted is null or s.submission = wanted;

-- What a release says about a question: of the month asked for, else of the newest release; the year where more than one month is asked for.
create or replace macro released(asked, from_month, to_month, pcodes_wanted) as table
    select figures.*
    from released_figures as figures
    where question = asked and pcodes = pcodes_wanted
        and period = case when from_month = to_month then 'month' else 'year' end
        and release = (select coalesce(max(release) filter (month = to_month), max(release)) from releases);
