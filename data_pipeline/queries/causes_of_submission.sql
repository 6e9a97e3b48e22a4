-- answers: The causes of a file's objections to cells: what was written, in how many rows, and what it may mean.
-- for: own

select
    found.check_name, found.severity, found.column_name, column_list.title as heading, column_list.list, column_list.kind, found.written,
    case column_list.list when 'admin2' then w.admin1 when 'site' then w.admin2 end as within,
    case column_list.list when 'admin2' then r.admin1 when 'site' then r.county end as context,
    max(found.suggestion) as suggestion, count(distinct found.row_id) as rows,
    list_sort(list_distinct(list({sheet: found.sheet, line: found.line}))) as places
from findings as found
join submissions using (submission)
join column_list on column_list.name = found.column_name
join written as w using (row_id)
join rows as r using (row_id)
where found.submission = $submission and found.line > 0 and ($sees_all or submissions.sender = $viewer_organisation)
group by all
order by rows desc, found.column_name, found.written
