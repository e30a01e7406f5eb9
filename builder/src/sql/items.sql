SELECT
  item,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users,
  CAST(SUM(w) AS BIGINT) AS weight,
  CAST(SUM(r) AS BIGINT) AS recent
FROM (
  SELECT who, item, COUNT(*) AS n, SUM(weight) AS w, SUM(recent) AS r
  FROM alongside_bounded
  GROUP BY who, item
) u
GROUP BY item
HAVING COUNT(*) >= {minimum_shoppers}
