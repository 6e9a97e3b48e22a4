-- One line per node (slice x place x population group) with its people reached, low and high: rules 3 and 4 of figures.md.
-- Every question on people reached reads this one macro (`people_reached` in reached.py); a slice (layer, activity,
-- organisation, month) is reckoned on its own, `whole` is all together.

-- Rule 3: several activities at one place and group. Cells are lower ends: the largest of each.
create or replace macro own_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice) as table
    with largest as (
        select
            slice_code, place, population_group, max(low) as low, sum(high)::bigint as high,
            coalesce(max(girls), 0)::bigint as least_girls, coalesce(max(boys), 0)::bigint as least_boys,
            coalesce(max(older_women), 0)::bigint as least_older_women, coalesce(max(older_men), 0)::bigint as least_older_men,
            greatest(coalesce(max(adult_women), 0), coalesce(max(women), 0) + coalesce(max(older_women), 0))::bigint as least_adult_women,
            greatest(coalesce(max(adult_men), 0), coalesce(max(men), 0) + coalesce(max(older_men), 0))::bigint as least_adult_men,
            max(disability)::bigint as least_disability
        from activity_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice)
        group by slice_code, place, population_group
    )
    select
        slice_code, case coalesce(listed.level, 'country') when 'site' then 4 when 'admin2' then 3 when 'area' then 2 when 'admin1' then 1 else 0 end as level,
        false as apart, nullif(listed.admin1, '') as state,
        case when listed.level <> 'admin1' then coalesce(nullif(listed.area, ''), nullif(listed.admin1, '')) end as part, nullif(listed.admin2, '') as county,
        case when listed.level = 'site' then listed.code end as site, population_group,
        greatest(low, least_girls + least_boys + least_adult_women + least_adult_men)::bigint as low, high, columns('^least_')
    from largest
    left join place_list as listed on listed.code = largest.place;

-- Rule 4: from the sites up, one level a turn. What stands at a node itself is a rival of the sum of its children, never an
-- addend; high is the sum of both. level 0 country, 1 state, 2 area or the rest of a state, 3 county, 4 site. Areas (Greater
-- Pibor, Ruweng) are nodes below their states; `apart` are the lines in which they stand beside them, as on the screen.
-- Groups are lifted in the same turn: returnees above theirs, "not disaggregated" above all; `lifted` is the upper end of
-- the groups below, kept apart so that the next level does not lift it again. `largest` is the largest single node: what
-- holds though people were counted in several places and groups (rule 5).
create or replace macro reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice) as table
    with recursive
    own as materialized (
        select *, 0::bigint as lifted, low as largest
        from own_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice)
    ),
    node as (
        select own.* replace (5 as level, false as apart)
        from (select 1) left join own on false
        union all
        (
            with below as (
                select
                    slice_code, level - 1 as level, sides.apart, case when level > 2 then state when sides.apart then part when level > 1 then state end as state,
                    case when level > 2 then part end as part, case when level > 3 then county end as county, null as site, population_group,
                    sum(low) as low, sum(high) as high, sum(columns('^least_')), 0 as lifted, max(largest) as largest
                from node
                join (values (false), (true)) as sides(apart) on level = 2 or not sides.apart
                where level > 0 and not node.apart
                group by all
            ),
            places as (
                select
                    slice_code, level, apart, state, part, county, site, population_group,
                    max(low) as low, sum(high) as high, max(columns('^least_')), 0 as lifted, max(largest) as largest
                from (
                    select * from below
                    union all
                    select own.* replace (sides.apart as apart)
                    from own
                    join (select distinct level, apart from below) as sides using (level)
                )
                group by all
            ),
            with_parents as (
                select
                    slice_code, level, apart, state, part, county, site, population_group,
                    max(low) as low, sum(high) as high, max(columns('^least_')), sum(lifted) as lifted, max(largest) as largest
                from (
                    select * from places
                    union all
                    select
                        slice_code, level, apart, state, part, county, site, grp.parent,
                        sum(low), 0, sum(columns('^least_')), sum(high), max(largest)
                    from places
                    join population_group_list as grp on grp.code = places.population_group and grp.parent not in ('', 'ALL')
                    group by all
                )
                group by all
            )
            select
                slice_code, level, apart, state, part, county, site, population_group,
                max(low)::bigint as low, sum(high)::bigint as high, max(columns('^least_'))::bigint, sum(lifted)::bigint as lifted, max(largest) as largest
            from (
                select * from with_parents
                union all
                select
                    slice_code, level, apart, state, part, county, site, 'ALL',
                    sum(low), 0, sum(columns('^least_')), sum(high + lifted), max(largest)
                from with_parents
                join population_group_list as grp on grp.code = with_parents.population_group and grp.parent = 'ALL'
                group by all
            )
            group by all
        )
    )
    -- Rule 6: a population marked as everybody who was there bounds its own node, never below the lower end.
    select
        node.* exclude (lifted) replace (greatest(least(high + lifted, everybody.people), low) as high),
        case when everybody.people < high + lifted then everybody.marked end as capped_at,
        case when everybody.people < high + lifted then everybody.people end as capped_by
    from node
    left join everybody(areas, counties, population_groups) as everybody
        on everybody.place = coalesce(site, county, part, state, (select code from place_list where level = 'country'))
        and everybody.population_group = node.population_group
        and everybody.year = case when slice = 'month' then year(try_cast(slice_code as date)) when year(from_month) = year(to_month) then year(to_month) end
    where node.population_group is not null;
