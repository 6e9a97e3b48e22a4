-- One line per cell whose spelling was not understood: row, column, what was written, the nearest spelling and its score.
-- due: a submission. For the checks on codes, months and dates.

create or replace temp view checked_rows as select * from due_rows where not other_sector;

create or replace temp table not_understood as
select list, written, how, arg_max(suggestion, coalesce(score, 0)) as suggestion, max(score) as score
from spellings
where code is null or how = 'year_assumed'
group by list, written, how;

create or replace temp table unknown_cells as
with cells as (
    select row_id, 'organisation' as list, 'reporting_organisation' as column_name, reporting_organisation as written from due_written where reporting_organisation in (select written from not_understood where list = 'organisation')
    union all select row_id, 'organisation', 'implementing_partner', implementing_partner from due_written where implementing_partner in (select written from not_understood where list = 'organisation')
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
