-- One line per organisation and month that this submission covers and for which another submission stands.
with mine as (
    select distinct organisation, month
    from rows
    join submissions as s using (submission)
    where submission = $submission and organisation is not null and month is not null
        and (s.sender = '' or organisation = s.sender) and (s.month_chosen is null or month = s.month_chosen)
)
select
    mine.organisation, mine.month, other.submission, any_value(s.received_on) as received_on, any_value(s.file_name) as file_name,
    count(*) as rows, sum(case when r.counts = 'people' and r.carries_people then r.total end) as people
from mine
join standing as other
    on other.organisation = mine.organisation and other.month = mine.month and other.standing = 'standing' and other.submission <> $submission
join rows as r using (row_id)
join submissions as s on s.submission = other.submission
group by mine.organisation, mine.month, other.submission
order by all
