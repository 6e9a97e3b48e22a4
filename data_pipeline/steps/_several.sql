-- One line per new spelling that names several things of its list ("Malakal; Fashoda", "8.1 and 8.2"): which is for people to say.
-- Beside the tables that the step `spellings` works on: what the vocabulary and people say, and what is new.

create or replace temp table vocabulary_spellings as
select list, folded(written) as spelling, code, context, min(how) as how, bool_or(how = 'confirmed') as confirmed
from (
    select list, written, code, context, source as how from also_written
    union all
    select list, written, code, context, 'confirmed' from confirmed_spellings
)
group by all;

create or replace temp table new_spellings (list varchar, written varchar, context varchar);

create or replace temp view spellings_of_several as
    with parts as (
        select list, written, context, unnest(regexp_split_to_array(written, '\s*[;/,+&\n]\s*|\s+(and|et|y|e|ve|و)\s+')) as part
        from new_spellings
        where list in ('admin1', 'admin2', 'population_group', 'delivery_mode', 'status')
    ),
    meant as (
        select parts.*, known.code
        from parts
        left join vocabulary_spellings as known
            on known.list = parts.list and known.spelling = folded(parts.part) and known.context in ('', parts.context)
        where folded(parts.part) <> ''
        union all
        -- An activity and a P-code are told by their numbers, whatever words stand beside them.
        select new.list, new.written, new.context, codes.code, codes.code
        from (
            select *, unnest(regexp_extract_all(written, '\b(\d{1,2}[.,]\d{1,2}|[A-Z]{2,3}\d{2,6})\b')) as token
            from new_spellings
            where list in ('activity', 'admin1', 'admin2')
        ) as new
        join codes on codes.list = new.list and codes.code = replace(new.token, ',', '.')
    )
    select list, written, context, string_agg(distinct code, '|' order by code) as suggestion
    from meant
    group by all
    having count(distinct code) > 1 and (count(*) filter (code is null) = 0 or list = 'activity');
