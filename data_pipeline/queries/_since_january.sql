-- One line per activity and month of the agencies that told totals since January: what each month says of itself.

-- What was answered; the newest answer holds. `year` alone is about all files of an agency, `submission` about one.
create or replace view year_to_date as
select
    organisation, (facts ->> 'year')::integer as year, (facts ->> 'submission')::integer as submission, arg_max(facts ->> 'kind', n) as kind
from events
where action = 'year_to_date'
group by all;

-- The months to which an answer applies; a file's own goes before that of its agency.
create or replace view answered_months as
with told as (
    select standing.organisation, standing.month, coalesce(max(kind) filter (answer.submission is not null), max(kind)) as kind
    from standing
    join year_to_date as answer
        on answer.organisation = standing.organisation and answer.year = year(standing.month)
        and coalesce(answer.submission = standing.submission, true)
    where standing.standing = 'standing' and answer.kind <> ''
    group by standing.organisation, standing.month
)
select * from told where kind in ('sum_of_months', 'different_people');

create or replace view answered_rows as
select * from counting_rows semi join answered_months using (organisation, month);

-- What came on top since the month before; of the first month all.
create or replace macro on_top(level, before, is_first) as
    case when is_first then level when level >= before then level - before when level < before then 0 end;

-- `sum_of_months`: the difference is the month's value. `different_people`: the difference is `new`, the value a lower end for
-- January to that month (people_since_january), and people of the month are not known: at most all since January. Where the
-- month before was not told, the difference is that of several months: no lower end for this one.
create or replace macro since_january(counting, donor_codes) as table
    with levels as (
        select
            told.*, kind = 'sum_of_months' as adds_up, month(month) = 1 as is_first,
            month(month) = 1 or lag(month) over series = month - interval 1 month as follows,
            lag(people_low) over series as low_before, lag(people_high) over series as high_before,
            people_low = people_high and coalesce(lag(people_low) over series = lag(people_high) over series, true) as exact,
            lag("new") over series as new_before, lag([girls, boys, women, men, older_women, older_men, adult_women, adult_men, disability]) over series as cells_before,
            coalesce(lag([contacts, attendances, participants, supported_staff]) over series, []) as acts_before
        from months_told(counting, donor_codes) as told
        join answered_months using (organisation, month)
        window series as (partition by organisation, implementer, place, activity, population_group, counts, year(month) order by month)
    )
    select
        * exclude (adds_up, is_first, follows, low_before, high_before, exact, new_before, cells_before, acts_before) replace (
            case when is_first then people_low when adds_up then case when follows then on_top(people_low, high_before, false) else 0 end end as people_low,
            case when is_first or not adds_up then people_high else greatest(people_high - coalesce(low_before, 0), 0) end as people_high,
            case
                when not follows then null
                when adds_up then on_top("new", new_before, is_first)
                else on_top(people_low, high_before, is_first)
            end as "new",
            case when is_first or (adds_up and follows and exact) then on_top(girls, cells_before[1], is_first) end as girls,
            case when is_first or (adds_up and follows and exact) then on_top(boys, cells_before[2], is_first) end as boys,
            case when is_first or (adds_up and follows and exact) then on_top(women, cells_before[3], is_first) end as women,
            case when is_first or (adds_up and follows and exact) then on_top(men, cells_before[4], is_first) end as men,
            case when is_first or (adds_up and follows and exact) then on_top(older_women, cells_before[5], is_first) end as older_women,
            case when is_first or (adds_up and follows and exact) then on_top(older_men, cells_before[6], is_first) end as older_men,
            case when is_first or (adds_up and follows and exact) then on_top(adult_women, cells_before[7], is_first) end as adult_women,
            case when is_first or (adds_up and follows and exact) then on_top(adult_men, cells_before[8], is_first) end as adult_men,
            case when is_first or (adds_up and follows and exact) then on_top(disability, cells_before[9], is_first) end as disability,
            on_top(contacts, coalesce(acts_before[1], 0), is_first) as contacts, on_top(attendances, coalesce(acts_before[2], 0), is_first) as attendances,
            on_top(participants, coalesce(acts_before[3], 0), is_first) as participants,
            on_top(supported_staff, coalesce(acts_before[4], 0), is_first) as supported_staff
        ),
        case when not adds_up then people_low end as people_since_january
    from levels;

-- What a donor paid for: of an activity's rows those that name it, whatever the others tell.
create or replace macro months_of_donors(from_month, to_month, donor_codes) as table
    select * from (
        select * from months_told('counting_rows', donor_codes) anti join answered_months using (organisation, month)
        union all by name
        select * from since_january('answered_rows', donor_codes)
    )
    where month between from_month and to_month;
