-- One line per activity and month that a question lets through: rule 1 of figures.md, and the filters.

-- The rows that tell something to count: standing, and of a status that carries people.
create or replace view counting_rows as
select rows.*
from rows
join standing using (row_id)
where standing.standing = 'standing' and carries_people and rows.month is not null and coalesce(total, "new", contacts) is not null;

-- What one row tells, in the shape of a line of activity_months. Older columns left blank mean that women and men are 18 and above.
create or replace macro row_told(counting, donor_codes) as table
    select
        organisation, implementer, month, admin1, area, county, site, place, activity, layer, population_group, counts,
        donors, case when cluster is not null then [cluster] end as clusters,
        case when counts = 'people' then total end as people_low, case when counts = 'people' then total end::bigint as people_high,
        case when counts = 'people' then girls end as girls, case when counts = 'people' then boys end as boys,
        case when counts = 'people' and older_women is not null then women end as women,
        case when counts = 'people' and older_men is not null then men end as men,
        case when counts = 'people' then older_women end as older_women, case when counts = 'people' then older_men end as older_men,
        case when counts = 'people' then women + coalesce(older_women, 0) end as adult_women,
        case when counts = 'people' then men + coalesce(older_men, 0) end as adult_men,
        case when counts = 'people' then disability end as disability,
        coalesce(counts = 'people' and disability is not null, false)::integer as disability_rows,
        coalesce(counts = 'people' and parts = total and girls + boys + women + men is not null, false)::integer as complete_rows,
        case when counts = 'people' then coalesce(parts, 0) end as cells_high, case when counts = 'people' then "new" end as "new",
        case when counts = 'people' then total end as told,
        case counts when 'people' then contacts when 'contacts' then coalesce(contacts, total) end as contacts,
        case when counts = 'attendances' then coalesce(contacts, total) end as attendances,
        case when counts = 'participants' then total end as participants,
        case when counts = 'supported_staff' then total end as supported_staff,
        1 as rows_counted,
        hash(girls, boys, women, men, older_women, older_men, not_recorded, total, "new", disability, contacts) as told_row
    from query_table(counting)
    where donor_codes is null or len(donor_codes) = 0 or list_has_any(donors, donor_codes);

-- Rule 1: rows of one activity differing in donor, delivery mode or file are a range: low the largest row cell by cell, high
-- their sum, or the row itself where all are alike.
create or replace macro months_told(counting, donor_codes) as table
    select
        organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
        any_value(site) as site, place, activity, any_value(layer) as layer, population_group, counts,
        list_sort(list_distinct(flatten(list(coalesce(donors, []))))) as donors,
        list_sort(list_distinct(flatten(list(clusters) filter (clusters is not null)))) as clusters,
        max(people_low) as people_low,
        case when min(told_row) = max(told_row) then max(people_low) else sum(people_low) end::bigint as people_high,
        max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men,
        max(older_women) as older_women, max(older_men) as older_men, max(adult_women) as adult_women, max(adult_men) as adult_men,
        max(disability) as disability, sum(disability_rows)::integer as disability_rows, sum(complete_rows)::integer as complete_rows,
        sum(cells_high) as cells_high, max("new") as "new", sum(told) as told, sum(contacts) as contacts,
        sum(attendances) as attendances, sum(participants) as participants, sum(supported_staff) as supported_staff,
        sum(rows_counted)::integer as rows_counted
    from row_told(counting, donor_codes)
    group by organisation, implementer, month, place, activity, population_group, counts;

-- Most activities are told by one row, which is looked up again; month by month, so that others are not looked at.
create or replace view rows_alone as
select rows.* from rows join told_alone using (row_id, month);

create or replace view carrying_alone as
select * from rows_alone where carries_people and coalesce(total, "new", contacts) is not null;

-- rests: planned or suspended, so that nobody is reached.
create or replace view activities as
select
    organisation, implementer, month, admin1, area, county, site, place, activity, layer, population_group, counts,
    [status] as statuses, donors, hide_place, start_date, end_date, row_id, [row_id] as row_ids,
    not carries_people as rests
from rows_alone
union all
select
    organisation, implementer, month, admin1, area, county, site, place, activity, layer, population_group, counts,
    statuses, donors, hide_place, start_date, end_date, row_id, row_ids,
    not list_has_any(statuses, (select list(code) from status_list where carries_people)) as rests
from activity_lines
where row_id is not null;

create or replace view activity_months as
select
    organisation, implementer, month, admin1, area, county, site, place, activity, layer, population_group, counts,
    coalesce(donors, []) as donors, clusters, people_low, people_high, girls, boys, women, men, older_women, older_men,
    adult_women, adult_men, disability, disability_rows, complete_rows, cells_high, "new", people_since_january, told,
    contacts, attendances, participants, supported_staff, rows_counted
from (
    select *, null::integer as people_since_january from row_told('carrying_alone', [])
    union all by name
    from activity_lines where rows_counted > 0
);

-- Where donors are asked for, `reached.py` puts their months in this view's place.
create or replace view asked_months as select * from activity_months;

-- What is asked for: activity months that every filter lets through. A group chosen brings the groups below it.
create or replace macro reported(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes) as table
    select
        am.*, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end as screen_area,
        case when org.trusted_new or am.people_since_january is not null then coalesce(am."new", 0) else 0 end as trusted_new,
        (org.trusted_new or am.people_since_january is not null) and am."new" is not null as trusted
    from asked_months as am
    left join organisation_list as org on org.code = am.organisation
    left join population_group_list as grp on grp.code = am.population_group
    where am.month between from_month and to_month
        and chosen(areas, case when pcodes or coalesce(am.area, '') = '' then am.admin1 else am.area end)
        and chosen(counties, am.county)
        and chosen(layers, coalesce(am.layer, 'none'))
        and chosen(codes, am.activity)
        and (chosen(population_groups, am.population_group) or list_has_any(population_groups, [grp.parent, 'ALL']))
        and chosen(organisations, am.organisation);
