-- answers: Every code list, in its order.
-- for: everyone

select list, code, title, description, parent, position from codes order by list, position
