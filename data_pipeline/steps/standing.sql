-- One line per row: does it count, and if not why (not confirmed, withdrawn, replaced, held back, another sector, told twice).
-- due: a month; rows without a month follow their submission.

create or replace temp view month_rows as
select rows.*
from rows
where month in (select month from due_months) or (month is null and submission in (select submission from due_submissions));

-- What was decided about a submission: for all it covers, or for one organisation and month of it.
create or replace temp table decided as
select
    (facts ->> 'submission')::integer as submission, n as decided,
    item ->> 'organisation' as organisation, (item ->> 'month')::date as month, item ->> 'mode' as "mode"
from (select n, facts, unnest((facts -> 'items')::json[]) as item from events where action = 'confirmed')
union all
select (facts ->> 'submission')::integer, n, null, null, facts ->> 'mode'
from events
where action = 'confirmed' and facts ->> 'mode' is not null
union all
-- A folder is loaded in the operator's name: each file is received and confirmed in one entry.
select n, n, null, null, facts ->> 'confirmed'
from events
where action = 'received' and facts ->> 'confirmed' is not null;

create or replace temp table gone as
select (facts ->> 'submission')::integer as submission
from events
where action in ('withdrawn', 'erased');

create or replace temp table due_covers as
with covered as (
    select distinct r.submission, r.organisation, r.month
    from month_rows as r
    join submissions as s using (submission)
    where r.month is not null and r.organisation is not null and s.submission in (select submission from decided)
        and (s.sender = '' or r.organisation = s.sender)
        and (s.month_chosen is null or r.month = s.month_chosen)
),
sent as (
    select submission, count(distinct organisation) as organisations
    from rows
    where submission in (select submission from covered)
    group by submission
)
select covered.*, coalesce(one."mode", every."mode") as "mode", coalesce(one.decided, every.decided) as decided
from covered
join sent using (submission)
left join decided as one
    on one.submission = covered.submission and one.organisation = covered.organisation and one.month = covered.month
left join decided as every on every.submission = covered.submission and every.organisation is null
where coalesce(one."mode", every."mode") in ('replaces', 'adds')
    and covered.submission not in (select submission from gone)
    -- A file of many organisations never replaces an organisation's own without a decision for that one (figures).
    and (
        one."mode" is not null or sent.organisations = 1
        or not exists (
            from covered as other
            join sent as other_sent on other_sent.submission = other.submission and other_sent.organisations = 1
            join decided as earlier on earlier.submission = other.submission and earlier.decided < every.decided
            where other.organisation = covered.organisation and other.month = covered.month
                and other.submission not in (select submission from gone)
        )
    )
qualify row_number() over (partition by covered.submission, covered.organisation, covered.month order by coalesce(one.decided, every.decided) desc) = 1;

delete from covers where month in (select month from due_months);
insert into covers by name select submission, organisation, month, "mode", decided from due_covers;

create or replace temp table standing_covers as
select *
from due_covers
qualify decided >= coalesce(max(case when "mode" = 'replaces' then decided end) over (partition by organisation, month), 0);

create or replace temp table file_errors as
select distinct submission, sheet
from findings
where line = 0 and severity = 'error';

create or replace temp table judged as
select
    r.row_id, r.submission, r.organisation, r.month,
    case when coalesce(r.total, r.contacts) is not null then r.fingerprint end as fingerprint,
    case
        when r.other_sector then 'set_aside'
        when r.submission in (select submission from gone) then 'withdrawn'
        when wrong.row_id is not null or file_errors.submission is not null then 'held_back'
        when cover.submission is null then 'awaiting'
        when standing_cover.submission is null then 'replaced'
        else 'standing'
    end as standing,
    case
        when r.other_sector then 'other_sector'
        when wrong.row_id is not null then wrong.check_name
        when file_errors.submission is not null then 'file'
    end as reason
from month_rows as r
left join (
    select row_id, min(check_name) as check_name
    from findings
    where severity = 'error' and line > 0 and submission in (select distinct submission from month_rows)
    group by row_id
) as wrong using (row_id)
left join file_errors using (submission, sheet)
left join due_covers as cover using (submission, organisation, month)
left join standing_covers as standing_cover using (submission, organisation, month);

-- The same row twice from one organisation stands once, the first time.
create or replace temp table repeated as
select row_id, first_value(row_id) over same as other_row_id
from judged
where standing = 'standing' and fingerprint is not null
window same as (partition by organisation, month, fingerprint order by row_id)
qualify row_number() over same > 1;

