-- One line per answer that a sender gave about their own files: what headings and spellings mean, cells mended; and when it was taken back.

create or replace view file_answers as
select
    told.n, told.time, told.who, told.organisation as sender, told.action as kind, (told.facts ->> 'submission')::integer as submission,
    told.facts, (select min(later.n) from events as later where later.action = 'unmended' and (later.facts ->> 'answer')::integer = told.n) as undone_by
from events as told
where told.action in ('headings', 'learned', 'mended');

-- Where an answer holds: in the file it was given for and, but for cells, in those that its sender sent later. What was confirmed
-- before an answer was taken back stays as it was confirmed.
create or replace view held_answers as
with confirmed as (
    select (facts ->> 'submission')::integer as submission, min(n) as n from events where action = 'confirmed' group by all
    union all
    select n, n from events where action = 'received' and facts ->> 'confirmed' is not null
)
select s.submission, told.n, told.kind, told.facts
from file_answers as told
join submissions as s on s.sender = told.sender and (s.submission = told.submission or (told.kind <> 'mended' and s.submission > told.n))
where told.undone_by is null
    or exists (from confirmed where confirmed.submission = s.submission and confirmed.n < told.undone_by);
