-- One line per submission that the decision $decision is about, and whether the decision is on a spelling: its rows are
-- typed again where it is, else their months are settled again. A line without a submission where there is none yet.

with decided as (
    select kind, unnest(items::json[]) as item from decisions where n = $decision
),
spelled as (
    select distinct spellings.list, spellings.written
    from decided
    join spellings on spellings.list = item ->> 'list' and folded(spellings.written) = folded(item ->> 'written')
    where kind = 'spelling'
)
select null as submission, kind = 'spelling' as spelling from decided
union
select r.submission, false
from decided
join rows as r on r.month = (item ->> 'month')::date and r.organisation in (item ->> 'organisation', item ->> 'other')
where kind = 'same_work'
union
select submission, true
from written
join spelled on spelled.written in (
    case list when 'organisation' then reporting_organisation when 'admin1' then admin1 when 'admin2' then admin2 when 'activity' then activity end,
    case list when 'organisation' then organisation_acronym when 'admin1' then admin1_pcode when 'admin2' then admin2_pcode when 'activity' then activity_sub_code end,
    case list when 'organisation' then implementing_partner when 'activity' then activity_code when 'status' then status when 'site' then site end,
    case list when 'delivery_mode' then delivery_mode when 'cluster' then cluster when 'layer' then layer when 'funding_status' then funding_status end,
    case list when 'yes_no' then hide_place when 'population_group' then population_group when 'count_basis' then count_basis when 'site_type' then site_type end
) or (list = 'donor' and list_contains(list_transform(string_split(donor, ';'), lambda name: trim(name)), spelled.written))
