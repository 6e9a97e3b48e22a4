-- One line per thing that chairs entered in the product, laid over the shipped lists; the newest entry of a key holds.

create or replace temp table entered_lines as
select n, kind, generate_subscripts(lines::json[], 1) as position, unnest(lines::json[]) as line
from settings_log
where undone_by is null and undoes is null;

-- Agencies: a changed one takes the place of the shipped one, a new one comes after them.
create or replace temp table entered_organisations as
select
    line ->> 'code' as code, line ->> 'title' as title, line ->> 'acronym' as acronym, line ->> 'type' as type,
    organisation_type_list.national, (line ->> 'trusted_new')::boolean as trusted_new,
    (line ->> 'active_from')::date as active_from, (line ->> 'active_until')::date as active_until, (line ->> 'expected')::boolean as expected
from entered_lines
join organisation_type_list on organisation_type_list.code = line ->> 'type'
where kind = 'organisations'
qualify row_number() over (partition by line ->> 'code' order by n desc, entered_lines.position desc) = 1;

delete from organisation_list where code in (select code from entered_organisations);
insert into organisation_list by name from entered_organisations;

update codes set title = entered.title from entered_organisations as entered where list = 'organisation' and codes.code = entered.code;
insert into codes by name
select 'organisation' as list, code, title, '' as description, '' as parent, 1000 + row_number() over (order by code) as position
from entered_organisations
where code not in (select code from codes where list = 'organisation');

insert into also_written by name
select distinct 'organisation' as list, written, code, '' as context, 'list' as source
from (select code, unnest([code, title, acronym, title || ' (' || acronym || ')', acronym || ' - ' || title]) as written, acronym from entered_organisations)
where written not in ('', ' - ') and not (acronym = '' and (written like '% ()' or written like ' - %'))
    and (written, code) not in (select (written, code) from also_written where list = 'organisation');

-- Population, affected, in need, targeted: shipped and entered, each with source and year.
delete from need_figures;
insert into need_figures by name
with said as (
    select place, population_group, '' as layer, measure, value, year, source, confirmed, chosen_for, false as ended, null::integer as entered, 0 as position
    from population
    union all
    select place, population_group, layer, 'targeted', value, year, source, confirmed, '', false, null, 0
    from targets
    union all
    select
        line ->> 'place', line ->> 'population_group', line ->> 'layer', line ->> 'measure', (line ->> 'value')::bigint, (line ->> 'year')::bigint,
        line ->> 'source', (line ->> 'confirmed')::boolean, line ->> 'chosen_for', (line ->> 'ended')::boolean, n, position
    from entered_lines
    where kind = 'figures'
),
newest as (
    from said
    qualify entered is null or row_number() over (
        partition by place, population_group, layer, measure, year, source order by entered desc nulls last, position desc
    ) = 1
)
select * exclude (ended, position)
from newest
where not ended and (
    entered is not null
    or (place, population_group, layer, measure, year, source) not in (
        select (place, population_group, layer, measure, year, source) from newest where entered is not null
    )
);

-- From which month on a file is due on which day of the following month; the shipped day holds before the first.
delete from deadlines;
insert into deadlines by name
select (line ->> 'from_month')::date as from_month, (line ->> 'day')::integer as day, n as entered
from entered_lines
where kind = 'deadlines'
qualify row_number() over (partition by from_month order by n desc, position desc) = 1
union all
select date '1900-01-01' as from_month, deadline_day as day, null as entered
from group_settings;

-- Standing services that file no 4W.
delete from known_services;
insert into known_services by name
with newest as (
    select n, line
    from entered_lines
    where kind = 'known_services'
    qualify row_number() over (partition by line ->> 'place', line ->> 'layer', line ->> 'name' order by n desc, position desc) = 1
)
select
    line ->> 'place' as place, line ->> 'layer' as layer, line ->> 'name' as name, line ->> 'organisation' as organisation,
    (line ->> 'active_from')::date as active_from, (line ->> 'active_until')::date as active_until, n as entered
from newest
where not (line ->> 'ended')::boolean;
