-- One line per place, population group and year whose population is marked as everybody who was there: rule 6 of figures.md.

-- Of several marked figures the largest, to be safe. Where one place or one group alone is asked for, the nodes above hold
-- nothing else: its figure stands for them as well.
create or replace macro everybody(areas, counties, population_groups) as table
    with marked as (
        select place, population_group, year, max(value) as people
        from need_figures
        where chosen_for = 'everybody' and measure = 'population' and layer = ''
        group by all
    ),
    asked as (
        select
            case when len(counties) = 1 then counties[1] when coalesce(len(counties), 0) = 0 and len(areas) = 1 then areas[1] end as place,
            case when len(population_groups) = 1 then population_groups[1] end as population_group
    ),
    at_nodes as (
        select
            marked.year, marked.people, marked.place as of_place, marked.population_group as of_group,
            unnest(case when marked.place = asked.place then [country.code, listed.admin1, listed.area, listed.code] else [marked.place] end) as place,
            case when marked.population_group = asked.population_group then [grp.code, grp.parent, 'ALL'] else [marked.population_group] end as these_groups
        from marked
        cross join asked
        cross join (select code from place_list where level = 'country') as country
        join place_list as listed on listed.code = marked.place
        join population_group_list as grp on grp.code = marked.population_group
    ),
    each_group as (
        select * exclude (these_groups), unnest(these_groups) as population_group from at_nodes
    )
    select
        place, population_group, year, min(people) as people,
        arg_min({'place': of_place, 'population_group': of_group}, people) as marked
    from each_group
    group by place, population_group, year;
