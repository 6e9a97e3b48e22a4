-- One line per activity and month that a question lets through: rule 1 of figures.md, and the filters.

-- The rows that tell something to count: standing, and of a status that carries people.
create or replace view counting_rows as
select rows.*
from rows
join standing using (row_id)
where standing.standing = 'standing' and carries_people and rows.month is not null and coalesce(total, "new", contacts) is not null;

-- Rule 1: rows of one activity differing in donor, delivery mode or file are a range: low the largest row cell by cell, high
-- their sum, or the row itself where all are alike. Older columns left blank mean that women and men are 18 and above.
create or replace macro months_told(counting, donor_codes) as table
    select
        organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
        any_value(site) as site, place, activity, any_value(layer) as layer, population_group, counts,
        list_sort(list_distinct(flatten(list(coalesce(donors, []))))) as donors,
        list_sort(list_distinct(list(cluster) filter (cluster is not null))) as clusters,
        max(people) as people_low, case when min(told_row) = max(told_row) then max(people) else sum(people) end::bigint as people_high,
        max(girls) filter (counts = 'people') as girls, max(boys) filter (counts = 'people') as boys,
        max(women) filter (counts = 'people' and older_women is not null) as women,
        max(men) filter (counts = 'people' and older_men is not null) as men,
        max(older_women) filter (counts = 'people') as older_women, max(older_men) filter (counts = 'people') as older_men,
        max(adult_women_row) filter (counts = 'people' and women is not null) as adult_women,
        max(adult_men_row) filter (counts = 'people' and men is not null) as adult_men,
        max(disability) filter (counts = 'people') as disability,
        count(disability) filter (counts = 'people')::integer as disability_rows,
        count(*) filter (counts = 'people' and parts = total and girls is not null and boys is not null and women is not null and men is not null)::integer as complete_rows,
        sum(coalesce(parts, 0)) filter (counts = 'people') as cells_high,
        max("new") filter (counts = 'people') as "new",
        sum(total) filter (counts = 'people') as told,
        sum(case counts when 'people' then contacts when 'contacts' then coalesce(contacts, total) end) as contacts,
        sum(case when counts = 'attendances' then coalesce(contacts, total) end) as attendances,
        sum(case when counts = 'participants' then total end) as participants,
        sum(case when counts = 'supported_staff' then total end) as supported_staff,
        count(*)::integer as rows_counted
    from (
        select
            *,
            case when counts = 'people' then total end as people,
            case when older_women is null then coalesce(women, 0) else women + older_women end as adult_women_row,
            case when older_men is null then coalesce(men, 0) else men + older_men end as adult_men_row,
            hash(girls, boys, women, men, older_women, older_men, not_recorded, total, "new", disability, contacts) as told_row
        from query_table(counting)
        where donor_codes is null or len(donor_codes) = 0 or list_has_any(donors, donor_codes)
    )
    group by organisation, implementer, month, place, activity, population_group, counts;

-- What is asked for: activity months that every filter lets through. A group chosen brings the groups below it; a donor keeps
-- the rows that name it, not all rows of their activity.
create or replace macro reported(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select
        am.*, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end as screen_area,
        case when org.trusted_new then coalesce(am."new", 0) else 0 end as trusted_new,
        coalesce(org.trusted_new, false) and am."new" is not null as trusted
    from (
        select * from activity_months where donor_codes is null or len(donor_codes) = 0
        union all by name
        select * from months_told('counting_rows', donor_codes) where len(donor_codes) > 0
    ) as am
    left join organisation_list as org on org.code = am.organisation
    left join population_group_list as grp on grp.code = am.population_group
    where am.month between from_month and to_month
        and chosen(areas, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end)
        and chosen(counties, am.county)
        and chosen(layers, coalesce(am.layer, 'none'))
        and chosen(codes, am.activity)
        and (chosen(population_groups, am.population_group) or list_has_any(population_groups, [grp.parent, 'ALL']))
        and chosen(organisations, am.organisation);
