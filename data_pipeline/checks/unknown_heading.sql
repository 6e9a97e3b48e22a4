-- title: A heading is not known
-- severity: warning
-- scope: file
-- message: The heading "{heading}" is not known; its cells stay in the file you sent and do not count.
-- advice: If it means a column of the template, use that heading, or ask the working group to add yours.

-- A heading one slip away from a known one is probably that one, where the file has no other heading for it.
with unknown as (
    select submission, sheet, position, heading
    from understood_headings
    where how = 'none' and heading <> '' and column_name is null
),
near as (
    select
        unknown.*, column_list.name, column_list.title,
        1 - damerau_levenshtein(folded(unknown.heading), folded(known.written)) / greatest(length(folded(unknown.heading)), length(folded(known.written))) as score
    from unknown
    cross join policy
    join heading_list as known
        on known.how <> 'hxl' and damerau_levenshtein(folded(unknown.heading), folded(known.written))
            <= (1 - policy.heading_suggestion_floor) * greatest(length(folded(unknown.heading)), length(folded(known.written)))
    join column_list on column_list.name = known.column_name
    anti join understood_headings as found
        on found.submission = unknown.submission and found.sheet = unknown.sheet and found.column_name = known.column_name
),
nearest as (
    select *
    from near
    qualify row_number() over (partition by submission, sheet, position order by score desc, name) = 1
)
select
    row_key(unknown.submission, unknown.sheet, 0) as row_id, nearest.name as column_name, unknown.heading as written,
    nearest.title as suggestion, nearest.score, json_object('heading', unknown.heading) as details
from unknown
left join nearest using (submission, sheet, position)
