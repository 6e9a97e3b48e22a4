-- One line per activity and month: people low and high, per cell and in total, first-time people, and the acts of service.
-- due: a month. Rows of one activity differing in donor, delivery mode or file are a range: low the largest row cell by
-- cell, high their sum (figures: "A row's people"). Older columns left blank mean that women and men are 18 and above.

create or replace temp view carrying as
select
    *,
    case when counts = 'people' then total end as people,
    case when older_women is null then coalesce(women, 0) else women + older_women end as adult_women_row,
    case when older_men is null then coalesce(men, 0) else men + older_men end as adult_men_row
from counted_rows
anti join set_aside_rows using (row_id)
where carries_people and coalesce(total, contacts) is not null;

delete from activity_months where month in (select month from due_months);

insert into activity_months by name
select
    organisation, implementer, month, any_value(admin1) as admin1, any_value(area) as area, any_value(county) as county,
    any_value(site) as site, place, activity, any_value(layer) as layer, population_group, counts,
    list_sort(list_distinct(flatten(list(coalesce(donors, []))))) as donors,
    list_sort(list_distinct(list(cluster) filter (cluster is not null))) as clusters,
    max(people) as people_low, sum(people) as people_high,
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
    sum(case when counts = 'people' then contacts end) as contacts,
    sum(case when counts = 'attendances' then coalesce(contacts, total) end) as attendances,
    sum(case when counts = 'participants' then total end) as participants,
    sum(case when counts = 'supported_staff' then total end) as supported_staff,
    count(*)::integer as rows_counted
from carrying
group by organisation, implementer, month, place, activity, population_group, counts;
