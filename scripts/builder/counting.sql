-- The counts of a build, as a cluster would be asked for them (DuckDB; settings as the builder's defaults).
CREATE TABLE bounded AS
WITH l AS (
  SELECT order_id, item_id AS item, MIN(user_id) AS user_id, MIN("timestamp") AS ts
  FROM read_parquet('{log}')
  WHERE order_id IS NOT NULL AND item_id IS NOT NULL
  GROUP BY order_id, item_id
  HAVING SUM(quantity) > 0
), o AS (
  SELECT order_id, COALESCE(MIN(user_id), 'order:' || order_id) AS user_id, MIN(ts) AS ts
  FROM l GROUP BY order_id
  HAVING COUNT(*) <= 100
), r AS (
  SELECT order_id, user_id, ts,
         ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY ts DESC, order_id) AS k
  FROM o
)
SELECT l.order_id, r.user_id, l.item
FROM l JOIN r ON l.order_id = r.order_id
WHERE r.k <= 500;

COPY (
  SELECT item, CAST(SUM(c) AS BIGINT) AS n_orders, COUNT(*) AS n_users
  FROM (SELECT user_id, item, COUNT(*) AS c FROM bounded GROUP BY user_id, item) u
  GROUP BY item
) TO '{items}' (FORMAT parquet);

COPY (
  SELECT a, b, CAST(SUM(c) AS BIGINT) AS n_orders, COUNT(*) AS n_users
  FROM (
    SELECT x.user_id, x.item AS a, y.item AS b, COUNT(*) AS c
    FROM bounded x JOIN bounded y ON x.order_id = y.order_id AND x.item < y.item
    GROUP BY x.user_id, x.item, y.item
  ) u
  GROUP BY a, b
  HAVING COUNT(*) >= 20
) TO '{pairs}' (FORMAT parquet);
