-- One line per organisation and month of the register: on time, late, nil, expected and missing, or not active.
-- due: everything; the table is small. "Today" is the newest `today` entry of the ledger, never the clock.

delete from organisation_months;

insert into organisation_months by name
with days as (
    select coalesce(max((facts ->> 'date')::date), date '1900-01-01') as today
    from events
    where action = 'today'
),
last_months as (
    select greatest(coalesce((select max(month) from standing where standing = 'standing'), group_settings.first_month), group_settings.first_month) as newest
    from group_settings
),
months as (
    select unnest(generate_series(group_settings.first_month, last_months.newest, interval 1 month))::date as month
    from group_settings, last_months
),
first_word as (
    select s.organisation, s.month, min(submissions.received_on) as received_on, max(s.submission) as submission
    from (select distinct organisation, month, submission from standing where standing in ('standing', 'replaced')) as s
    join submissions using (submission)
    group by s.organisation, s.month
),
unread as (
    select distinct organisation, month from standing where standing in ('held_back', 'awaiting')
),
nil as (
    select organisation, (facts ->> 'month')::date as month, coalesce((facts ->> 'received_on')::date, time::date) as received_on
    from events
    where action = 'nil'
),
known as (
    select organisation_list.code as organisation, months.month, active_from, active_until, expected
    from organisation_list, months
    where organisation_list.expected or organisation_list.code in (select organisation from first_word)
)
select
    known.organisation, known.month,
    case
        when first_word.received_on <= due.deadline then 'on_time'
        when first_word.received_on is not null then 'late'
        when nil.month is not null then 'nil'
        when unread.month is not null then 'not_counted'
        when not known.expected or known.month < coalesce(known.active_from, known.month) or known.month > coalesce(known.active_until, known.month) then 'not_active'
        when days.today <= due.deadline then 'awaited'
        else 'missing'
    end as state,
    first_word.submission, coalesce(first_word.received_on, nil.received_on) as received_on
from known
cross join days
cross join lateral (
    select (known.month + interval 1 month)::date + (arg_max(day, from_month) - 1)::integer as deadline from deadlines where from_month <= known.month
) as due
left join first_word on first_word.organisation = known.organisation and first_word.month = known.month
left join unread on unread.organisation = known.organisation and unread.month = known.month
left join nil on nil.organisation = known.organisation and nil.month = known.month;
