-- Orders by month and by six hours of a weekday or of the weekend: all of them, and those with
-- something of exactly a category.
WITH dated AS (
  SELECT
    order_id,
    who,
    CAST({month day} - 1 AS BIGINT) AS month,
    CAST(
      CASE WHEN MOD(MOD(day + 3, 7) + 7, 7) >= 5 THEN 4 ELSE 0 END
      + FLOOR((ts - day * 86400) / 21600.0) AS BIGINT
    ) AS daypart
  FROM alongside_baskets
  WHERE ts IS NOT NULL
), placed AS (
  SELECT '' AS path, who, month, daypart FROM dated{of_shelves}
), beats AS (
  SELECT path, 'month' AS kind, month AS bucket, who FROM placed
  UNION ALL
  SELECT path, 'daypart' AS kind, daypart AS bucket, who FROM placed
)
SELECT
  path, kind, bucket,
  CAST(SUM(n) AS BIGINT) AS n_orders,
  CAST(COUNT(*) AS BIGINT) AS n_users
FROM (
  SELECT path, kind, bucket, who, COUNT(*) AS n
  FROM beats
  GROUP BY path, kind, bucket, who
) u
GROUP BY path, kind, bucket
HAVING COUNT(*) >= {minimum_shoppers}
