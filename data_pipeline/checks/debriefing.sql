-- title: Psychological debriefing
-- severity: warning
-- scope: row
-- message: Single-session debriefing is on the list of activities, but the IASC Guidelines advise against it.
-- advice: Talk to the working group about psychological first aid instead.

select
    r.row_id, case when w.activity is null then 'activity_sub_code' else 'activity' end as column_name,
    coalesce(w.activity, w.activity_sub_code) as written, null as suggestion, null as score, json_object() as details
from checked_rows as r
join activity_list on activity_list.code = r.activity and activity_list.flag = 'debriefing'
join due_written as w using (row_id)
