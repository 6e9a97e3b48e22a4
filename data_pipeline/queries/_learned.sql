-- One line per cell whose spelling its sender has told and no chair has confirmed yet: what the desk offers to confirm for everybody.

create or replace macro spellings_learned() as table
    with known as (
        select list, folded(written) as spelling from also_written
        union
        select item ->> 'list', folded(item ->> 'written')
        from (select unnest(items::json[]) as item from decisions where kind = 'spelling' and holds)
    )
    select
        cell.row_id, column_list.list, cell.was as written, cell.becomes as suggestion, 1.0 as score, told.organisation, told.month, told.total,
        submissions.received_on, case when column_list.list = 'admin2' then coalesce(told.admin1, '') else '' end as context
    from mended_cells as cell
    join file_answers as answered on answered.n = cell.answer and answered.kind = 'learned'
    join column_list on column_list.name = cell.column_name
    join rows as told using (row_id)
    join submissions on submissions.submission = cell.submission
    anti join known on known.list = column_list.list and known.spelling = folded(cell.was);
