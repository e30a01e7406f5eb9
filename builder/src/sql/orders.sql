-- Orders. One that several shoppers claim is the first one's; one that nobody claims is a shopper
-- of its own.
SELECT
  order_id,
  COALESCE('user:' || shopper, 'order:' || order_id) AS who,
  CASE WHEN shopper IS NULL THEN 0 ELSE 1 END AS is_known,
  ts
FROM (
  SELECT order_id, MIN(shopper) AS shopper, MIN(ts) AS ts
  FROM alongside_lines
  WHERE fate = 'kept'
  GROUP BY order_id
) o
