-- Orders with something of a category or of one below it.
SELECT
  path,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users
FROM (
  SELECT who, path, COUNT(*) AS n
  FROM (
    SELECT DISTINCT s.order_id, s.who, l.path
    FROM alongside_shelves s
    JOIN alongside_list_shelves l ON l.shelf = s.shelf
  ) d
  GROUP BY who, path
) u
GROUP BY path
HAVING COUNT(*) >= {minimum_shoppers}
