-- answers: The files of my agency that were received and wait to be confirmed, the newest first.
-- for: own

select submission, file_name, received_at, months, rows_read, rows_held_back
from submission_list(null)
where state = 'awaiting' and sender = $viewer_organisation
order by submission desc
