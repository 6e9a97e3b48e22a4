-- One line per month and organisation that the due rows leave or enter.

create or replace temp table touched as
select organisation, month from leaving
union
select organisation, month from due_rows;

-- Of an agency that tells totals since January every month of the year follows from the one before.
create or replace temp table due_months as
select month from touched where month is not null
union
select answered.month
from answered_months as answered
join touched on touched.organisation = answered.organisation and year(touched.month) = year(answered.month);

-- A lead whose implementer's own rows came or went is touched too: its rows may be set aside now, or stand again.
create or replace temp table due_organisations as
select organisation from touched where organisation is not null
union
select organisation
from rows
where month in (select month from due_months) and implementer <> organisation
    and implementer in (select organisation from touched);
