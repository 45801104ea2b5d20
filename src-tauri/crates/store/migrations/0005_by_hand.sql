-- What is entered of people by hand: an answer on 要配慮, and what we were told of a card. The rule is `domain/src/by_hand.rs`.

ALTER TABLE person ADD COLUMN care_needed INTEGER CHECK (care_needed IN (0, 1));  -- 要配慮; NULL = nobody has asked, and the two after it too
ALTER TABLE person ADD COLUMN care_asked_on TEXT CHECK (date(care_asked_on) IS care_asked_on);  -- the day of the answer
ALTER TABLE person ADD COLUMN care_asked_of TEXT;  -- who gave it

-- Each with the day on which it was so; a list of a later day stands above it.
ALTER TABLE listing ADD COLUMN told_card TEXT;  -- NULL = nobody has told us
ALTER TABLE listing ADD COLUMN told_card_on TEXT CHECK (date(told_card_on) IS told_card_on);
ALTER TABLE listing ADD COLUMN told_registered INTEGER CHECK (told_registered IN (0, 1));  -- 利用登録; NULL = nobody has told us
ALTER TABLE listing ADD COLUMN told_registered_on TEXT CHECK (date(told_registered_on) IS told_registered_on);
ALTER TABLE listing ADD COLUMN told_certificate_expires_on TEXT CHECK (date(told_certificate_expires_on) IS told_certificate_expires_on);
ALTER TABLE listing ADD COLUMN told_certificate_on TEXT CHECK (date(told_certificate_on) IS told_certificate_on);

-- What was entered by hand waits there, too, and came with no import.
ALTER TABLE tray RENAME TO tray_4;
DROP INDEX tray_person;
DROP INDEX tray_import;
CREATE TABLE tray (
    place   INTEGER PRIMARY KEY,  -- in the order in which they came
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- nothing waits for whom nobody registers any more
    import  TEXT REFERENCES import (id),  -- NULL = entered by hand
    said    TEXT NOT NULL  -- the change as the journal would write it (docs/formats/operation.md), of somebody who has neither
) STRICT;
INSERT INTO tray (place, person, import, said) SELECT place, person, import, said FROM tray_4;
DROP TABLE tray_4;
CREATE INDEX tray_person ON tray (person);
CREATE INDEX tray_import ON tray (import);

-- Files of originals that do not have their names yet (docs/adr/0001): what a print left that was cut off gets its name or goes at the next
-- opening. Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE passing (
    part      TEXT NOT NULL UNIQUE,  -- the whole path under which it is written
    name      TEXT NOT NULL,  -- the whole path that it gets
    replaces  INTEGER NOT NULL CHECK (replaces IN (0, 1)),  -- whether a file of that name gives way
    printed   INTEGER NOT NULL CHECK (printed IN (0, 1))  -- whether what stands in it is recorded as printed
) STRICT;
