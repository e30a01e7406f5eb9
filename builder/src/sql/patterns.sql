-- Two to five categories that fill one basket. A basket of very many is a stock-up.
WITH narrow AS (
  SELECT order_id
  FROM alongside_shelves
  GROUP BY order_id
  HAVING COUNT(*) BETWEEN 2 AND {widest_basket}
), s AS (
  SELECT a.order_id, a.who, a.shelf
  FROM alongside_shelves a
  JOIN narrow n ON n.order_id = a.order_id
), two AS (
  SELECT a.order_id, a.who, a.shelf AS c1, b.shelf AS c2
  FROM s a
  JOIN s b ON b.order_id = a.order_id AND b.shelf > a.shelf
), three AS (
  SELECT t.order_id, t.who, t.c1, t.c2, b.shelf AS c3
  FROM two t
  JOIN s b ON b.order_id = t.order_id AND b.shelf > t.c2
), four AS (
  SELECT t.order_id, t.who, t.c1, t.c2, t.c3, b.shelf AS c4
  FROM three t
  JOIN s b ON b.order_id = t.order_id AND b.shelf > t.c3
), patterns AS (
  SELECT who, c1, c2, '' AS c3, '' AS c4, '' AS c5 FROM two
  UNION ALL
  SELECT who, c1, c2, c3, '' AS c4, '' AS c5 FROM three
  UNION ALL
  SELECT who, c1, c2, c3, c4, '' AS c5 FROM four
  UNION ALL
  SELECT t.who, t.c1, t.c2, t.c3, t.c4, b.shelf AS c5
  FROM four t
  JOIN s b ON b.order_id = t.order_id AND b.shelf > t.c4
)
SELECT
  c1, c2, c3, c4, c5,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users
FROM (
  SELECT who, c1, c2, c3, c4, c5, COUNT(*) AS n
  FROM patterns
  GROUP BY who, c1, c2, c3, c4, c5
) u
GROUP BY c1, c2, c3, c4, c5
HAVING COUNT(*) >= {fewest_of_a_pattern}
