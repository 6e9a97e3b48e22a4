-- One line per activity over the months asked for, low and high: rule 2 of figures.md.

-- Rule 2: one activity over the months asked for, within a calendar year; over several years low is the largest year, high the sum.
create or replace macro activity_reach(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes, slice) as table
    with sliced as (
        select
            *, hash(organisation, implementer, place, activity, population_group, year(month)) as activity_year,
            case slice
                when 'layer' then coalesce(layer, 'none') when 'activity' then activity
                when 'organisation' then organisation when 'month' then strftime(month, '%Y-%m-%d') else ''
            end as slice_code
        from reported(from_month, to_month, areas, counties, layers, codes, population_groups, organisations, donor_codes, pcodes)
        where counts = 'people' and population_group <> 'AID' and coalesce(people_low, nullif(trusted_new, 0), people_since_january) is not null
    ),
    with_later as (
        select
            *,
            people_low + coalesce(sum(trusted_new) over (
                partition by activity_year, slice_code order by month rows between 1 following and unbounded following
            ), 0) as people_and_later_new
        from sliced
    ),
    in_year as materialized (
        select
            activity_year, slice_code, any_value(organisation) as organisation, any_value(implementer) as implementer,
            any_value(place) as place, any_value(activity) as activity, any_value(population_group) as population_group, year(any_value(month)) as year,
            greatest(
                max(people_and_later_new), sum(trusted_new), case when from_month <= date_trunc('year', any_value(month)) then max(people_since_january) end
            ) as low,
            -- Where each month tells the different people since January, the largest holds all of them.
            coalesce(case when count(people_since_january) = count(*) then max(people_high) else sum(people_high) end, 0) as plain_high,
            sum(trusted_new) as new_in_period, sum(greatest(people_high - trusted_new, 0)) as seen_before_in_period,
            bool_and(trusted) as all_trusted,
            max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men,
            max(older_women) as older_women, max(older_men) as older_men, max(adult_women) as adult_women, max(adult_men) as adult_men,
            max(disability) as disability
        from with_later
        group by activity_year, slice_code
    ),
    -- The tighter upper end, only where every month of the year up to then is known (its people and its new ones told, each
    -- one number and no range) and nobody came back who was never new. Whom the rows asked for do not tell as new, others may.
    told as (
        select
            activity_year, coalesce("new", 0) as new_people,
            coalesce(people_low = people_high and people_high - "new" <= coalesce(sum("new") over (
                partition by activity_year order by month rows between unbounded preceding and 1 preceding
            ), 0), false) as consistent
        from (
            select month, people_low, people_high, "new", hash(organisation, implementer, place, activity, population_group, year(month)) as activity_year
            from activity_months
            -- Within a single month it is the plain sum in any case.
            where counts = 'people' and from_month < to_month and slice <> 'month'
                and month between date_trunc('year', from_month) and to_month
                and organisation in (select code from organisation_list where trusted_new)
        )
        semi join (select activity_year from in_year where all_trusted) as asked using (activity_year)
    ),
    history as (
        select activity_year, bool_and(consistent) as consistent, count(*) as months_told, sum(new_people) as new_in_year
        from told
        group by activity_year
    ),
    resting as (
        select hash(organisation, implementer, place, activity, population_group, year(month)) as activity_year, count(*) as months_resting
        from activities
        where month between date_trunc('year', from_month) and to_month and from_month < to_month and slice <> 'month'
            and rests
        group by activity_year
    ),
    calendar as (
        select
            organisation, year,
            unnest(range(make_date(year, 1, 1), least(to_month, make_date(year, 12, 1)) + interval 1 day, interval 1 month))::date as month
        from (select distinct organisation, year from in_year)
    ),
    -- Nothing to report, or not active by the register; an agency of which nothing is expected is not for that inactive.
    quiet as (
        select organisation, year, count(*) as months_quiet
        from calendar
        join organisation_list as org on org.code = calendar.organisation
        left join organisation_months as om using (organisation, month)
        where om.state = 'nil' or (coalesce(om.state, 'not_active') = 'not_active' and (month < org.active_from or month > org.active_until))
        group by all
    ),
    bounded as (
        select
            in_year.*,
            case
                when all_trusted and consistent
                    and months_told + coalesce(months_resting, 0) + coalesce(months_quiet, 0) >= month(least(to_month, make_date(in_year.year, 12, 1)))
                    then greatest(least(plain_high, new_in_period + least(seen_before_in_period, new_in_year - new_in_period)), low)
                else greatest(plain_high, low)
            end as high
        from in_year
        left join history using (activity_year)
        left join resting using (activity_year)
        left join quiet using (organisation, year)
    )
    select
        slice_code, organisation, implementer, place, activity, population_group, max(low) as low, sum(high) as high,
        max(girls) as girls, max(boys) as boys, max(women) as women, max(men) as men,
        max(older_women) as older_women, max(older_men) as older_men, max(adult_women) as adult_women, max(adult_men) as adult_men,
        max(disability) as disability
    from bounded
    group by slice_code, organisation, implementer, place, activity, population_group;
