-- title: Two headings mean the same column
-- severity: error
-- scope: file
-- message: Both "{first}" and "{second}" mean "{title}"; no row can be counted before it is known which is right.
-- advice: Keep one of the two columns, or rename the one that means something else.

select
    row_key(found.submission, found.sheet, 0) as row_id, found.column_name, max_by(heading, found.position) as written, null as suggestion, null as score,
    json_object('first', min_by(heading, found.position), 'second', max_by(heading, found.position), 'title', any_value(column_list.title)) as details
from understood_headings as found
join column_list on column_list.name = found.column_name
where column_list.kind in ('count', 'month', 'year') or (column_list.kind = 'code' and counted_by(column_list.name))
group by found.submission, found.sheet, found.column_name
having count(*) > 1
