-- Every row of the order log, and what becomes of it. Quantities are thousandths.
WITH written AS (
  SELECT
    {order_id} AS order_id,
    {item_id} AS item,
    {user_id} AS shopper,
    {seconds} AS ts,
    {quantity} AS quantity,
    {status} AS status
  FROM {orders_table}
), worded AS (
  SELECT
    order_id,
    item,
    CASE WHEN {fold shopper} IN ('', {nobody}) THEN NULL ELSE shopper END AS shopper,
    ts,
    CASE
      WHEN quantity IS NULL THEN 1000
      WHEN ABS(quantity) <= {most_pieces} THEN CAST(ROUND(quantity * 1000) AS BIGINT)
    END AS thousandths,
    CASE WHEN SUBSTR(status, 1, 3) = 'wc-' THEN SUBSTR(status, 4) ELSE status END AS status
  FROM written
)
SELECT
  order_id,
  item,
  shopper,
  ts,
  thousandths,
  CASE
    WHEN status IN ({cancelled}) THEN 'cancelled'
    WHEN status IN ({test}) THEN 'test'
    WHEN order_id IS NULL OR order_id = '' OR item IS NULL OR item = '' THEN 'unreadable'
    WHEN thousandths IS NULL THEN 'unreadable'
    WHEN thousandths = 0 THEN 'zero_quantity'
    ELSE 'kept'
  END AS fate
FROM worded
