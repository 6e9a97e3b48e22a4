-- answers: Files of a chair's inbox: whose each is, for which month, what became of its rows and what it would replace.
-- for: chair

select
    list.submission, list.file_name, list.sender, list.organisations, list.months, list.state, list.rows_read,
    list.rows_standing + list.rows_awaiting as rows_good, list.rows_held_back, list.rows_set_aside,
    (
        select list_sort(list_distinct(list(other.submission)))
        from standing as other
        where other.standing = 'standing' and other.submission <> list.submission and other.organisation = list.sender
            and list_contains(list.months, other.month)
    ) as replaces
from submission_list(null) as list
where $sees_all and list_contains($numbers, list.submission)
order by list.submission
