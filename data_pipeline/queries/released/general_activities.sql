-- answers: General activities (code 11) and orientation, as released.
-- for: everyone

select list.code as activity, list.title, (measures ->> 'participants')::bigint as participants, (measures ->> 'supported_staff')::bigint as supported_staff, (measures ->> 'organisations')::bigint as organisations, (measures ->> 'places')::bigint as places
from released('general_activities', $from_month, $to_month, $pcodes) as figures
join activity_list as list on list.code = figures.activity
order by list.position
