-- Who is found: the rule of `domain::asked`. A parameter that is NULL asks nothing; a name is found by its reading or by its kanji.
-- By address nobody with a flag is found, nor counted: a total must not tell that they are there.
WHERE ((:kana IS NULL AND :name IS NULL)
       OR (p.kana_key >= :kana AND p.kana_key < :kana || char(0x10FFFF))
       OR (:name <> '' AND instr(p.name_key, :name) > 0))
  AND (:number IS NULL
       OR (p.number >= :number AND p.number < :number || ':')  -- ':' comes after '9'
       OR ltrim(p.number, '0') = ltrim(:number, '0'))
  AND (:symbol IS NULL OR p.symbol = :symbol)
  AND (:branch IS NULL OR p.branch = :branch)
  AND (:address IS NULL
       OR (instr(p.address_key, :address) > 0
           AND NOT EXISTS (SELECT 1 FROM protection f WHERE f.id = p.id AND f.withheld)))
