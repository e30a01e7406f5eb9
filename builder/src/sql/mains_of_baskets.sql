-- Colours and sizes as the main product they are versions of, with where that stands.
SELECT DISTINCT b.order_id, b.who, b.ts, m.item, m.shelf, m.family, m.series
FROM alongside_bounded b
JOIN alongside_list_products p ON p.item = b.item
JOIN alongside_list_products m ON m.item = p.main
