-- Records as the domain declares them, a journal that can be read back, several offices in one file.
-- The step in Rust beside this file (`migrate/second.rs`) fills the new tables from the old ones, which it renames first.
--
-- Each record has its `id` (text: 32 hexadecimal digits, a serial, or the name of the one record there is) and its `version`: the index in the
-- journal of the operation that changed it last, with the number of the series less one above 40 bits. The columns after them are the domain's
-- (`kenpo_domain::record`), in its order; the store checks closed lists on the way in, so that a new code needs no new table. Derived columns
-- stand last.

ALTER TABLE society RENAME TO society_1;
ALTER TABLE person RENAME TO person_1;
ALTER TABLE myna RENAME TO myna_1;
ALTER TABLE protection RENAME TO protection_1;
ALTER TABLE import RENAME TO import_1;
ALTER TABLE import_row RENAME TO import_row_1;
ALTER TABLE import_finding RENAME TO import_finding_1;
ALTER TABLE batch RENAME TO batch_1;
ALTER TABLE piece RENAME TO piece_1;
ALTER TABLE piece_event RENAME TO piece_event_1;
ALTER TABLE returned RENAME TO returned_1;
DROP INDEX person_by_kana;
DROP INDEX person_by_number;
DROP INDEX person_by_plain_number;
DROP INDEX piece_by_batch;
DROP INDEX piece_by_person;
DROP INDEX piece_event_by_piece;
DROP INDEX returned_open_by_person;
DROP INDEX returned_open_by_household;

-- The first journal and audit log stay as they are: read only, and still verified.
ALTER TABLE journal RENAME TO journal_1;
ALTER TABLE audit RENAME TO audit_1;
CREATE TRIGGER journal_1_is_closed BEFORE INSERT ON journal_1
BEGIN SELECT raise(ABORT, 'the first journal is closed'); END;
CREATE TRIGGER audit_1_is_closed BEFORE INSERT ON audit_1
BEGIN SELECT raise(ABORT, 'the first audit log is closed'); END;

-- Lives of databases whose operations are here: our own, and those of other offices.
CREATE TABLE series (
    no         INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
    office_no  INTEGER NOT NULL CHECK (office_no BETWEEN 1 AND 99)  -- the range of domain::office_no
) STRICT;

-- What belongs to this office and to nobody else. One row.
CREATE TABLE office (
    only         INTEGER PRIMARY KEY CHECK (only = 1),  -- there is one office in one file
    database_id  TEXT NOT NULL CHECK (length(database_id) = 32),  -- the same as in the key file
    office_no    INTEGER NOT NULL CHECK (office_no BETWEEN 1 AND 99),  -- first two digits of every serial made here; domain::office_no
    series       INTEGER NOT NULL REFERENCES series (no)  -- the life that writes now
) STRICT;

-- The society, as far as all its offices share it. One row.
CREATE TABLE society (
    id              TEXT PRIMARY KEY CHECK (id = 'society'),
    version         INTEGER NOT NULL CHECK (version >= 0),  -- 0: as `init` wrote it
    name            TEXT NOT NULL CHECK (name <> ''),  -- 保険者名称, printed on every document
    insurer_number  TEXT NOT NULL CHECK (insurer_number GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),  -- 保険者番号
    width_symbol    INTEGER CHECK (width_symbol BETWEEN 1 AND 20),  -- 記号: digits to restore zeros to, as domain::insured has them; NULL = not set
    width_number    INTEGER CHECK (width_number BETWEEN 1 AND 20),  -- 番号
    width_branch    INTEGER CHECK (width_branch BETWEEN 1 AND 20),  -- 枝番
    width_postal    INTEGER CHECK (width_postal BETWEEN 1 AND 20),  -- 郵便番号
    policy_toml     TEXT NOT NULL,  -- the policy file, as given
    policy_version  TEXT  -- its version, where it names one
) STRICT;

