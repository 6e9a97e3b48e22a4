-- One line per activity and month that the checks between organisations and months look at; made once for all of them.
-- due: a month or an organisation.

create or replace temp table checked_months as
select
    organisation, implementer, month, place, activity, population_group, counts, people_low, coalesce(site, county) is not null as in_county,
    hash(month, place, activity, population_group) as work
from activity_months
where month in (select month from due_months) or organisation in (select organisation from due_organisations);
