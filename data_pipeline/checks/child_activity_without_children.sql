-- title: An activity for children without children
-- severity: warning
-- scope: row
-- message: Activity {activity} is for children, but girls and boys are 0.
-- advice: Check girls and boys, or choose another activity.

select row_id, 'girls' as column_name, '0' as written, null as suggestion, null as score, json_object('activity', activity) as details
from checked_rows
where activity in ('3.6', '4.1', '5.2') and girls = 0 and boys = 0 and total > 0