-- One person's registration in one spell of cover.
CREATE TABLE person (
    id                   TEXT PRIMARY KEY CHECK (length(id) = 32),
    version              INTEGER NOT NULL CHECK (version >= 1),
    symbol               TEXT NOT NULL,  -- 記号, may be empty
    number               TEXT NOT NULL CHECK (number <> ''),  -- 番号, zeros kept
    branch               TEXT NOT NULL CHECK (branch GLOB '[0-9][0-9]'),  -- 枝番
    name                 TEXT NOT NULL CHECK (name <> ''),  -- 氏名, byte for byte
    kana_cell            TEXT NOT NULL,  -- フリガナ as the roster's cell had it
    sex                  TEXT,  -- NULL = not stated
    birth                TEXT NOT NULL CHECK (date(birth) IS birth),
    relation             TEXT NOT NULL,  -- 本人, 家族
    relation_text        TEXT NOT NULL,  -- 続柄 as the roster says it
    acquired_on          TEXT NOT NULL CHECK (date(acquired_on) IS acquired_on),  -- 資格取得年月日・認定年月日
    lost_on              TEXT CHECK (date(lost_on) IS lost_on),  -- 資格喪失年月日: first day without cover
    voluntary_until      TEXT CHECK (date(voluntary_until) IS voluntary_until),  -- 任意継続: last day of cover
    stay_until           TEXT CHECK (date(stay_until) IS stay_until),  -- 在留期間満了日
    overseas             INTEGER NOT NULL CHECK (overseas IN (0, 1)),  -- 海外在住
    employer             TEXT CHECK (employer <> ''),  -- 事業所コード; unknown is NULL, never empty
    postal               TEXT CHECK (postal GLOB '[0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'),  -- 郵便番号
    address              TEXT NOT NULL,  -- 住所 as written; empty = unknown
    phone                TEXT CHECK (phone <> ''),  -- 電話番号 as written; unknown is NULL, never empty
    issue_requested      INTEGER NOT NULL CHECK (issue_requested IN (0, 1)),  -- 発行要否
    number_state         TEXT NOT NULL,  -- the state of the 個人番号, as far as we were told; what the list says stands in `listing`
    number_linked_on     TEXT CHECK (date(number_linked_on) IS number_linked_on),  -- 紐付け年月日
    number_last4         TEXT CHECK (number_last4 GLOB '[0-9][0-9][0-9][0-9]'),  -- the most of a 個人番号 that may be kept
    burden_percent       INTEGER,  -- 一部負担金の割合, 70 to 74 only
    burden_effective_on  TEXT CHECK (date(burden_effective_on) IS burden_effective_on),  -- 発効期日
    burden_valid_until   TEXT CHECK (date(burden_valid_until) IS burden_valid_until),
    name_key             TEXT NOT NULL,  -- derived, for searching only
    kana                 TEXT NOT NULL,  -- derived: full-width katakana
    kana_key             TEXT NOT NULL,  -- derived, for searching and sorting
    address_key          TEXT CHECK ((address_key IS NULL) = (address = '')),  -- derived, for comparing only
    UNIQUE (number, branch, symbol)  -- 個人単位被保険者番号: one person has it. In this order it also finds a 番号, and who shares one
) STRICT;
CREATE INDEX person_by_kana ON person (kana_key, symbol, number, branch);  -- lists and search by reading
CREATE INDEX person_by_plain_number ON person (ltrim(number, '0'));  -- search by 番号 typed without its zeros

-- What the national list says of a person, and the days of 解除. No row = nobody has said anything.
CREATE TABLE listing (
    id                         TEXT PRIMARY KEY REFERENCES person (id),
    version                    INTEGER NOT NULL CHECK (version >= 1),
    card                       TEXT,  -- NULL = not in the list, and the three after it too
    registered                 INTEGER CHECK (registered IN (0, 1)),  -- 利用登録; NULL = not known
    listed_on                  TEXT CHECK (date(listed_on) IS listed_on),  -- 基準日 of the list
    certificate_expires_on     TEXT CHECK (date(certificate_expires_on) IS certificate_expires_on),
    linked_on                  TEXT CHECK (date(linked_on) IS linked_on),  -- 基準日 of the first list: the 個人番号 was linked by then
    deregistration_applied_on  TEXT CHECK (date(deregistration_applied_on) IS deregistration_applied_on),
    deregistered_on            TEXT CHECK (date(deregistered_on) IS deregistered_on)
) STRICT, WITHOUT ROWID;  -- short rows, and a whole list of them is written at once

