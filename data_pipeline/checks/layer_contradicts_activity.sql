-- title: The layer does not go with the activity
-- severity: warning
-- scope: row
-- message: Activity {activity} is not of layer {given}; the row counts under its activity.
-- advice: Correct the layer, or the activity if that is the wrong one.

select
    r.row_id, 'layer' as column_name, w.layer as written, null as suggestion, null as score,
    json_object('given', r.layer_given, 'activity', r.activity, 'layer', r.layer) as details
from checked_rows as r
join due_written as w using (row_id)
where r.activity is not null and r.layer_given is not null and r.layer_given is distinct from r.layer
