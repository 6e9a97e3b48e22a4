-- One line per table or view of what is due; views, for a copy of a million rows costs more than looking again.

create or replace temp table due_submissions as
select * from submissions semi join due_ids using (submission);

create or replace temp table due_months (month date);

create or replace temp table due_organisations (organisation varchar);

create or replace temp table due_headings as
select submission, sheet, position, heading, hxl from headings semi join due_ids using (submission);

create or replace temp table understood_headings as
select * from headings semi join due_ids using (submission);

create or replace temp view due_written as
select * from written semi join due_ids using (submission);

-- Whose spellings have to be understood: those of the due rows, or of all where a person has just confirmed one.
create or replace temp view spelled_written as
select * from written semi join spelled_ids using (submission);

create or replace temp view due_rows as
select * from rows semi join due_ids using (submission);

-- What people have confirmed of spellings, the newest first to hold; it goes before the lists.
create or replace temp view confirmed_spellings as
select item ->> 'list' as list, item ->> 'written' as written, item ->> 'code' as code, item ->> 'context' as context
from (select n, (items::json[])[1] as item from decisions where kind = 'spelling' and holds)
qualify row_number() over (partition by list, folded(written), context order by n desc) = 1;

-- The months and organisations that these rows leave and enter are due.
create or replace temp table leaving as
select distinct organisation, month
from rows
where submission in (select submission from due_ids union all select submission from decided_ids);
