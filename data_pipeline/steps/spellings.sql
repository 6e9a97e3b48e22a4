-- One line per distinct (list, written, context): the code it means, or none with a suggestion and its score.
-- due: a (list, written, context) that the due rows use and that is not yet understood.
-- Context: the year of the chosen month for a month, the state's code for a county, the county's code for a site.

-- How new spellings are understood: as a month or date, by the list (the narrowest context wins, two codes are no answer),
-- by a code that leads the words ("8.1 Basic counselling"), or not at all, with the nearest spelling beside it.
create or replace temp view understood_spellings_of_new as
with matched as (
    select new.*, known.code, known.how
    from new_spellings as new
    join vocabulary_spellings as known on known.list = new.list and known.spelling = folded(new.written)
    qualify dense_rank() over (
        partition by new.list, new.written, new.context
        order by case when known.confirmed and known.context in ('', new.context) then 0 when known.context = '' then 2 when known.context = new.context then 1 else 3 end
    ) = 1
),
by_list as (
    select
        list, written, context,
        case when count(distinct code) = 1 then any_value(code) end as code,
        case when count(distinct code) = 1 then any_value(how) else 'ambiguous' end as how,
        case when count(distinct code) > 1 then string_agg(distinct code, '|' order by code) end as suggestion,
        1.0 as score
    from matched
    group by all
),
several as (from spellings_of_several anti join by_list using (list, written, context)),
by_leading_code as (
    select new.list, new.written, new.context, codes.code, 'exact' as how, null as suggestion, 1.0 as score
    from (select * from new_spellings anti join by_list using (list, written, context) anti join several using (list, written, context)) as new
    join codes
        on codes.list = new.list
        and codes.code = case new.list
            when 'activity' then replace(regexp_extract(new.written, '^\s*(\d{1,2}[.,]\d{1,2})(\D|$)', 1), ',', '.')
            when 'layer' then regexp_extract(new.written, '([1-4])', 1)
            when 'admin1' then regexp_extract(new.written, '\b([A-Z]{2,3}\d{2,3})\b', 1)
            when 'admin2' then regexp_extract(new.written, '\b([A-Z]{2,3}\d{4,6})\b', 1)
        end
),
month_parts as (
    select
        *,
        regexp_extract(
            strip_accents(lower(regexp_replace(written, '^\s*\d{1,2}[.)]\s*', ''))),
            '^\s*([\p{L}]+)\.?[\s,./''-]*(\d{4}|\d{2})?(\.0)?\s*$', ['name', 'year']
        ) as parts
    from new_spellings
    where list = 'month'
),
by_month as (
    select
        list, written, context,
        strftime(
            coalesce(
                try_strptime(regexp_replace(written, '\.0(\s|$)', '\1', 'g'), ['%Y-%m', '%Y/%m', '%m/%Y', '%m-%Y', '%Y%m', '%m %Y'])::date,
                as_date(written),
                make_date(
                    case
                        when len(parts.year) = 4 then try_cast(parts.year as integer)
                        when len(parts.year) = 2 then 2000 + try_cast(parts.year as integer)
                        else try_cast(context as integer)
                    end,
                    month_names.month, 1
                )
            ),
            '%Y-%m-01'
        ) as code,
        case when month_names.month is not null and parts.year = '' and context <> '' then 'year_assumed' else 'exact' end as how,
        null as suggestion, 1.0 as score
    from month_parts
    left join month_names on month_names.name = parts.name
),
by_date as (
    select list, written, context, strftime(as_date(written), '%Y-%m-%d') as code, 'exact' as how, null as suggestion, 1.0 as score
    from new_spellings
    where list = 'date' and as_date(written) between date '2000-01-01' and date '2050-12-31'
),
understood as (
    select * from by_list
    union all select * from by_leading_code
    union all select list, written, context, null, 'several', suggestion, 1.0 from several
    union all select * from by_month where code is not null
    union all select * from by_date where code is not null
),
not_understood as (
    select new.*
    from new_spellings as new
    anti join understood using (list, written, context)
),
nearest as (
    select
        new.list, new.written, new.context, known.code as suggestion,
        jaro_winkler_similarity(known.spelling, folded(new.written)) as score
    from not_understood as new
    join vocabulary_spellings as known on known.list = new.list
    where new.list not in ('site', 'donor', 'month', 'date')
    union all
    select new.list, new.written, new.context, hint.county, 0.99
    from not_understood as new
    join place_hints as hint on new.list = 'admin2' and folded(hint.town) = folded(new.written)
),
likeliest as (
    select nearest.*
    from nearest, policy
    where score >= policy.suggestion_floor
    qualify row_number() over (partition by list, written, context order by score desc, suggestion) = 1
)
select * from understood
union all
select new.list, new.written, new.context, null, 'none', likeliest.suggestion, likeliest.score
from not_understood as new
left join likeliest using (list, written, context);

