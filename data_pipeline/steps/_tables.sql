-- One line per table of the store. Everything here is derived from archive and ledger.

create table if not exists made_by (rules varchar);

create table if not exists events (
    n integer primary key, time timestamp, who varchar, organisation varchar, action varchar, facts json
);

create table if not exists submissions (
    submission integer primary key, received_at timestamp, received_on date, sender varchar, sent_by varchar,
    file_name varchar, sha256 varchar, bytes bigint, month_chosen date,
    outcome varchar, refusal_code varchar, refusal json, line integer, warnings json, sheets json
);

create table if not exists headings (
    submission integer, sheet integer, position integer, heading varchar, hxl varchar, column_name varchar, how varchar
);

create table if not exists left_out (submission integer, sheet integer, line integer, why varchar);

create table if not exists written (
    row_id bigint, submission integer, sheet integer, line integer,
    template_version varchar, country varchar, reporting_month varchar, reporting_year varchar,
    reporting_organisation varchar, organisation_acronym varchar, organisation_type varchar,
    implementing_partner varchar, joint_partners varchar, donor varchar, funding_status varchar,
    admin1 varchar, admin1_pcode varchar, admin2 varchar, admin2_pcode varchar, site varchar, site_type varchar,
    delivery_mode varchar, cluster varchar, activity varchar, activity_code varchar, activity_sub_code varchar,
    other_taxonomy_code varchar, layer varchar, description varchar, status varchar, hide_place varchar,
    start_date varchar, end_date varchar, population_group varchar, count_basis varchar,
    girls varchar, boys varchar, women varchar, men varchar, older_women varchar, older_men varchar,
    not_recorded varchar, sex varchar, age_group varchar, total varchar, "new" varchar, disability varchar, contacts varchar, attendances varchar,
    sessions varchar, workers varchar, referral_contact varchar, cost varchar, opening varchar, remarks varchar
);

-- Cells that their sender mended, and spellings that one meant: `was` stands in the file, `becomes` in `written`.
create table if not exists mended_cells (
    row_id bigint, submission integer, column_name varchar, was varchar, becomes varchar, answer integer
);

create table if not exists spellings (
    list varchar, written varchar, context varchar, code varchar, how varchar, suggestion varchar, score double
);

create table if not exists rows (
    row_id bigint, submission integer, sheet integer, line integer,
    organisation varchar, organisation_known boolean, implementer varchar, donors varchar[], month date,
    admin1 varchar, area varchar, county varchar, site varchar, place varchar,
    delivery_mode varchar, cluster varchar, activity varchar, layer varchar, layer_given varchar, counts varchar,
    mhpss boolean, other_sector boolean, status varchar, carries_people boolean, hide_place boolean,
    start_date date, end_date date, population_group varchar,
    girls integer, boys integer, women integer, men integer, older_women integer, older_men integer,
    not_recorded integer, total integer, parts integer, entered integer, "new" integer, disability integer,
    contacts integer, sessions integer, fingerprint ubigint, tells_gbv boolean
);

create table if not exists findings (
    row_id bigint, submission integer, sheet integer, line integer, check_name varchar, severity varchar,
    column_name varchar, written varchar, suggestion varchar, score double, details json
);

create table if not exists findings_between (
    scope varchar, row_id bigint, organisation varchar, month date, check_name varchar, severity varchar,
    column_name varchar, written varchar, suggestion varchar, score double, details json
);

create table if not exists covers (
    submission integer, organisation varchar, month date, "mode" varchar, decided integer
);

create table if not exists standing (
    row_id bigint, submission integer, organisation varchar, month date, standing varchar, reason varchar, other_row_id bigint
);

-- Nine of ten activities are told by one row: only which row is kept, for all it tells stands in `rows`.
create table if not exists told_alone (row_id bigint, month date);

-- The others: a line with its first and all its rows for each activity, and one without for each measure that it is counted in.
-- All others read the views `activities` and `activity_months` (queries/_told.sql), which hold both kinds.
create table if not exists activity_lines (
    organisation varchar, implementer varchar, month date, admin1 varchar, area varchar, county varchar, site varchar,
    place varchar, activity varchar, layer varchar, population_group varchar, counts varchar, donors varchar[], clusters varchar[],
    statuses varchar[], hide_place boolean, start_date date, end_date date, row_id bigint, row_ids bigint[],
    people_low integer, people_high bigint,
    girls integer, boys integer, women integer, men integer, older_women integer, older_men integer,
    adult_women integer, adult_men integer, disability integer, disability_rows integer, complete_rows integer,
    cells_high bigint, "new" integer, people_since_january integer, told bigint,
    contacts bigint, attendances bigint, participants bigint, supported_staff bigint, rows_counted integer
);

