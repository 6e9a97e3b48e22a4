-- answers: What would make my agency's reports better: what checks said about its files that count or wait, by cause.
-- for: own

with mine as (
    select submission, file_name, months, state
    from submission_list(null)
    where (sender = $viewer_organisation or organisations = [$viewer_organisation]) and state in ('standing', 'awaiting')
)
select
    mine.submission, any_value(mine.file_name) as file_name, any_value(mine.months) as months, any_value(mine.state) as state,
    found.check_name, any_value(found.severity) as severity, found.column_name, any_value(column_list.title) as heading,
    count(distinct found.row_id) as rows, list_sort(list_distinct(list(found.line) filter (found.line > 0))) as lines
from findings as found
join mine using (submission)
left join column_list on column_list.name = found.column_name
group by mine.submission, found.check_name, found.column_name
order by mine.submission desc, severity, rows desc, check_name
