-- answers: The register of agencies as it holds now, with what chairs have changed.
-- for: chair

select
    org.code, org.title, org.acronym, org.type, org.active_from, org.active_until, org.expected, org.trusted_new,
    (
        select max(n)
        from settings_log
        where settings_log.kind = 'organisations' and undone_by is null and list_contains(json_extract_string(lines, '$[*].code'), org.code)
    ) as entered
from organisation_list as org
order by org.title
