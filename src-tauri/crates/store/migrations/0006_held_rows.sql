-- Rows of imports that did not go in, so that a person can correct one and have it taken, or say that it is not needed.
--
-- Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE held_row (
    import      TEXT NOT NULL REFERENCES import (id),
    row         INTEGER NOT NULL CHECK (row >= 1),  -- as the spreadsheet counts it
    sheet       TEXT,  -- NULL = a text file
    insured     TEXT,  -- 記号-番号-枝番, as far as it could be read; NULL = it could not
    reasons     TEXT NOT NULL,  -- codes of findings, parted by blanks: `domain/src/held_row.rs`
    says        TEXT NOT NULL,  -- JSON: what it says by the code of each item, 個人番号 cut
    taken_by    TEXT REFERENCES import (id),  -- the import by which it went in. It waits again once that is taken back
    dropped_at  TEXT,  -- when somebody said that it is not needed
    dropped_by  TEXT,
    dropped_for TEXT,  -- why, in their words
    PRIMARY KEY (import, row),
    CHECK ((dropped_at IS NULL) = (dropped_by IS NULL)),
    CHECK (dropped_for IS NULL OR dropped_at IS NOT NULL),
    CHECK (taken_by IS NULL OR dropped_at IS NULL)
) STRICT;

-- From here on `import_rows` says of each row whose it is: `[sheet or null, row, [texts], 記号-番号-枝番 or null]`.

CREATE INDEX held_row_taken_by ON held_row (taken_by);
