-- One line per submission that the entry $n (an answer about files, or taking one back) makes due to be read again.

with asked as (
    select n, coalesce((facts ->> 'answer')::integer, n) as answer from events where n = $n
)
select s.submission
from asked
join file_answers as told on told.n = asked.answer
join submissions as s
    on s.sender = told.sender
    and (s.submission = told.submission or (told.kind <> 'mended' and s.submission > told.n and asked.n <> told.n))
