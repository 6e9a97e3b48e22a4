-- answers: Services whose end or money comes within 90 days after the period, and whether the county is left without that layer.
-- for: members

with running as (
    select distinct organisation, place, county, layer, activity, end_date
    from care_told($to_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor, $viewer_organisation)
),
-- Whoever else works there at the layer and goes on for longer; of all agencies, whatever the filter.
staying as (
    select distinct county, layer
    from care_told($to_month, $to_month, [], [], [], [], [], [], [], $pcodes, $floor, $viewer_organisation)
    where county is not null and (end_date is null or end_date > last_day($to_month) + 90)
)
select
    running.organisation, coalesce(org.title, running.organisation) as title, running.place, running.county, county.title as county_title,
    running.layer, running.activity, running.end_date,
    running.county is not null and running.layer is not null and (running.county, running.layer) not in (select (county, layer) from staying) as last_of_layer
from running
left join organisation_list as org on org.code = running.organisation
left join place_list as county on county.code = running.county
where running.end_date between $to_month and last_day($to_month) + 90
order by running.end_date, title, county_title, running.activity
