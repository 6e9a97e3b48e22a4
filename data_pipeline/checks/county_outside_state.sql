-- title: A place is not in the area written beside it
-- severity: error
-- scope: row
-- message: {place} is in {where}, not in {other}.
-- advice: Correct one of the two.

-- "Jonglei" may be written beside a county of Greater Pibor, but not "Greater Pibor" beside another county of Jonglei.
with elsewhere as (
    select r.row_id, county.title as place, coalesce(nullif(county.area, ''), county.admin1) as area, 
        case when county.admin1 = r.admin1 then r.area else coalesce(nullif(r.area, county.area), r.admin1) end as other
    from checked_rows as r
    join place_list as county on county.code = r.county
    where county.admin1 <> r.admin1 or (r.area is not null and r.area <> county.area)
)
select
    elsewhere.row_id, case when w.admin2 is null then 'admin2_pcode' else 'admin2' end as column_name,
    coalesce(w.admin2, w.admin2_pcode) as written, null as suggestion, null as score,
    json_object('place', place, 'where', area.title, 'other', other.title) as details
from elsewhere
join place_list as area on area.code = elsewhere.area
join place_list as other on other.code = elsewhere.other
join due_written as w using (row_id)
