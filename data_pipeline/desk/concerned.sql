-- One line per organisation and submission whose rows hold a spelling that was not understood, or that only its sender has told.

select distinct rows.organisation, findings.submission
from findings
join column_list on column_list.name = findings.column_name
join rows using (row_id)
where column_list.list = $list and folded(findings.written) = folded($written)
union
select rows.organisation, cell.submission
from mended_cells as cell
join column_list on column_list.name = cell.column_name
join rows using (row_id)
where column_list.list = $list and folded(cell.was) = folded($written)
