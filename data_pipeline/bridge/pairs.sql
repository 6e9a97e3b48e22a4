-- One line per organisation and month of which anything is known: what comes for others later is a late report.

select distinct organisation, month
from standing
where organisation is not null and month is not null
