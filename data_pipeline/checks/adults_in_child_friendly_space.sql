-- title: Only adults in a child-friendly space
-- severity: warning
-- scope: row
-- message: {adults} adults and no children in a child-friendly space.
-- advice: Check girls and boys, or the place.

with adults as (
    select
        row_id,
        coalesce(women, 0) + coalesce(men, 0) + coalesce(older_women, 0) + coalesce(older_men, 0) as adults,
        case
            when women > 0 then 'women'
            when men > 0 then 'men'
            when older_women > 0 then 'older_women'
            else 'older_men'
        end as column_name
    from checked_rows
    where delivery_mode = 'child_friendly_space' and girls = 0 and boys = 0
)
select
    row_id, column_name,
    case column_name when 'women' then w.women when 'men' then w.men when 'older_women' then w.older_women else w.older_men end as written,
    null as suggestion, null as score, json_object('adults', adults) as details
from adults
join due_written as w using (row_id)
where adults > 0