-- A lead's row is set aside only where it names one implementer whose own row for the same month, place, activity and
-- group stands and is at least as large cell by cell (figures: "The same work told twice"): a total alone is not, and where
-- one of the two has no older people apart, women and men are compared at 18 and above.
create or replace temp table not_standing as
select row_id from judged where standing <> 'standing'
union all
select row_id from repeated;

-- What a person decided goes before the rule: counted elsewhere only where the other's row stands, and never in a circle.
create or replace temp table decided_aside as
with recursive stands as (from month_rows anti join not_standing using (row_id) where carries_people),
pairs as (
    select told.row_id, other.row_id as other_row_id
    from decided_work as decided
    join stands as told using (organisation, month, place, activity, population_group)
    join stands as other on (other.organisation, other.month, other.place, other.activity, other.population_group) = (decided.other, told.month, told.place, told.activity, told.population_group)
    where decided.answer = 'same' and told.implementer = coalesce(decided.implementer, told.implementer)
),
led as (
    select * from pairs
    union
    select led.row_id, pairs.other_row_id from led join pairs on pairs.row_id = led.other_row_id
)
select row_id, min(other_row_id) as other_row_id
from pairs
where row_id not in (select row_id from led where row_id = other_row_id)
group by row_id;

create or replace temp table leads as
select *
from month_rows
anti join not_standing using (row_id)
anti join decided_aside using (row_id)
where implementer <> organisation and carries_people;

create or replace temp table told_twice as
with recursive
candidates as (
    select *
    from month_rows
    anti join not_standing using (row_id)
    anti join decided_aside using (row_id)
    where carries_people and organisation in (select implementer from leads)
),
pairs as (
    select lead.row_id, own.row_id as other_row_id, own.implementer <> own.organisation as chained
    from leads as lead
    join candidates as own
        on own.organisation = lead.implementer and own.month = lead.month and own.place = lead.place
        and own.activity = lead.activity and own.population_group = lead.population_group
    anti join (select * from decided_work where answer = 'different') as apart
        on least(apart.organisation, apart.other) = least(lead.organisation, own.organisation)
        and greatest(apart.organisation, apart.other) = greatest(lead.organisation, own.organisation)
        and apart.month = lead.month and apart.place = lead.place and apart.activity = lead.activity and apart.population_group = lead.population_group
    where coalesce(own.total, 0) >= coalesce(lead.total, 0)
        and coalesce(own.girls, 0) >= coalesce(lead.girls, 0) and coalesce(own.boys, 0) >= coalesce(lead.boys, 0)
        and coalesce(own.women, 0) + coalesce(own.older_women, 0) >= coalesce(lead.women, 0) + coalesce(lead.older_women, 0)
        and coalesce(own.men, 0) + coalesce(own.older_men, 0) >= coalesce(lead.men, 0) + coalesce(lead.older_men, 0)
        and (own.older_women is null or lead.older_women is null or (own.older_women >= lead.older_women and coalesce(own.women, 0) >= coalesce(lead.women, 0)))
        and (own.older_men is null or lead.older_men is null or (own.older_men >= lead.older_men and coalesce(own.men, 0) >= coalesce(lead.men, 0)))
),
-- In mutual or chained naming the row whose reporting organisation is its implementer stands, failing that the earlier one.
named as (
    select row_id, other_row_id, chained from pairs
    union
    select named.row_id, pairs.other_row_id, pairs.chained
    from named
    join pairs on pairs.row_id = named.other_row_id
)
select row_id, min(other_row_id) as other_row_id
from named
where not chained or (other_row_id < row_id and (row_id, other_row_id) in (select row_id, other_row_id from pairs))
group by row_id;

delete from standing
where month in (select month from due_months) or (month is null and submission in (select submission from due_submissions));

insert into standing by name
select
    judged.row_id, judged.submission, judged.organisation, judged.month,
    case when coalesce(repeated.row_id, twice.row_id) is not null then 'set_aside' else judged.standing end as standing,
    case when repeated.row_id is not null then 'repeated_row' when twice.row_id is not null then 'same_work_told_twice' else judged.reason end as reason,
    coalesce(repeated.other_row_id, twice.other_row_id) as other_row_id
from judged
left join repeated using (row_id)
left join (select * from told_twice union all select * from decided_aside) as twice using (row_id);