-- First what needs no context.
create or replace temp table new_spellings as
with used as (
    select 'organisation' as list, reporting_organisation as written, '' as context from spelled_written
    union select 'organisation', organisation_acronym, '' from spelled_written
    union select 'organisation', implementing_partner, '' from spelled_written
    union select 'donor', trim(unnest(string_split(donors, ';'))), '' from (select distinct donor as donors from spelled_written)
    union select 'admin1', admin1, '' from spelled_written
    union select 'admin1', admin1_pcode, '' from spelled_written
    union select 'delivery_mode', delivery_mode, '' from spelled_written
    union select 'cluster', cluster, '' from spelled_written
    union select 'activity', activity, '' from spelled_written
    union select 'activity', activity_sub_code, '' from spelled_written
    union select 'activity', activity_code, '' from spelled_written
    union select 'layer', layer, '' from spelled_written
    union select 'status', status, '' from spelled_written
    union select 'funding_status', funding_status, '' from spelled_written
    union select 'yes_no', hide_place, '' from spelled_written
    union select 'population_group', population_group, '' from spelled_written
    union select 'count_basis', count_basis, '' from spelled_written
    union select 'site_type', site_type, '' from spelled_written
    union select 'sex', sex, '' from spelled_written
    union select 'age_group', age_group, '' from spelled_written
    union select 'date', start_date, '' from spelled_written
    union select 'date', end_date, '' from spelled_written
    union
    select 'month', concat_ws(' ', reporting_month, reporting_year), coalesce(strftime(month_chosen, '%Y'), '')
    from spelled_written join submissions using (submission)
)
select used.*
from used
anti join spellings using (list, written, context)
where used.written is not null and used.written <> '';

insert into spellings select * from understood_spellings_of_new;

-- Then counties within the state that was understood.
create or replace temp table new_spellings as
with used as (
    select distinct 'admin2' as list, unnest([due.admin2, due.admin2_pcode]) as written, coalesce(state_code.code, state.code, '') as context
    from (select distinct admin1, admin1_pcode, admin2, admin2_pcode from spelled_written) as due
    left join spellings as state on state.list = 'admin1' and state.written = due.admin1
    left join spellings as state_code on state_code.list = 'admin1' and state_code.written = due.admin1_pcode
)
select used.*
from used
anti join spellings using (list, written, context)
where used.written is not null and used.written <> '';

insert into spellings select * from understood_spellings_of_new;

-- Then sites within the county.
create or replace temp table new_spellings as
with used as (
    select distinct 'site' as list, due.site as written, coalesce(county_code.code, county.code, '') as context
    from (select distinct admin1, admin1_pcode, admin2, admin2_pcode, site from spelled_written where site is not null) as due
    left join spellings as state on state.list = 'admin1' and state.written = due.admin1
    left join spellings as state_code on state_code.list = 'admin1' and state_code.written = due.admin1_pcode
    left join spellings as county
        on county.list = 'admin2' and county.written = due.admin2 and county.context = coalesce(state_code.code, state.code, '')
    left join spellings as county_code
        on county_code.list = 'admin2' and county_code.written = due.admin2_pcode and county_code.context = coalesce(state_code.code, state.code, '')
)
select used.*
from used
anti join spellings using (list, written, context);

insert into spellings select * from understood_spellings_of_new;
