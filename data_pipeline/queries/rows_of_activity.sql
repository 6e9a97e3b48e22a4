-- answers: The rows that tell of the activity and month of one row: from which file and line, and whether each counts.
-- for: members

with told as (
    select rows.*, $sees_all or rows.organisation = $viewer_organisation as is_open
    from rows
    join rows as one
        on one.organisation = rows.organisation and one.implementer = rows.implementer and one.month = rows.month
        and one.place is not distinct from rows.place and one.activity = rows.activity and one.population_group = rows.population_group
    where one.row_id = $row_id
)
select
    told.row_id, told.submission, submissions.received_on, case when is_open then submissions.file_name end as file_name,
    told.sheet, told.line, coalesce(standing.standing, 'awaiting') as standing, standing.reason,
    case when is_open then array_to_string(told.donors, '; ') end as donors, told.delivery_mode, told.status,
    case when is_open then told.total else shown(told.total, $floor) end as people,
    case when is_open then told."new" else shown(told."new", $floor) end as first_time,
    told.contacts, not is_open and too_small(told.total, $floor) as hidden, is_open
from told
left join standing using (row_id)
join submissions on submissions.submission = told.submission
order by standing.standing = 'standing' desc, told.submission desc, told.sheet, told.line
