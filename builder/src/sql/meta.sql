SELECT 'schema' AS name, '{schema}' AS value
UNION ALL SELECT 'engine', '{engine}'
UNION ALL SELECT 'settings', {settings}
UNION ALL SELECT 'rows', CAST(COUNT(*) AS STRING) FROM alongside_lines
UNION ALL SELECT 'rows_unreadable', CAST(COUNT(*) AS STRING) FROM alongside_lines WHERE fate = 'unreadable'
UNION ALL SELECT 'rows_cancelled', CAST(COUNT(*) AS STRING) FROM alongside_lines WHERE fate = 'cancelled'
UNION ALL SELECT 'rows_test', CAST(COUNT(*) AS STRING) FROM alongside_lines WHERE fate = 'test'
UNION ALL SELECT 'rows_zero_quantity', CAST(COUNT(*) AS STRING) FROM alongside_lines WHERE fate = 'zero_quantity'
UNION ALL SELECT 'lines_counted', CAST(COUNT(*) AS STRING) FROM alongside_bounded
UNION ALL SELECT 'orders_counted', CAST(COUNT(*) AS STRING) FROM alongside_baskets
UNION ALL SELECT 'shoppers', CAST(COUNT(DISTINCT who) AS STRING) FROM alongside_baskets
UNION ALL SELECT 'orders_of_histories', CAST(COUNT(*) AS STRING) FROM alongside_baskets WHERE ts IS NOT NULL AND is_known = 1
UNION ALL SELECT 'orders_with_time', CAST(COUNT(*) AS STRING) FROM alongside_baskets WHERE ts IS NOT NULL
UNION ALL SELECT 'orders_with_hour', CAST(COUNT(*) AS STRING) FROM alongside_baskets WHERE ts <> day * 86400
