-- answers: Standing services that file no 4W, as chairs have entered them; no people.
-- for: members

select
    known.place, place_list.title, known.layer, known.name, known.organisation, known.active_from, known.active_until, known.entered,
    log.time::date as entered_on
from known_services as known
join place_list on place_list.code = known.place
join settings_log as log on log.n = known.entered
order by place_list.admin1, place_list.title, known.layer, known.name
