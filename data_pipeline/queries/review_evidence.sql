-- answers: Rows side by side as the agencies wrote them, with the file and line of each, and whether it counts.
-- for: chair

select
    w.row_id, told.organisation, told.month, submissions.file_name, w.submission, w.line, standing.standing, standing.reason,
    concat_ws(' / ', w.reporting_organisation, w.organisation_acronym) as reporting_organisation, w.implementing_partner, w.donor,
    concat_ws(' ', w.reporting_month, w.reporting_year) as reporting_month, coalesce(w.admin1, w.admin1_pcode) as admin1,
    coalesce(w.admin2, w.admin2_pcode) as admin2, w.site, w.delivery_mode, concat_ws(' ', w.activity_sub_code, w.activity) as activity,
    w.status, w.population_group, w.girls, w.boys, w.women, w.men, w.older_women, w.older_men, w.total, w."new",
    coalesce(w.contacts, w.attendances) as contacts, w.description
from written as w
join rows as told using (row_id)
join submissions on submissions.submission = w.submission
left join standing using (row_id)
where $sees_all and list_contains($row_ids, w.row_id)
order by told.month desc, told.organisation, w.row_id
