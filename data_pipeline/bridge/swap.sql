-- One line per row and line of activities where only activities of the kinds $done have moved on to the later month:
-- the others still tell in it what they told in the earlier one. Other months, and what tells of no people, stay as they are.

create or replace temp macro moved_on(coming, before, after, done) as table
    with keyed as (
        select told.*, series.kind, list_contains(done, series.kind) as is_done
        from query_table(coming) as told
        left join series on series.activity_key = hash(organisation, implementer, place, activity, population_group)
    )
    select * exclude (kind, is_done)
    from keyed
    where kind is null or month <> after or is_done
    union all by name
    select * exclude (kind, is_done) replace (after as month)
    from keyed
    where month = before and not is_done;

insert into rows by name
select * from moved_on('coming_rows', $before, $after, $done);

insert into activity_lines by name
select * from moved_on('coming_activity_lines', $before, $after, $done);
