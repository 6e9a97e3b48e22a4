-- One line per heading of a file's used sheet: which template column it means, and how we know.
-- due: a submission. From due_headings(submission, sheet, position, heading, hxl).

-- What the sender answered about a heading goes before all else; the newest answer holds, and an empty one is "not needed".
create or replace temp table answered_headings as
select submission, folded(item ->> 'heading') as spelling, item ->> 'column' as column_name
from (
    select submission, n, unnest((facts -> 'answers')::json[]) as item
    from held_answers
    where kind = 'headings' and submission in (select submission from due_submissions)
)
qualify row_number() over (partition by submission, spelling order by n desc) = 1;

create or replace temp table understood_headings as
with known as (
    select folded(written) as spelling, column_name, how, case how when 'title' then 1 when 'hxl' then 2 else 3 end as rank
    from heading_list
    where how <> 'hxl'
),
by_name as (
    select due.*, known.column_name, known.how, known.rank
    from due_headings as due
    join known on known.spelling = folded(due.heading)
),
by_tag as (
    select due.*, tags.column_name, 'hxl' as how, 2 as rank
    from due_headings as due
    join heading_list as tags on tags.how = 'hxl' and tags.written = lower(replace(due.hxl, ' ', ''))
),
by_answer as (
    select due.*, answered.column_name, 'confirmed' as how, 0 as rank
    from due_headings as due
    join answered_headings as answered on answered.submission = due.submission and answered.spelling = folded(due.heading)
),
best_per_heading as (
    select *
    from (select * from by_name union all select * from by_tag union all select * from by_answer)
    qualify row_number() over (partition by submission, sheet, position order by rank, column_name) = 1
),
-- Of two headings for one column the surer one is taken; two that are equally sure stay both, and a check says so.
taken as (
    select *
    from best_per_heading
    qualify rank = min(rank) over (partition by submission, sheet, column_name)
)
select
    due.submission, due.sheet, due.position, due.heading, due.hxl,
    nullif(taken.column_name, '') as column_name, coalesce(taken.how, 'none') as how
from due_headings as due
left join taken using (submission, sheet, position);

delete from headings where submission in (select submission from due_submissions);

insert into headings by name select * from understood_headings;
