-- answers: Population, affected, in need and targeted: every figure with its source and year, entered ones with who and when.
-- for: members

select
    fig.place, place_list.title, place_list.level, fig.population_group, fig.layer, fig.measure, fig.value, fig.year, fig.source, fig.confirmed,
    fig.chosen_for, fig.entered, case when $sees_all then log.who end as who, log.time::date as entered_on
from need_figures as fig
join place_list on place_list.code = fig.place
left join settings_log as log on log.n = fig.entered
order by place_list.admin1, place_list.position, fig.place, fig.population_group, fig.measure, fig.layer, fig.year, fig.source
