-- title: A cell that is needed is empty
-- severity: error
-- scope: row
-- message: The cell is empty.
-- advice: Fill it in; without it the row cannot be counted.

with needed as (
    select
        r.row_id, r.submission, r.sheet,
        unnest(list_filter([
            case when r.organisation is null then 'reporting_organisation' end,
            case when coalesce(w.admin1, w.admin1_pcode, w.admin2, w.admin2_pcode) is null then 'admin1' end,
            case when coalesce(w.activity, w.activity_sub_code, w.activity_code) is null then 'activity' end,
            case when r.month is null and coalesce(w.reporting_month, w.reporting_year) is null then 'reporting_month' end
        ], lambda name: name is not null)) as column_name
    from checked_rows as r
    join due_written as w using (row_id)
    where r.organisation is null or r.admin1 is null or r.activity is null or r.month is null
)
-- Where the whole column is missing, one objection to the file says so.
select needed.row_id, needed.column_name, null as written, null as suggestion, null as score, json_object() as details
from needed
semi join understood_headings as found
    on found.submission = needed.submission and found.sheet = needed.sheet
    and needed.column_name = case
        when found.column_name in ('admin1', 'admin1_pcode', 'admin2', 'admin2_pcode') then 'admin1'
        when found.column_name in ('activity', 'activity_sub_code') then 'activity'
        when found.column_name in ('reporting_organisation', 'organisation_acronym') then 'reporting_organisation'
        else found.column_name
    end
