-- One row a product of a basket, with what the basket weighs: the factor of its size times that of
-- its age in days. Personal data: it stays where it is.
WITH newest AS (
  SELECT MAX(day) AS day FROM alongside_baskets
), weighed AS (
  SELECT
    b.order_id, b.who, b.ts,
    CAST(s.parts AS BIGINT) * a.parts AS weight,
    CAST({whole} AS BIGINT) * a.recent_parts AS recent
  FROM alongside_baskets b
  CROSS JOIN newest n
  JOIN {sizes} ON s.size = b.size
  JOIN {ages} ON a.age = LEAST(COALESCE(n.day - b.day, 0), {oldest})
)
SELECT w.order_id, w.who, w.ts, c.item, w.weight, w.recent
FROM weighed w
JOIN alongside_contents c ON c.order_id = w.order_id
