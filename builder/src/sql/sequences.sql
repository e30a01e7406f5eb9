-- Who bought b in an order after one with a, within a year. Kin only; who has bought very many
-- different products is a business.
WITH people AS (
  SELECT who
  FROM alongside_mains
  GROUP BY who
  HAVING COUNT(DISTINCT item) <= {largest_history}
), bought AS (
  SELECT DISTINCT m.who, m.ts, m.item, m.shelf, m.family, m.series
  FROM alongside_mains m
  JOIN people p ON p.who = m.who
  WHERE m.ts IS NOT NULL
)
SELECT a, b, CAST(COUNT(*) AS BIGINT) AS n_users
FROM (
  SELECT DISTINCT x.who, x.item AS a, y.item AS b
  FROM bought x
  JOIN bought y ON y.who = x.who
  WHERE y.item <> x.item
    AND y.ts > x.ts AND y.ts <= x.ts + {window_seconds}
    AND ({are_kin})
) u
GROUP BY a, b
HAVING COUNT(*) >= {minimum_shoppers}
