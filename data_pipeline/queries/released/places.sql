-- answers: The places of the working group with their levels and label points.
-- for: everyone

select code, title, level, parent, admin1, area, admin2, position, type, note, longitude, latitude from place_list order by position
