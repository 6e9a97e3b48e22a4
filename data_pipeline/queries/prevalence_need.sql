-- answers: How many people may need support by prevalence: an estimate with its interval on the population figure, never a target.
-- for: members

select
    fig.place, place_list.title, place_list.level, fig.value as population, fig.year, fig.source, fig.confirmed, fig.values_told, fig.chosen,
    prevalence.code, prevalence.title as condition, prevalence.layers, prevalence.percent,
    round(fig.value * prevalence.percent / 100)::bigint as estimate,
    round(fig.value * prevalence.low / 100)::bigint as low, round(fig.value * prevalence.high / 100)::bigint as high,
    prevalence.source as prevalence_source
from need_for(year($to_month), 'estimate') as fig
join place_list on place_list.code = fig.place
cross join prevalence
where fig.measure = 'population' and fig.population_group = 'ALL' and fig.layer = ''
    and chosen($admin1, case when $pcodes or coalesce(area, '') = '' then admin1 else area end) and chosen($county, admin2)
order by place_list.admin1, place_list.level <> 'country', place_list.level, place_list.title, fig.value, prevalence.percent desc
