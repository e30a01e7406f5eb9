-- What was left of each order: products of which more was bought than came back.
SELECT l.order_id, s.item
FROM alongside_lines l
JOIN alongside_spellings s ON s.spelling = l.item
WHERE l.fate = 'kept'
GROUP BY l.order_id, s.item
HAVING SUM(l.thousandths) > 0
