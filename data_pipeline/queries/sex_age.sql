-- answers: Girls, boys, women and men reached, by population group: at least so many; a group holds the groups below it, ALL everybody.
-- for: members
-- reach: whole

with asked_about as (
    select grp.code as population_group, sum(disability_rows) / nullif(sum(rows_counted), 0) as share
    from reported($from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes) as said
    join population_group_list as own on own.code = said.population_group
    join population_group_list as grp on grp.code in (own.code, own.parent, 'ALL')
    where counts = 'people' and own.code <> 'AID'
    group by grp.code
)
-- Women and men are those of 18 and above less those of 60 and above: where a file does not tell them apart they are among these.
select
    nodes.population_group, shown(least_girls, $floor) as girls, shown(least_boys, $floor) as boys,
    shown(least_adult_women - least_older_women, $floor) as women, shown(least_adult_men - least_older_men, $floor) as men,
    shown(least_older_women, $floor) as older_women, shown(least_older_men, $floor) as older_men,
    shown(greatest(low - least_girls - least_boys - least_adult_women - least_adult_men, 0), $floor) as not_recorded,
    shown(least_disability, $floor) as disability, asked_about.share as with_disability_rows_share
from people_reached as nodes
left join asked_about using (population_group)
where level = 0
order by nodes.population_group
