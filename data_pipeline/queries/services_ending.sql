-- answers: Services whose end or money comes within three months after the period.
-- for: members

select
    act.organisation, coalesce(org.title, act.organisation) as title, act.screen_area as place, act.activity, max(act.end_date) as end_date
from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as act
left join organisation_list as org on org.code = act.organisation
where act.month = $to_month and act.end_date between $to_month and $to_month + interval 4 month
group by all
order by end_date, act.organisation
