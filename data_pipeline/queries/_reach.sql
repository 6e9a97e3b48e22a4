-- One line per node (slice x place x population group) with its people reached, low and high: figures.md as SQL.
-- Every question on people reached asks this one macro; a slice (layer, activity, organisation, month) is reckoned on its own.

-- What is asked for: activity months that every filter lets through. A group chosen brings the groups below it.
create or replace macro reported(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select
        am.*, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end as screen_area,
        case when org.trusted_new then coalesce(am."new", 0) else 0 end as trusted_new,
        coalesce(org.trusted_new, false) and am."new" is not null as trusted
    from activity_months as am
    left join organisation_list as org on org.code = am.organisation
    left join population_group_list as grp on grp.code = am.population_group
    where am.month between from_month and to_month
        and chosen(areas, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end)
        and chosen(counties, am.county)
        and chosen(layers, coalesce(am.layer, 'none'))
        and chosen(codes, am.activity)
        and (chosen(population_groups, am.population_group) or list_contains(population_groups, grp.parent))
        and chosen(organisations, am.organisation)
        and (donor_codes is null or len(donor_codes) = 0 or list_has_any(am.donors, donor_codes));

-- Rule 2: one activity over the months asked for, within a calendar year; over several years low is the largest year, high the sum.
create or replace macro activity_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice) as table
    with people as materialized (
        select
            *, year(month) as year,
            case slice
                when 'layer' then coalesce(layer, 'none') when 'activity' then activity
                when 'organisation' then organisation when 'month' then strftime(month, '%Y-%m-%d') else ''
            end as slice_code
        from reported(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
        where counts = 'people' and population_group <> 'AID' and people_low is not null
    ),
    with_later as (
        select
            *,
            people_low + coalesce(sum(trusted_new) over (
                partition by slice_code, organisation, implementer, place, activity, population_group, year
                order by month rows between 1 following and unbounded following
            ), 0) as people_and_later_new
        from people
    ),
    in_year as materialized (
        select
            slice_code, organisation, implementer, place, activity, population_group, year,
            any_value(screen_area) as screen_area, any_value(admin1) as admin1, any_value(area) as area,
            any_value(county) as county, any_value(site) as site,
            greatest(max(people_and_later_new), sum(trusted_new)) as low, sum(people_high) as plain_high,
            sum(trusted_new) as new_in_period, sum(greatest(people_high - trusted_new, 0)) as seen_before_in_period,
            bool_and(trusted) as all_trusted, max(month) as last_month,
            max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men,
            max(older_women) as older_women, max(older_men) as older_men, max(adult_women) as adult_women, max(adult_men) as adult_men
        from with_later
        group by all
    ),
    -- The tighter upper end, only where every month of the year up to then is known and nobody came back who was never new.
    told as (
        select
            organisation, implementer, place, activity, population_group, month, coalesce("new", 0) as new_people,
            people_high - coalesce("new", 0) <= coalesce(sum(coalesce("new", 0)) over (
                partition by organisation, implementer, place, activity, population_group, year(month)
                order by month rows between unbounded preceding and 1 preceding
            ), 0) as consistent
        from activity_months
        where counts = 'people' and month between date_trunc('year', from_month) and to_month
    ),
    history as (
        select
            organisation, implementer, place, activity, population_group, year(month) as year,
            bool_and(consistent) as consistent, count(*) as months_told,
            coalesce(sum(new_people) filter (month < from_month), 0) as new_before
        from told
        group by all
    ),
    quiet as (
        select organisation, year(month) as year, count(*) as months_quiet
        from organisation_months
        where state in ('nil', 'not_active') and month between date_trunc('year', from_month) and to_month
        group by all
    ),
    bounded as (
        select
            in_year.*,
            case
                when all_trusted and consistent
                    and months_told + coalesce(months_quiet, 0) >= month(least(to_month, make_date(in_year.year, 12, 1)))
                    then greatest(least(plain_high, new_in_period + least(seen_before_in_period, new_before)), low)
                else greatest(plain_high, low)
            end as high
        from in_year
        join history using (organisation, implementer, place, activity, population_group, year)
        left join quiet using (organisation, year)
    )
    select
        slice_code, organisation, implementer, place, activity, population_group,
        any_value(screen_area) as screen_area, any_value(admin1) as admin1, any_value(area) as area,
        any_value(county) as county, any_value(site) as site,
        max(low) as low, sum(high) as high,
        max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men,
        max(older_women) as older_women, max(older_men) as older_men, max(adult_women) as adult_women, max(adult_men) as adult_men
    from bounded
    group by slice_code, organisation, implementer, place, activity, population_group;

-- Rules 3 and 4: several activities at one node, then up the trees of places and groups. `apart`: Greater Pibor and Ruweng
-- stand beside their states as on the screen; otherwise they are nodes below them. level 0 country, 1 state, 3 county, 4 site.
create or replace macro reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice, apart) as table
    with recursive
    activity as (
        select
            *,
            case when apart then screen_area else admin1 end as state,
            case when coalesce(area, '') <> '' then area else admin1 end as part,
            case when site is not null then 4 when county is not null then 3 when coalesce(area, '') <> '' then 2 when admin1 is not null then 1 else 0 end as level
        from activity_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice)
    ),
    own as materialized (
        select
            slice_code, level, case when level >= 1 then state end as state, case when level >= 2 then part end as part,
            case when level >= 3 then county end as county, case when level >= 4 then site end as site, population_group,
            greatest(
                max(low),
                coalesce(max(girls), 0) + coalesce(max(boys), 0)
                + greatest(coalesce(max(adult_women), 0), coalesce(max(women), 0) + coalesce(max(older_women), 0))
                + greatest(coalesce(max(adult_men), 0), coalesce(max(men), 0) + coalesce(max(older_men), 0))
            )::bigint as low,
            sum(high)::bigint as high
        from activity
        group by all
    ),
    -- From the sites up, one level a turn: what stands at a node itself is a rival of the sum of its children, never an
    -- addend; high is the sum of both. Groups are lifted in the same turn: returnees above theirs, "not disaggregated" above all.
    node as (
        select null::varchar as slice_code, 5 as level, null::varchar as state, null::varchar as part, null::varchar as county,
            null::varchar as site, null::varchar as population_group, 0::bigint as low, 0::bigint as high
        union all
        (
            with below as (
                select
                    slice_code, level - 1 as level,
                    case when level > 1 then state end as state, case when level > 2 then part end as part,
                    case when level > 3 then county end as county, null as site, population_group, sum(low) as low, sum(high) as high
                from node
                where level > 0
                group by all
            ),
            here as (
                select * from below
                union all
                select own.* from own where own.level in (select distinct level from below)
            ),
            places as (
                select slice_code, level, state, part, county, site, population_group, max(low) as low, sum(high) as high
                from here
                group by all
            ),
            with_parents as (
                select slice_code, level, state, part, county, site, population_group, max(low) as low, sum(high) as high
                from (
                    select * from places
                    union all
                    select slice_code, level, state, part, county, site, grp.parent, sum(low), 0
                    from places
                    join population_group_list as grp on grp.code = places.population_group and grp.parent not in ('', 'ALL')
                    group by all
                )
                group by all
            )
            select slice_code, level, state, part, county, site, population_group, max(low)::bigint as low, sum(high)::bigint as high
            from (
                select * from with_parents
                union all
                select slice_code, level, state, part, county, site, 'ALL', sum(low), 0
                from with_parents
                join population_group_list as grp on grp.code = with_parents.population_group and grp.parent = 'ALL'
                group by all
            )
            group by all
        )
    ),
    -- The upper end of a group takes in the groups below it.
    above as (
        select code, code as ancestor from population_group_list
        union
        select code, parent from population_group_list where parent <> ''
        union
        select child.code, parent.parent
        from population_group_list as child
        join population_group_list as parent on parent.code = child.parent and parent.parent <> ''
    ),
    highs as (
        select slice_code, level, state, part, county, site, above.ancestor as population_group, sum(high)::bigint as high
        from node
        join above on above.code = node.population_group
        group by all
    )
    select
        highs.slice_code, highs.level, highs.state, highs.part, highs.county, highs.site, highs.population_group,
        coalesce(node.low, 0) as low, greatest(highs.high, coalesce(node.low, 0)) as high
    from highs
    left join node
        on node.slice_code = highs.slice_code and node.level = highs.level and node.population_group = highs.population_group
        and node.state is not distinct from highs.state and node.part is not distinct from highs.part
        and node.county is not distinct from highs.county and node.site is not distinct from highs.site;
