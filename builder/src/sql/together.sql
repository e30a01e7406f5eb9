-- Who bought both in one order. Kin only: products of one shelf, family or series.
SELECT a, b, CAST(COUNT(*) AS BIGINT) AS n_users
FROM (
  SELECT DISTINCT x.who, x.item AS a, y.item AS b
  FROM alongside_mains x
  JOIN alongside_mains y ON y.order_id = x.order_id AND y.item > x.item
  WHERE {are_kin}
) u
GROUP BY a, b
HAVING COUNT(*) >= {minimum_shoppers}
