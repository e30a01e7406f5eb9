-- Which product an item of the log is: by its very spelling, else in small letters where that
-- leaves no choice.
SELECT l.spelling, COALESCE(e.item, f.item) AS item
FROM (SELECT DISTINCT item AS spelling FROM alongside_lines WHERE fate = 'kept') l
LEFT JOIN alongside_list_spellings e ON e.how = 'exactly' AND e.spelling = l.spelling
LEFT JOIN alongside_list_spellings f ON f.how = 'folded' AND f.spelling = {fold l.spelling}
WHERE COALESCE(e.item, f.item) IS NOT NULL
