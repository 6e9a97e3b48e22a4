-- One line per cell whose spelling was not understood: row, column, what was written, the nearest spelling and its score.
-- due: a submission. For the checks on codes, months and dates.

create or replace temp view checked_rows as select * from due_rows where not other_sector;

create or replace temp table not_understood as
select list, written, how, arg_max(suggestion, coalesce(score, 0)) as suggestion, max(score) as score
from spellings
where code is null or how = 'year_assumed'
group by list, written, how;

-- A cell of donors names several; each that is on no list is a cell of its own.
create or replace temp table unknown_donors as
with named as (
    select donor, trim(unnest(string_split(donor, ';'))) as written
    from (select distinct donor from due_written where donor is not null)
)
select distinct donor, written
from named
semi join (select written from not_understood where list = 'donor') as unknown using (written);

-- A wrong one of these columns makes the row count for another agency, place, month or activity.
create or replace temp macro counted_by(column_name) as
    column_name in (
        'reporting_organisation', 'implementing_partner', 'admin1', 'admin1_pcode', 'admin2', 'admin2_pcode',
        'activity', 'activity_sub_code', 'status', 'population_group', 'count_basis'
    );

create or replace temp table unknown_cells as
with cells as (
    select row_id, 'organisation' as list, 'reporting_organisation' as column_name, reporting_organisation as written from due_written where reporting_organisation in (select written from not_understood where list = 'organisation')
    union all select row_id, 'organisation', 'organisation_acronym', organisation_acronym from due_written where reporting_organisation is null and organisation_acronym in (select written from not_understood where list = 'organisation')
    union all select row_id, 'organisation', 'implementing_partner', implementing_partner from due_written where implementing_partner in (select written from not_understood where list = 'organisation')
    union all select row_id, 'donor', 'donor', unknown_donors.written from due_written join unknown_donors using (donor)
    union all select row_id, 'admin1', 'admin1', admin1 from due_written where admin1 in (select written from not_understood where list = 'admin1')
    union all select row_id, 'admin1', 'admin1_pcode', admin1_pcode from due_written where admin1_pcode in (select written from not_understood where list = 'admin1')
    union all select row_id, 'admin2', 'admin2', admin2 from due_written where admin2 in (select written from not_understood where list = 'admin2')
    union all select row_id, 'admin2', 'admin2_pcode', admin2_pcode from due_written where admin2_pcode in (select written from not_understood where list = 'admin2')
    union all select row_id, 'delivery_mode', 'delivery_mode', delivery_mode from due_written where delivery_mode in (select written from not_understood where list = 'delivery_mode')
    union all select row_id, 'cluster', 'cluster', cluster from due_written where cluster in (select written from not_understood where list = 'cluster')
    union all select row_id, 'activity', 'activity', activity from due_written where activity in (select written from not_understood where list = 'activity')
    union all select row_id, 'activity', 'activity_sub_code', activity_sub_code from due_written where activity_sub_code in (select written from not_understood where list = 'activity')
    union all select row_id, 'layer', 'layer', layer from due_written where layer in (select written from not_understood where list = 'layer')
    union all select row_id, 'status', 'status', status from due_written where status in (select written from not_understood where list = 'status')
    union all select row_id, 'yes_no', 'hide_place', hide_place from due_written where hide_place in (select written from not_understood where list = 'yes_no')
    union all select row_id, 'population_group', 'population_group', population_group from due_written where population_group in (select written from not_understood where list = 'population_group')
    union all select row_id, 'count_basis', 'count_basis', count_basis from due_written where count_basis in (select written from not_understood where list = 'count_basis')
    union all select row_id, 'sex', 'sex', sex from due_written where sex in (select written from not_understood where list = 'sex')
    union all select row_id, 'age_group', 'age_group', age_group from due_written where age_group in (select written from not_understood where list = 'age_group')
    union all select row_id, 'date', 'start_date', start_date from due_written where start_date in (select written from not_understood where list = 'date')
    union all select row_id, 'date', 'end_date', end_date from due_written where end_date in (select written from not_understood where list = 'date')
    union all select row_id, 'month', 'reporting_month', concat_ws(' ', reporting_month, reporting_year) from due_written where concat_ws(' ', reporting_month, reporting_year) in (select written from not_understood where list = 'month')
)
select row_id, column_name, cells.written, how, suggestion, score, list
from cells
join not_understood using (list, written)
semi join checked_rows using (row_id);

-- The cells of people and acts, one line each where something is written, only for rows where a number could not be read.
create or replace temp table unread_numbers as
with suspects as (
    select due_written.*
    from due_written
    join checked_rows as r using (row_id)
    where (due_written.girls is not null and r.girls is null)
        or (due_written.boys is not null and r.boys is null)
        or (due_written.women is not null and r.women is null)
        or (due_written.men is not null and r.men is null)
        or (due_written.older_women is not null and r.older_women is null)
        or (due_written.older_men is not null and r.older_men is null)
        or (due_written.not_recorded is not null and r.not_recorded is null)
        or (due_written.total is not null and r.entered is null)
        or (due_written."new" is not null and r."new" is null)
        or (due_written.disability is not null and r.disability is null)
        or (coalesce(due_written.contacts, due_written.attendances) is not null and r.contacts is null)
        or (due_written.sessions is not null and r.sessions is null)
)
select row_id, column_name, written, as_number(written) as number
from suspects
unpivot (written for column_name in (girls, boys, women, men, older_women, older_men, not_recorded, total, "new", disability, contacts, attendances, sessions))
where as_count(written) is null;

-- Texts that tell of survivors or cases of gender-based violence. Survivors of something else are no such count.
create or replace temp table gbv_texts as
with texts as (
    select activity as text from due_written where activity is not null
    union
    select remarks from due_written where remarks is not null
    union
    select w.description
    from checked_rows as r
    join due_written as w using (row_id)
    where r.tells_gbv
)
select text
from texts
where regexp_matches(
    regexp_replace(
        folded(text),
        '\b(mines?|landmines?|torture|war|conflict|attack|floods?|flooding|earthquake|cyclone|disaster|fire|suicide|cancer|stroke|ebola|cholera) survivors?\b',
        '', 'g'
    ),
    $gbv_words
);

-- Names that stand beside a code which means something else.
create or replace temp table contrary_names as
with pairs as (
    select distinct 'admin1' as list, admin1 as written, admin1_pcode as written_code
    from due_written
    where admin1 is not null and admin1_pcode is not null
    union all
    select distinct 'activity', activity, activity_sub_code
    from due_written
    where activity is not null and activity_sub_code is not null
),
named as materialized (
    select pairs.*, by_name.code as name
    from pairs
    join code_of as by_name on by_name.list = pairs.list and by_name.written = pairs.written
)
select named.*, by_code.code
from named
join code_of as by_code on by_code.list = named.list and by_code.written = named.written_code
where by_code.code <> named.name;
