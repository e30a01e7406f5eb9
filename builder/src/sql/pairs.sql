SELECT
  a,
  b,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users,
  CAST(SUM(w) AS BIGINT) AS weight
FROM (
  SELECT x.who, x.item AS a, y.item AS b, COUNT(*) AS n, SUM(x.weight) AS w
  FROM alongside_bounded x
  JOIN alongside_bounded y ON y.order_id = x.order_id AND y.item > x.item
  GROUP BY x.who, x.item, y.item
) u
GROUP BY a, b
HAVING COUNT(*) >= {minimum_shoppers}
