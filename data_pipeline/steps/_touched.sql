-- One line per month and organisation that the due rows leave or enter.

create or replace temp table touched as
select organisation, month from leaving
union
select organisation, month from due_rows;

create or replace temp table due_months as
select distinct month from touched where month is not null;

-- A lead whose implementer's own rows came or went is touched too: its rows may be set aside now, or stand again.
create or replace temp table due_organisations as
select organisation from touched where organisation is not null
union
select organisation
from rows
where month in (select month from due_months) and implementer <> organisation
    and implementer in (select organisation from touched);
