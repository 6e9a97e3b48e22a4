-- answers: What my agency did in the last month it told of before one, service by service, with that month's numbers.
-- for: own

-- A service that has ended is not told again. Codes have their titles, all else stands as written.
with last_month as (
    select max(month) as month
    from standing
    where organisation = $viewer_organisation and standing = 'standing' and month <= $to_month and month > $to_month - interval 6 month
),
mine as (
    select r.*, w.implementing_partner, w.donor, w.site as site_written, w.end_date as end_written
    from standing as s
    join last_month on last_month.month = s.month
    join rows as r using (row_id)
    join written as w using (row_id)
    where s.organisation = $viewer_organisation and s.standing = 'standing'
        and r.status <> 'completed' and (r.end_date is null or r.end_date > last_day($to_month))
)
select
    mine.month, implementing_partner, donor, coalesce(area.title, state.title) as admin1, county.title as admin2,
    coalesce(site.title, site_written) as site, delivery.title as delivery_mode,
    concat_ws(' ', activity_list.code, activity_list.title) as activity,
    status_list.title as status, hide.title as hide_place, end_written as end_date, population_group_list.title as population_group,
    girls, boys, women, men, older_women, older_men, mine.total, "new", disability, contacts
from mine
left join place_list as state on state.code = mine.admin1
left join place_list as area on area.code = mine.area
left join place_list as county on county.code = mine.county
left join place_list as site on site.code = mine.site
left join codes as delivery on delivery.list = 'delivery_mode' and delivery.code = mine.delivery_mode
left join activity_list on activity_list.code = mine.activity
left join status_list on status_list.code = mine.status
left join codes as hide on hide.list = 'yes_no' and hide.code = case when mine.hide_place then 'yes' else 'no' end
left join population_group_list on population_group_list.code = mine.population_group
order by mine.submission, mine.sheet, mine.line
