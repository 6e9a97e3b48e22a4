-- answers: Trained people and supervision: by topic, agency and state, by sex where it is known, and staff of ministries.
-- for: members

with counted as (
    select organisation, implementer, month, place, screen_area, activity, population_group, participants
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    where counts = 'participants'
    union all
    -- Supervision counts nobody: that there was some is told.
    select organisation, implementer, month, place, screen_area, activity, population_group, 0
    from active_activities($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes)
    where activity = '11.4'
),
lines as (
    select
        counted.*, unnest(coalesce(act.row_ids, [act.row_id])) as row_id,
        act.hide_place and $floor > 0 and counted.organisation <> $viewer_organisation as hidden
    from counted
    join activities as act using (organisation, implementer, month, place, activity, population_group)
),
-- A topic is what the report says in a sentence. The sexes of an activity are known where those of its rows make up what is counted.
told as (
    select
        lines.organisation, lines.activity, lines.screen_area as place, any_value(lines.participants) as participants,
        coalesce(min(trim(written.description)) filter (not lines.hidden), '') as topic,
        sum(coalesce(rows.girls, 0) + coalesce(rows.women, 0) + coalesce(rows.older_women, 0)) as women,
        sum(coalesce(rows.boys, 0) + coalesce(rows.men, 0) + coalesce(rows.older_men, 0)) as men
    from lines
    join rows using (row_id)
    left join written using (row_id)
    group by lines.organisation, lines.implementer, lines.month, lines.place, lines.screen_area, lines.activity, lines.population_group
)
-- Ministry staff are known by a topic that names a ministry.
select
    told.activity, list.title as activity_title, told.activity = '11.4' as supervision, told.topic, told.organisation,
    coalesce(org.title, told.organisation) as title, told.place, place_list.title as place_title, sum(told.participants)::bigint as participants,
    coalesce(sum(told.women) filter (women + men = participants), 0)::bigint as women, coalesce(sum(told.men) filter (women + men = participants), 0)::bigint as men,
    coalesce(sum(told.participants) filter (women + men <> participants), 0)::bigint as sex_unknown,
    coalesce(sum(told.participants) filter (regexp_matches(told.topic, '(?i)\bminist')), 0)::bigint as ministry
from told
join activity_list as list on list.code = told.activity
left join organisation_list as org on org.code = told.organisation
left join place_list on place_list.code = told.place
group by all
order by activity_title, topic, title, place_title
