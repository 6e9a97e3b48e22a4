-- answers: What chairs have entered, newest first: figures, agencies, deadlines, known services; what was taken back.
-- for: chair

select n, time, who, kind, why, undoes, undone_by, coalesce(json_array_length(lines), 0) as lines, coalesce(lines::varchar, '[]') as written
from settings_log
order by n desc
