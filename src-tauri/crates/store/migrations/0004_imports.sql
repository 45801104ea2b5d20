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

-- Lists and search by reading. Narrow, for each import writes all over it.
DROP INDEX person_by_kana;
CREATE INDEX person_by_kana ON person (kana_key);

-- Who is registered already under another number: `domain/src/alike.rs`.
CREATE INDEX person_by_likeness ON person (birth, name_key);
