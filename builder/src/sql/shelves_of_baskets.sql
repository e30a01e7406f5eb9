SELECT DISTINCT b.order_id, b.who, p.shelf
FROM alongside_bounded b
JOIN alongside_list_products p ON p.item = b.item
WHERE p.shelf <> ''
