-- One line per distinct combination of written cells, with what it means: places, activities, donors, texts; for `rows`.
-- due: a submission. From due_written.

-- A spelling's code, one narrow table per list, so that each look-up below is one small join.
create or replace temp table code_of as
select list, written, context, code
from spellings
where code is not null;

create or replace temp table due_places as
with used as (
    select distinct admin1, admin1_pcode, admin2, admin2_pcode, site
    from due_written
),
states as (
    select used.*, coalesce(by_code.code, by_name.code) as state
    from used
    left join code_of as by_name on by_name.list = 'admin1' and by_name.written = used.admin1
    left join code_of as by_code on by_code.list = 'admin1' and by_code.written = used.admin1_pcode
),
counties as (
    select states.*, coalesce(by_code.code, by_name.code) as county
    from states
    left join code_of as by_name
        on by_name.list = 'admin2' and by_name.written = states.admin2 and by_name.context = coalesce(states.state, '')
    left join code_of as by_code
        on by_code.list = 'admin2' and by_code.written = states.admin2_pcode and by_code.context = coalesce(states.state, '')
),
sites as (
    select counties.*, by_name.code as site_code
    from counties
    left join code_of as by_name
        on by_name.list = 'site' and by_name.written = counties.site and by_name.context = coalesce(counties.county, '')
)
-- A state's cell may name an area (Greater Pibor); a county alone tells its state.
select
    sites.admin1 as written_admin1, sites.admin1_pcode as written_admin1_pcode,
    sites.admin2 as written_admin2, sites.admin2_pcode as written_admin2_pcode, sites.site as written_site,
    coalesce(nullif(state_place.admin1, ''), nullif(county_place.admin1, '')) as admin1,
    coalesce(nullif(county_place.area, ''), nullif(state_place.area, '')) as area,
    sites.county,
    case when site_place.admin2 = sites.county or sites.county is null then sites.site_code end as site
from sites
left join place_list as state_place on state_place.code = sites.state
left join place_list as county_place on county_place.code = sites.county
left join place_list as site_place on site_place.code = sites.site_code;

create or replace temp table due_activities as
with used as (
    select distinct activity, activity_sub_code, activity_code, cluster, layer
    from due_written
),
coded as (
    select
        used.*,
        coalesce(by_sub_code.code, by_name.code, by_code.code) as code,
        by_cluster.code as cluster_code, by_layer.code as layer_code,
        coalesce(regexp_matches(folded(concat_ws(' ', activity, activity_sub_code)), $mhpss_words), false) as has_mhpss_words
    from used
    left join code_of as by_sub_code on by_sub_code.list = 'activity' and by_sub_code.written = used.activity_sub_code
    left join code_of as by_name on by_name.list = 'activity' and by_name.written = used.activity
    left join code_of as by_code on by_code.list = 'activity' and by_code.written = used.activity_code
    left join code_of as by_cluster on by_cluster.list = 'cluster' and by_cluster.written = used.cluster
    left join code_of as by_layer on by_layer.list = 'layer' and by_layer.written = used.layer
)
select
    coded.activity as written_activity, coded.activity_sub_code as written_sub_code, coded.activity_code as written_code,
    coded.cluster as written_cluster, coded.layer as written_layer,
    activity_list.code as activity, nullif(activity_list.layer, '') as layer, activity_list.counts,
    coded.cluster_code as cluster, coded.layer_code as layer_given,
    activity_list.code is not null or coded.has_mhpss_words or coded.cluster_code = 'MHPSS' as mhpss
from coded
left join activity_list on activity_list.code = coded.code;

-- A file of many sectors: most of its rows are of other sectors and say so.
create or replace temp table due_kinds as
select
    submission,
    count(distinct due_written.cluster) >= 2 and avg(coalesce(mhpss, false)::integer) < 0.5 as many_sectors
from due_written
left join due_activities
    on written_activity is not distinct from due_written.activity
    and written_sub_code is not distinct from due_written.activity_sub_code
    and written_code is not distinct from due_written.activity_code
    and written_cluster is not distinct from due_written.cluster
    and written_layer is not distinct from due_written.layer
group by submission;

-- Texts are searched once per distinct text, not per row.
create or replace temp table due_texts as
select
    description as text, regexp_matches(folded(description), $sensitive_words) as is_sensitive,
    regexp_matches(folded(description), $gbv_words) as tells_gbv
from (select distinct description from due_written where description is not null);

create or replace temp table due_donors as
select split.written, list_sort(list_distinct(list(coalesce(code_of.code, '~' || folded(part))))) as donors
from (select distinct donor as written, trim(unnest(string_split(donor, ';'))) as part from due_written where donor is not null) as split
left join code_of on code_of.list = 'donor' and code_of.written = part
where part <> ''
group by split.written;