create table if not exists organisation_months (
    organisation varchar, month date, state varchar, submission integer, received_on date
);

create table if not exists frozen_months (frozen integer, month date, made_on date, folder varchar);
create table if not exists releases (release integer, month date, made_on date);
create table if not exists released_figures (
    release integer, question varchar, period varchar, pcodes boolean, month date, place varchar, layer varchar,
    population_group varchar, activity varchar, measures json, hidden boolean
);

create table if not exists need_figures (
    place varchar, population_group varchar, layer varchar, measure varchar, value bigint, year integer, source varchar,
    confirmed boolean, chosen_for varchar, entered integer
);
create table if not exists deadlines (from_month date, "day" integer, entered integer);
create table if not exists known_services (
    place varchar, layer varchar, name varchar, organisation varchar, active_from date, active_until date, entered integer
);

-- What people have decided. One that touches the decider's own agency is proposed, and holds when another chair agrees.
create or replace view decisions as
with told as (
    select
        n, time, who, facts ->> 'why' as why,
        case when action = 'decided' then facts ->> 'kind' else action end as kind,
        case action when 'spelling' then facts ->> 'code' when 'decided' then facts ->> 'answer' else facts ->> 'kind' end as answer,
        case action
            when 'spelling' then json_array(facts)
            when 'decided' then facts -> 'items'
            else json_array(json_object('organisation', organisation, 'year', (facts ->> 'year')::integer))
        end as items,
        coalesce((facts -> 'organisations')::varchar[], [organisation]) as organisations,
        coalesce((facts ->> 'proposed')::boolean, false) as proposed
    from events
    where action in ('spelling', 'decided') or (action = 'year_to_date' and facts ->> 'kind' <> '' and facts ->> 'submission' is null)
),
later as (
    select
        (facts ->> 'decision')::integer as n,
        min(n) filter (action = 'seconded') as seconded_by, min(n) filter (action = 'undone') as undone_by
    from events
    where action in ('seconded', 'undone')
    group by all
    union all
    -- About totals since January a later answer takes the place of an earlier one; an empty one takes it back.
    select told.n, null, min(events.n)
    from told
    join events
        on told.kind = 'year_to_date' and events.action = 'year_to_date' and events.n > told.n and [events.organisation] = told.organisations
        and (events.facts ->> 'year')::integer = (told.items ->> 0 ->> 'year')::integer and events.facts ->> 'submission' is null
    group by told.n
)
select told.*, seconded_by, undone_by, undone_by is null and (not proposed or seconded_by is not null) as holds
from told
left join later using (n);

-- The same work or not, as decided last for two organisations, a month, a place, an activity and a group.
create or replace view decided_work as
select
    n, answer, item ->> 'organisation' as organisation, item ->> 'implementer' as implementer, item ->> 'other' as other,
    (item ->> 'month')::date as month, item ->> 'place' as place, item ->> 'activity' as activity,
    item ->> 'population_group' as population_group
from (select n, answer, unnest(items::json[]) as item from decisions where kind = 'same_work' and holds)
qualify row_number() over (partition by least(organisation, other), greatest(organisation, other), month, place, activity, population_group order by n desc) = 1;

-- Numbers and spellings that were checked and are right, and late changes that were seen.
create or replace view checked_items as
select
    n, item ->> 'what' as what, item ->> 'organisation' as organisation, (item ->> 'month')::date as month, item ->> 'list' as list,
    item ->> 'written' as written, item ->> 'context' as context, (item ->> 'row_id')::bigint as row_id
from (select n, unnest(items::json[]) as item from decisions where kind = 'checked' and holds);

create or replace view seen_changes as
select n, item ->> 'folder' as folder, (item ->> 'amount')::integer as amount
from (select n, unnest(items::json[]) as item from decisions where kind = 'seen' and holds);

-- What chairs have entered, each with the entry that took it back.
create or replace view settings_log as
select
    n, time, who, facts ->> 'kind' as kind, facts ->> 'why' as why, (facts ->> 'undoes')::integer as undoes, facts -> 'lines' as lines,
    (select min(later.n) from events as later where later.action = 'entered' and (later.facts ->> 'undoes')::integer = events.n) as undone_by
from events
where action = 'entered';
