-- One line per row, typed: numbers, months, dates, codes; what cannot be understood stays empty here and as written in `written`.
-- due: a submission. From due_written.

delete from rows where submission in (select submission from due_ids);

insert into rows by name
with typed as (
    select
        due.row_id, due.submission, due.sheet, due.line,
        coalesce(organisation.code, acronym.code, '~' || folded(due.reporting_organisation), '~' || folded(due.organisation_acronym)) as organisation,
        coalesce(organisation.code, acronym.code) is not null as organisation_known,
        coalesce(implementer.code, '~' || folded(due.implementing_partner)) as implementer,
        due_donors.donors,
        case when due.reporting_month is null then submission.month_chosen else month.code::date end as month,
        place.admin1, place.area, place.county, place.site,
        delivery.code as delivery_mode, activity.cluster, activity.activity, activity.layer, activity.layer_given,
        coalesce(basis_list.measure, activity.counts) as counts,
        coalesce(activity.mhpss, false) as mhpss,
        kinds.many_sectors and not coalesce(activity.mhpss, false) as other_sector,
        case when due.status is null then 'ongoing' else status.code end as status,
        -- an answer that is not understood hides, for showing cannot be taken back
        coalesce(hide.code = 'yes', due.hide_place is not null or null) as hide_given,
        start_date.code::date as start_date,
        -- "2026-12" ends with December
        case when length(due.end_date) <= 7 and contains(due.end_date, '-') then last_day(end_date.code::date) else end_date.code::date end as end_date,
        coalesce(population_group.code, 'ALL') as population_group,
        -- where sex and age stand in rows, the number of the row belongs to one of the six
        as_count(coalesce(due.girls, case when sex.code = 'female' and age.code = 'child' then due.total end)) as girls,
        as_count(coalesce(due.boys, case when sex.code = 'male' and age.code = 'child' then due.total end)) as boys,
        as_count(coalesce(due.women, case when sex.code = 'female' and age.code = 'adult' then due.total end)) as women,
        as_count(coalesce(due.men, case when sex.code = 'male' and age.code = 'adult' then due.total end)) as men,
        as_count(coalesce(due.older_women, case when sex.code = 'female' and age.code = 'older' then due.total end)) as older_women,
        as_count(coalesce(due.older_men, case when sex.code = 'male' and age.code = 'older' then due.total end)) as older_men,
        as_count(due.not_recorded) as not_recorded, as_count(due.total) as entered,
        as_count(due."new") as "new", as_count(due.disability) as disability,
        as_count(coalesce(due.contacts, due.attendances)) as contacts, as_count(due.sessions) as sessions,
        texts.is_sensitive, texts.tells_gbv,
        hash(*columns(due.* exclude (row_id, submission, sheet, line))) as fingerprint
    from due_written as due
    join due_submissions as submission using (submission)
    join due_kinds as kinds using (submission)
    left join code_of as organisation on organisation.list = 'organisation' and organisation.written = due.reporting_organisation
    left join code_of as acronym on acronym.list = 'organisation' and acronym.written = due.organisation_acronym
    left join code_of as implementer on implementer.list = 'organisation' and implementer.written = due.implementing_partner
    left join code_of as month
        on month.list = 'month' and month.written = concat_ws(' ', due.reporting_month, due.reporting_year)
        and month.context = coalesce(strftime(submission.month_chosen, '%Y'), '')
    left join code_of as delivery on delivery.list = 'delivery_mode' and delivery.written = due.delivery_mode
    left join code_of as status on status.list = 'status' and status.written = due.status
    left join code_of as hide on hide.list = 'yes_no' and hide.written = due.hide_place
    left join code_of as population_group on population_group.list = 'population_group' and population_group.written = due.population_group
    left join code_of as basis on basis.list = 'count_basis' and basis.written = due.count_basis
    left join count_basis_list as basis_list on basis_list.code = basis.code
    left join code_of as start_date on start_date.list = 'date' and start_date.written = due.start_date
    left join code_of as end_date on end_date.list = 'date' and end_date.written = due.end_date
    left join code_of as sex on sex.list = 'sex' and sex.written = due.sex
    left join code_of as age on age.list = 'age_group' and age.written = due.age_group
    left join due_donors on due_donors.written = due.donor
    left join due_texts as texts on texts.text = due.description
    left join due_places as place
        on place.written_admin1 is not distinct from due.admin1
        and place.written_admin1_pcode is not distinct from due.admin1_pcode
        and place.written_admin2 is not distinct from due.admin2
        and place.written_admin2_pcode is not distinct from due.admin2_pcode
        and place.written_site is not distinct from due.site
    left join due_activities as activity
        on activity.written_activity is not distinct from due.activity
        and activity.written_sub_code is not distinct from due.activity_sub_code
        and activity.written_code is not distinct from due.activity_code
        and activity.written_cluster is not distinct from due.cluster
        and activity.written_layer is not distinct from due.layer
)
select
    typed.row_id, submission, sheet, line, organisation, organisation_known, coalesce(implementer, organisation) as implementer,
    donors, month, admin1, area, county, site, coalesce(site, county, area, admin1) as place,
    delivery_mode, cluster, activity, layer, layer_given, counts, mhpss, other_sector, status,
    coalesce(status_list.carries_people, false) as carries_people,
    coalesce(
        hide_given,
        delivery_mode = 'women_girls_space' or cluster = 'PRO-GBV' or typed.is_sensitive,
        false
    ) as hide_place,
    start_date, end_date, population_group,
    girls, boys, women, men, older_women, older_men, not_recorded,
    coalesce(entered, parts) as total, parts, entered, "new", disability, contacts, sessions, fingerprint, coalesce(typed.tells_gbv, false) as tells_gbv
from (
    select
        *,
        case
            when coalesce(girls, boys, women, men, older_women, older_men, not_recorded) is not null
                then coalesce(girls, 0) + coalesce(boys, 0) + coalesce(women, 0) + coalesce(men, 0)
                    + coalesce(older_women, 0) + coalesce(older_men, 0) + coalesce(not_recorded, 0)
        end as parts
    from typed
) as typed
left join status_list on status_list.code = typed.status;