-- Flags that withhold. No row = none was ever set.
CREATE TABLE protection (
    id                 TEXT PRIMARY KEY REFERENCES person (id),
    version            INTEGER NOT NULL CHECK (version >= 1),
    self_view_blocked  INTEGER NOT NULL CHECK (self_view_blocked IN (0, 1)),  -- 自己情報提供不可フラグ
    non_disclosure     INTEGER NOT NULL CHECK (non_disclosure IN (0, 1)),  -- 不開示該当フラグ
    provisional        INTEGER NOT NULL CHECK (provisional IN (0, 1)),  -- a request is being examined
    safe_address       TEXT NOT NULL,
    -- applies `Protection::any` of the domain, so that no query writes the rule again
    withheld           INTEGER NOT NULL GENERATED ALWAYS AS
        (self_view_blocked OR non_disclosure OR provisional OR safe_address <> 'none') STORED
) STRICT;

-- One import of one file.
CREATE TABLE import (
    id         TEXT PRIMARY KEY CHECK (length(id) = 32),
    version    INTEGER NOT NULL CHECK (version >= 1),
    source     TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    joined     INTEGER NOT NULL CHECK (joined >= 0),  -- rows that brought a new person
    changed    INTEGER NOT NULL CHECK (changed >= 0),  -- rows that changed a person
    same       INTEGER NOT NULL CHECK (same >= 0),  -- rows that said nothing new
    waiting    INTEGER NOT NULL CHECK (waiting >= 0),  -- rows that did not go in and wait for a person
    findings   TEXT NOT NULL,  -- how often each finding was made: `code:count`, parted by blanks
    reason     TEXT,  -- why it went in although its columns looked torn apart
    undone_at  TEXT,  -- when it was taken back
    undone_by  TEXT,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))  -- somebody did it
) STRICT;

-- The rows as they stood in the file, 個人番号 already cut, so that a reading can be explained later.
CREATE TABLE import_rows (
    import  TEXT NOT NULL REFERENCES import (id),
    first   INTEGER NOT NULL CHECK (first >= 1),  -- positions in the import, from 1
    last    INTEGER NOT NULL CHECK (last >= first),
    rows    BLOB NOT NULL,  -- each `[sheet or null, row, [texts from column A on]]` as JSON, a line feed after it, compressed with zstd
    UNIQUE (import, first)
) STRICT;

-- One mailing batch.
CREATE TABLE batch (
    id         TEXT PRIMARY KEY CHECK (length(id) = 32),
    version    INTEGER NOT NULL CHECK (version >= 1),
    office_no  INTEGER NOT NULL CHECK (office_no BETWEEN 1 AND 99),  -- the office that made it; domain::office_no
    year       INTEGER NOT NULL,  -- year in which it was made
    counter    INTEGER NOT NULL CHECK (counter >= 1),  -- from 1 in each year of each office
    as_of      TEXT NOT NULL CHECK (date(as_of) IS as_of),  -- the day the decisions were made for
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    UNIQUE (office_no, year, counter)
) STRICT;

-- One physical piece, as it was made. Where it is follows from its steps.
CREATE TABLE piece (
    id               TEXT PRIMARY KEY CHECK (length(id) = 10),  -- 整理番号, ten digits; never given twice
    version          INTEGER NOT NULL CHECK (version >= 1),  -- of its latest step, once it has taken one
    batch            TEXT NOT NULL REFERENCES batch (id),
    person           TEXT NOT NULL REFERENCES person (id),
    symbol           TEXT NOT NULL,  -- 記号・番号・枝番 when it was made
    number           TEXT NOT NULL,
    branch           TEXT NOT NULL,
    address_key      TEXT,  -- where the person lived when it was made; NULL = no address known
    document         TEXT NOT NULL,
    medium           TEXT,
    route            TEXT NOT NULL,  -- a hold is no piece
    issued_on        TEXT NOT NULL CHECK (date(issued_on) IS issued_on),
    valid_until      TEXT CHECK (date(valid_until) IS valid_until),
    recorded_reason  TEXT,  -- what `held` is to say of a certificate
    facts_json       TEXT NOT NULL,  -- what was known, so that the decision can be made again years later
    decision_json    TEXT NOT NULL,  -- what was decided
    state            TEXT NOT NULL DEFAULT 'made',  -- derived from its steps: domain::piece, which begins with `made`
    file             TEXT,  -- derived: the file that holds the original, once printed
    page             INTEGER CHECK (page >= 1),  -- derived: its first page there
    sent_to          TEXT,  -- derived, once printed: where the person lived then
    CHECK ((file IS NULL) = (page IS NULL))  -- a page is in a file
) STRICT;
CREATE INDEX piece_by_batch ON piece (batch, id, state, document);  -- the last two, so that counting reads no whole piece
CREATE INDEX piece_by_person ON piece (person, issued_on);  -- what a person holds

