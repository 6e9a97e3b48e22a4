-- answers: The headings of a file that are not understood, or whose meaning its sender has told, each with the nearest column.
-- for: own

select
    headings.sheet, headings.position, headings.heading, headings.column_name, headings.how = 'confirmed' as answered,
    found.column_name as nearest
from headings
join submissions using (submission)
left join findings as found
    on found.submission = headings.submission and found.sheet = headings.sheet and found.check_name = 'unknown_heading'
    and found.written = headings.heading
where headings.submission = $submission and headings.heading <> '' and headings.how in ('none', 'confirmed')
    and ($sees_all or submissions.sender = $viewer_organisation)
order by headings.sheet, headings.position
