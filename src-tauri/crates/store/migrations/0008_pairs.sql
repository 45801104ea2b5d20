-- The pairs of characters in everybody's keys, so that a part of a name or a reading is found without looking at all of them. Which pairs: `domain::pairs`.
-- The end of a write takes in those of whoever is new: one after the other they would cost several times as much.
CREATE VIRTUAL TABLE person_pair USING fts5 (pairs, content = '', columnsize = 0, detail = none, tokenize = 'ascii');

-- Whoever is called otherwise or went since, with the keys that `person_pair` holds. Empty between two writes.
CREATE TABLE person_unpaired (
    person    INTEGER PRIMARY KEY,  -- the rowid
    name_key  TEXT NOT NULL,
    kana_key  TEXT NOT NULL
) STRICT;
CREATE TRIGGER person_is_called_otherwise AFTER UPDATE OF name_key, kana_key ON person BEGIN
    INSERT OR IGNORE INTO person_unpaired VALUES (old.rowid, old.name_key, old.kana_key);
END;
CREATE TRIGGER person_went AFTER DELETE ON person BEGIN
    INSERT OR IGNORE INTO person_unpaired VALUES (old.rowid, old.name_key, old.kana_key);
END;

-- A 番号 typed without its zeros is asked for with every number of zeros.
DROP INDEX person_by_plain_number;
