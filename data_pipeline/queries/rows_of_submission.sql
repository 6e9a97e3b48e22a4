-- answers: The rows of one file as written, and whether each counts.
-- for: own

select
    w.line, coalesce(standing.standing, 'awaiting') as standing, standing.reason, w.reporting_month, w.reporting_organisation, w.implementing_partner, w.admin1, w.admin2, w.site,
    w.activity, w.status, w.population_group, w.girls, w.boys, w.women, w.men, w.older_women, w.older_men, w.total, w."new", w.disability, w.contacts
from written as w
left join standing using (row_id)
join submissions on submissions.submission = w.submission
where w.submission = $submission and ($sees_all or submissions.sender = $viewer_organisation)
order by w.sheet, w.line
