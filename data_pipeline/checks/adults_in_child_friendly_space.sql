-- title: Only adults in a child-friendly space
-- severity: warning
-- scope: row
-- message: {adults} adults and no children in a child-friendly space.
-- advice: Check girls and boys, or the place.

select
    row_id, 'women' as column_name, null as written, null as suggestion, null as score,
    json_object('adults', coalesce(women, 0) + coalesce(men, 0) + coalesce(older_women, 0) + coalesce(older_men, 0)) as details
from checked_rows
where delivery_mode = 'child_friendly_space' and girls = 0 and boys = 0
    and coalesce(women, 0) + coalesce(men, 0) + coalesce(older_women, 0) + coalesce(older_men, 0) > 0
