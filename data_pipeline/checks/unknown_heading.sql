-- title: A heading is not known
-- severity: warning
-- scope: file
-- message: The heading "{heading}" is not known; its cells stay in the file you sent and do not count.
-- advice: If it means a column of the template, use that heading, or ask the working group to add yours.

-- A heading a slip away from a known one is probably that one, where the file has no other heading for it.
with unknown as (
    select submission, sheet, position, heading, folded(heading) as spelling
    from understood_headings
    where how = 'none' and heading <> '' and column_name is null
),
known as (
    select column_list.name, column_list.title, folded(heading_list.written) as spelling
    from heading_list
    join column_list on column_list.name = heading_list.column_name
    where heading_list.how <> 'hxl'
),
near as (
    select
        slip.spelling, known.name, known.title,
        1 - damerau_levenshtein(slip.spelling, known.spelling) / greatest(length(slip.spelling), length(known.spelling)) as score
    from (select distinct spelling from unknown) as slip
    join known on abs(length(slip.spelling) - length(known.spelling)) <= 3
),
nearest as (
    select unknown.submission, unknown.sheet, unknown.position, near.name, near.title, near.score
    from near
    join policy on near.score >= policy.heading_suggestion_floor
    join unknown using (spelling)
    anti join understood_headings as found
        on found.submission = unknown.submission and found.sheet = unknown.sheet and found.column_name = near.name
    qualify row_number() over (partition by unknown.submission, unknown.sheet, unknown.position order by near.score desc, near.name) = 1
)
select
    row_key(unknown.submission, unknown.sheet, 0) as row_id, nearest.name as column_name, unknown.heading as written,
    nearest.title as suggestion, nearest.score, json_object('heading', unknown.heading) as details
from unknown
left join nearest using (submission, sheet, position)
