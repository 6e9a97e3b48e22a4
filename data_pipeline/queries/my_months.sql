-- answers: What my agency told month by month, newest first: people added up, first-time people, visits, rows with sex and age.
-- for: own

select
    r.month,
    coalesce(sum(r.total) filter (r.counts = 'people' and r.carries_people), 0)::bigint as people,
    (sum(r."new") filter (r.counts = 'people' and r.carries_people))::bigint as "new",
    (sum(r.contacts) filter (r.counts = 'people' and r.carries_people))::bigint as contacts,
    count(*) as rows,
    count(*) filter (r.counts = 'people' and r.carries_people and r.total > 0 and r.parts = r.total) as complete
from standing as s
join rows as r using (row_id)
where s.organisation = $viewer_organisation and s.standing = 'standing'
group by r.month
order by r.month desc
