-- title: A number far above the others
-- severity: warning
-- scope: row
-- message: {total} people is far more than in the other rows of the file; three rows of four have at most {usual}.
-- advice: Right? Otherwise correct it.

with usual as (
    select submission, quantile_cont(total, 0.75) as upper, quantile_cont(total, 0.75) - quantile_cont(total, 0.25) as spread
    from checked_rows
    where total > 0
    group by submission
    having count(*) >= (select outlier_least_rows from policy)
)
select
    r.row_id, 'total' as column_name, w.total as written, null as suggestion, null as score,
    json_object('total', r.total, 'usual', ceil(upper)::integer) as details
from checked_rows as r
join usual using (submission)
cross join policy
join due_written as w using (row_id)
where r.total > upper + policy.outlier_multiple * greatest(spread, upper * 0.25, 20)
