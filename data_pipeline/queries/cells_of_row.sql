-- answers: One row of a partner's file, cell by cell as it was written, under the partner's own headings.
-- for: own

with asked as (
    select written.*
    from written
    join submissions using (submission)
    join rows using (row_id)
    where row_id = $row_id and ($sees_all or submissions.sender = $viewer_organisation or rows.organisation = $viewer_organisation)
),
cells as (
    unpivot (select * exclude (row_id, line) from asked) on columns(* exclude (submission, sheet)) into name column_name value written
)
select headings.heading, column_list.title, cells.column_name, cells.written
from cells
join headings on headings.submission = cells.submission and headings.sheet = cells.sheet and headings.column_name = cells.column_name
left join column_list on column_list.name = cells.column_name
order by headings.position
