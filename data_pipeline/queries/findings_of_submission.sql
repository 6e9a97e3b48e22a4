-- answers: Everything that was said about one file, in the order of its rows.
-- for: own

select
    found.row_id, found.line, found.sheet, found.check_name, found.severity, found.column_name,
    column_list.title as heading, column_list.list, found.written, found.suggestion, found.score, found.details
from findings as found
left join column_list on column_list.name = found.column_name
join submissions using (submission)
where found.submission = $submission
    and ($sees_all or submissions.sender = $viewer_organisation)
order by found.severity, found.check_name, found.sheet, found.line
