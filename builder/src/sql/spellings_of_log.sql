-- Without a catalogue: a product is what enough shoppers bought, in small or capital letters, and
-- goes by the spelling that is first byte by byte.
WITH bought AS (
  SELECT DISTINCT l.item AS spelling, {fold l.item} AS folded, o.who
  FROM alongside_lines l
  JOIN alongside_orders o ON o.order_id = l.order_id
  WHERE l.fate = 'kept'
), products AS (
  SELECT folded, MIN(spelling) AS item
  FROM bought
  WHERE NOT ({is_no_product folded})
  GROUP BY folded
  HAVING COUNT(DISTINCT who) >= {minimum_shoppers}
)
SELECT DISTINCT b.spelling, p.item
FROM bought b
JOIN products p ON p.folded = b.folded
