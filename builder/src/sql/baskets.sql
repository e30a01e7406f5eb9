-- Orders that count: not too large, and of each shopper the newest.
WITH sized AS (
  SELECT order_id, COUNT(*) AS size
  FROM alongside_contents
  GROUP BY order_id
  HAVING COUNT(*) <= {largest_order}
), ranked AS (
  SELECT
    o.order_id, s.size, o.who, o.is_known, o.ts,
    ROW_NUMBER() OVER (
      PARTITION BY o.who
      ORDER BY CASE WHEN o.ts IS NULL THEN 1 ELSE 0 END, o.ts DESC, o.order_id
    ) AS place
  FROM sized s
  JOIN alongside_orders o ON o.order_id = s.order_id
)
SELECT order_id, size, who, is_known, ts, CAST(FLOOR(ts / 86400.0) AS BIGINT) AS day
FROM ranked
WHERE place <= {most_orders}
