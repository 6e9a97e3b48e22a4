-- One line per row of a submission that counts, or will when it is confirmed.
create or replace macro rows_that_count(asked) as table
    select r.*
    from rows as r
    left join standing using (row_id)
    where r.submission = asked and coalesce(standing.standing, 'awaiting') in ('standing', 'awaiting')
