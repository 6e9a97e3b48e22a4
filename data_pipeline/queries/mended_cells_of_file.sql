-- answers: The cells of a file that its sender has mended on the page: what stands in the file and what is read instead.
-- for: own

select
    cell.answer, ((cell.row_id >> 28) & 255)::integer as sheet, (cell.row_id & 268435455)::integer as line, cell.column_name,
    cell.was, cell.becomes
from mended_cells as cell
join submissions using (submission)
where cell.submission = $submission and ($sees_all or submissions.sender = $viewer_organisation)
order by cell.answer desc, cell.row_id, cell.column_name