-- Every step of every piece. Never edited.
CREATE TABLE step (
    id            TEXT PRIMARY KEY CHECK (length(id) = 32),
    version       INTEGER NOT NULL CHECK (version >= 1),
    piece         TEXT NOT NULL REFERENCES piece (id),
    step          TEXT NOT NULL,
    at            TEXT NOT NULL,
    actor         TEXT NOT NULL,
    file          TEXT,  -- printing: the file and page of the original
    page          INTEGER CHECK (page >= 1),
    form          TEXT,  -- printing: the form that it was laid out on; NULL = printed under schema 1, which kept none
    form_version  INTEGER CHECK (form_version >= 1),
    address_key   TEXT,  -- printing: the address that the original carries
    note          TEXT,  -- spoiling, withdrawing: why, in the clerk's words
    reason        TEXT,  -- coming back: the code
    CHECK ((form IS NULL) = (form_version IS NULL))  -- a version is of a form
) STRICT;
CREATE INDEX step_by_piece ON step (piece, version);

-- Pieces that came back. While `cleared_on` is NULL they stop what would be sent next.
CREATE TABLE returned (
    id           TEXT PRIMARY KEY REFERENCES piece (id),  -- a piece comes back once
    version      INTEGER NOT NULL CHECK (version >= 1),
    person       TEXT NOT NULL REFERENCES person (id),
    symbol       TEXT NOT NULL,  -- the household at the time: 記号 and 番号
    number       TEXT NOT NULL,
    address_key  TEXT,  -- where the piece was sent; NULL = reaches nobody else
    reason       TEXT NOT NULL,
    reach        TEXT NOT NULL,
    received_on  TEXT NOT NULL CHECK (date(received_on) IS received_on),
    cleared_on   TEXT CHECK (date(cleared_on) IS cleared_on)
) STRICT;
CREATE INDEX returned_open_by_person ON returned (person) WHERE cleared_on IS NULL;
CREATE INDEX returned_open_by_household ON returned (symbol, number, address_key) WHERE cleared_on IS NULL;

-- Records that are none any more. What they were stands in the journal.
CREATE TABLE gone (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),  -- of the operation that took it away
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The journal: whole operations, packed in the order of their series. `docs/formats/operation.md` fixes the bytes of one.
CREATE TABLE segment (
    series      INTEGER NOT NULL REFERENCES series (no),
    first       INTEGER NOT NULL CHECK (first >= 1),  -- without a gap in each series
    last        INTEGER NOT NULL CHECK (last >= first),
    hash        TEXT NOT NULL CHECK (length(hash) = 64),  -- of the chain, after the last one
    operations  BLOB NOT NULL,  -- their bytes, a line feed after each, compressed with zstd
    UNIQUE (series, first)
) STRICT;
CREATE TRIGGER segment_is_not_edited BEFORE UPDATE ON segment
BEGIN SELECT raise(ABORT, 'the journal is not edited'); END;
CREATE TRIGGER segment_is_not_cut BEFORE DELETE ON segment
BEGIN SELECT raise(ABORT, 'the journal is not cut'); END;

-- One row per write, chained: an edited, removed or inserted row is noticed, in the journal too.
CREATE TABLE audit (
    seq        INTEGER PRIMARY KEY,  -- without a gap, from 1
    at         TEXT NOT NULL,
    actor      TEXT NOT NULL,
    op         TEXT NOT NULL,
    series     INTEGER NOT NULL REFERENCES series (no),
    first_idx  INTEGER,  -- operations of this write; NULL = it changed nothing that travels
    last_idx   INTEGER,
    journal    TEXT NOT NULL CHECK (length(journal) = 64),  -- hash of the journal's chain after this write
    prev_hash  TEXT NOT NULL CHECK (length(prev_hash) = 64),  -- `hash` of the row before; of the last one of the first log, or zeros, in the first
    hash       TEXT NOT NULL CHECK (length(hash) = 64),  -- SHA-256 over everything else in this row
    CHECK ((first_idx IS NULL) = (last_idx IS NULL))  -- a range has two ends
) STRICT;
CREATE TRIGGER audit_row_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not edited'); END;
CREATE TRIGGER audit_row_is_not_cut BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not cut'); END;
