-- answers: Every file received, what became of it, and by whom it was sent.
-- for: chair

select * from submission_list(null) where $sees_all and chosen($organisation, sender) order by submission desc
