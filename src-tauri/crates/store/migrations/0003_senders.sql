-- How the last roster of each sender was read, so that the next one is read the same way, or what changed in it is told first.
--
-- These tables are of this office alone: they are no records, stand in no journal, and are not exchanged. What stands in them is the form of a sender's file, of no person.

-- One sender: an employer, a branch, or a name that the office gave once.
CREATE TABLE sender (
    name    TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
    import  TEXT NOT NULL REFERENCES import (id),  -- the last import that was applied, with its day; taking it back changes nothing here
    sheet   TEXT,  -- the sheet that a person had chosen; NULL = nobody had to
    hidden  TEXT   -- what became of hidden rows and columns; NULL = nobody had to say
) STRICT, WITHOUT ROWID;

-- The sheets with people of its file from which a person had chosen. No row = nobody had to.
CREATE TABLE sender_sheet (
    sender  TEXT NOT NULL REFERENCES sender (name),
    sheet   TEXT NOT NULL,
    PRIMARY KEY (sender, sheet)
) STRICT, WITHOUT ROWID;

-- The headings of its file: the fingerprint to which the next one is compared.
CREATE TABLE sender_heading (
    sender   TEXT NOT NULL REFERENCES sender (name),
    place    INTEGER NOT NULL CHECK (place BETWEEN 0 AND 65535),  -- the column, from 0
    heading  TEXT NOT NULL,  -- its words without blanks; 個人番号 cut
    key      TEXT NOT NULL,  -- derived: the form in which headings are compared
    meaning  TEXT,  -- what the column was read as; NULL = nothing
    PRIMARY KEY (sender, place)
) STRICT, WITHOUT ROWID;

-- What a person had said of its columns.
CREATE TABLE sender_choice (
    sender   TEXT NOT NULL REFERENCES sender (name),
    place    INTEGER NOT NULL CHECK (place BETWEEN 0 AND 65535),
    meaning  TEXT,  -- what the column holds; NULL = it is not needed
    PRIMARY KEY (sender, place)
) STRICT, WITHOUT ROWID;
