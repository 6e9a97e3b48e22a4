-- answers: The files of my agency and what became of them.
-- for: own

select * from submission_list(null) where sender = $viewer_organisation or list_contains(organisations, $viewer_organisation) order by submission desc
