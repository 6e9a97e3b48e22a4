-- One line per node (slice x place x population group) with its people reached, low and high: rules 3 and 4 of figures.md.
-- Every question on people reached asks this one macro; a slice (layer, activity, organisation, month) is reckoned on its own.

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
    -- addend; high is the sum of both. Groups are lifted in the same turn: returnees above theirs, "not disaggregated" above
    -- all; `lifted` is the upper end of the groups below, kept apart so that the next level does not lift it again.
    -- `largest` is the largest single node: what holds though people were counted in several places and groups (rule 5).
    node as (
        select null::varchar as slice_code, 5 as level, null::varchar as state, null::varchar as part, null::varchar as county,
            null::varchar as site, null::varchar as population_group, 0::bigint as low, 0::bigint as high, 0::bigint as lifted, 0::bigint as largest
        union all
        (
            with below as (
                select
                    slice_code, level - 1 as level,
                    case when level > 1 then state end as state, case when level > 2 then part end as part,
                    case when level > 3 then county end as county, null as site, population_group, sum(low) as low, sum(high) as high, max(largest) as largest
                from node
                where level > 0
                group by all
            ),
            here as (
                select * from below
                union all
                select own.*, low from own where own.level in (select distinct level from below)
            ),
            places as (
                select slice_code, level, state, part, county, site, population_group, max(low) as low, sum(high) as high, max(largest) as largest
                from here
                group by all
            ),
            with_parents as (
                select slice_code, level, state, part, county, site, population_group, max(low) as low, sum(high) as high, sum(lifted) as lifted, max(largest) as largest
                from (
                    select * exclude (largest), 0 as lifted, largest from places
                    union all
                    select slice_code, level, state, part, county, site, grp.parent, sum(low), 0, sum(high), max(largest)
                    from places
                    join population_group_list as grp on grp.code = places.population_group and grp.parent not in ('', 'ALL')
                    group by all
                )
                group by all
            )
            select
                slice_code, level, state, part, county, site, population_group,
                max(low)::bigint as low, sum(high)::bigint as high, sum(lifted)::bigint as lifted, max(largest) as largest
            from (
                select * from with_parents
                union all
                select slice_code, level, state, part, county, site, 'ALL', sum(low), 0, sum(high + lifted), max(largest)
                from with_parents
                join population_group_list as grp on grp.code = with_parents.population_group and grp.parent = 'ALL'
                group by all
            )
            group by all
        )
    )
    select slice_code, level, state, part, county, site, population_group, low, greatest(high + lifted, low) as high, largest
    from node
    where population_group is not null;
