-- What imports said of contact or employer of people for whom that waits: whoever is withheld, and whoever has neither. The rule is
-- `domain/src/lay_over.rs`; the two must never be told apart, so nothing here says which they are.
--
-- Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE tray (
    place   INTEGER PRIMARY KEY,  -- in the order in which they came
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- nothing waits for whom nobody registers any more
    import  TEXT NOT NULL REFERENCES import (id),
    said    TEXT NOT NULL  -- the change as the journal would write it (docs/formats/operation.md), of somebody who has neither
) STRICT;

CREATE INDEX tray_person ON tray (person);
CREATE INDEX tray_import ON tray (import);

-- What a person had said of codes of a sender: `1=本人 2=妻`. NULL = nothing.
ALTER TABLE sender ADD COLUMN codes TEXT;
-- Who everybody of its roster was, which had neither a column of 枝番 nor one of 続柄. NULL = nobody had to say.
ALTER TABLE sender ADD COLUMN everyone TEXT;

-- Lists and search by reading. Narrow, for each import writes all over it.
DROP INDEX person_by_kana;
CREATE INDEX person_by_kana ON person (kana_key);

-- Who is registered already under another number: `domain/src/alike.rs`.
CREATE INDEX person_by_likeness ON person (birth, name_key);

-- Flags outlive a registration that was taken back: whoever comes again has them again. The rule is `domain/src/come_again.rs`.
ALTER TABLE protection RENAME TO protection_3;
CREATE TABLE protection (
    id                 TEXT PRIMARY KEY,  -- of the person, who may be registered no more
    version            INTEGER NOT NULL CHECK (version >= 1),
    self_view_blocked  INTEGER NOT NULL CHECK (self_view_blocked IN (0, 1)),  -- 自己情報提供不可フラグ
    non_disclosure     INTEGER NOT NULL CHECK (non_disclosure IN (0, 1)),  -- 不開示該当フラグ
    provisional        INTEGER NOT NULL CHECK (provisional IN (0, 1)),  -- a request is being examined
    safe_address       TEXT NOT NULL,
    -- applies `Protection::any` of the domain, so that no query writes the rule again
    withheld           INTEGER NOT NULL GENERATED ALWAYS AS
        (self_view_blocked OR non_disclosure OR provisional OR safe_address <> 'none') STORED
) STRICT;
INSERT INTO protection (id, version, self_view_blocked, non_disclosure, provisional, safe_address)
    SELECT id, version, self_view_blocked, non_disclosure, provisional, safe_address FROM protection_3;
DROP TABLE protection_3;
