SELECT
  item,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users
FROM (SELECT who, item, COUNT(*) AS n FROM alongside_mains GROUP BY who, item) u
GROUP BY item
HAVING COUNT(*) >= {minimum_shoppers}
