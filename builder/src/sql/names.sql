SELECT DISTINCT item, spelling FROM alongside_spellings
