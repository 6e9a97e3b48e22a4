-- One line: plain sums over the rows that count of what the file says, each measure on its own.
select
    sum(total) filter (counts = 'people' and carries_people) as total,
    sum(girls) filter (counts = 'people' and carries_people) as girls,
    sum(boys) filter (counts = 'people' and carries_people) as boys,
    sum(women) filter (counts = 'people' and carries_people) as women,
    sum(men) filter (counts = 'people' and carries_people) as men,
    sum(older_women) filter (counts = 'people' and carries_people) as older_women,
    sum(older_men) filter (counts = 'people' and carries_people) as older_men,
    sum(not_recorded) filter (counts = 'people' and carries_people) as not_recorded,
    sum("new") filter (counts = 'people' and carries_people) as "new",
    sum(contacts) filter (counts = 'people' and carries_people) as contacts,
    sum(coalesce(contacts, total)) filter (counts = 'attendances' and carries_people) as attendances,
    sum(total) filter (counts = 'participants' and carries_people) as participants,
    sum(total) filter (counts = 'supported_staff' and carries_people) as supported_staff
from rows_that_count($submission)
