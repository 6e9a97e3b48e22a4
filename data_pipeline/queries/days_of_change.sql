-- answers: The days on which anything happened, with the first and last entry of the ledger of each, oldest first.
-- for: members

select time::date as day, min(n) as first_entry, max(n) as last_entry
from events
group by day
order by day
