-- One line per row that a scenario knows: what came until an entry, and, for the months that agencies had told of by
-- then, what came for these later. coming_rows, coming_errors: the source's; known_pairs: (organisation, month).

insert into rows by name
select *
from coming_rows
where submission <= $until or (organisation, month) in (select organisation, month from known_pairs);

insert into findings by name
select * from coming_errors where row_id in (select row_id from rows) or line = 0;
