-- The first schema. Never edited once released: later changes are further files.
-- Days are ISO text (2026-11-30), instants RFC 3339 UTC text, identifiers 32 lower-case hexadecimal digits, truth values 0 or 1.
-- `date(x) IS x` in a CHECK: a day that the calendar does not have must not get in, and NULL may.

-- "KPNO": tells our files from other SQLCipher databases that happen to have our key.
PRAGMA application_id = 0x4B504E4F;

-- The society and this office. One row.
CREATE TABLE society (
    only            INTEGER PRIMARY KEY CHECK (only = 1),  -- there is one society in one file
    database_id     TEXT NOT NULL CHECK (length(database_id) = 32),  -- the same as in the key file
    insurer_number  TEXT NOT NULL CHECK (insurer_number GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),  -- 保険者番号
    name            TEXT NOT NULL CHECK (name <> ''),  -- 保険者名称, printed on every document
    office_no       INTEGER NOT NULL CHECK (office_no BETWEEN 1 AND 99),  -- first two digits of every serial made here
    width_symbol    INTEGER CHECK (width_symbol BETWEEN 1 AND 20),  -- 記号: digits to restore zeros to; NULL = not set
    width_number    INTEGER CHECK (width_number BETWEEN 1 AND 20),  -- 番号
    width_branch    INTEGER CHECK (width_branch BETWEEN 1 AND 20),  -- 枝番
    width_postal    INTEGER CHECK (width_postal BETWEEN 1 AND 20),  -- 郵便番号
    policy_toml     TEXT NOT NULL,  -- the policy file, as given
    policy_version  TEXT  -- its version, where it names one
) STRICT;

-- One person's registration in one spell of cover.
CREATE TABLE person (
    id                   TEXT PRIMARY KEY CHECK (length(id) = 32),
    symbol               TEXT NOT NULL,  -- 記号, may be empty
    number               TEXT NOT NULL CHECK (number <> ''),  -- 番号, zeros kept
    branch               TEXT NOT NULL CHECK (branch GLOB '[0-9][0-9]'),  -- 枝番
    name                 TEXT NOT NULL CHECK (name <> ''),  -- 氏名, byte for byte
    name_key             TEXT NOT NULL,  -- derived, for searching only
    kana_cell            TEXT NOT NULL,  -- フリガナ as the roster's cell had it
    kana                 TEXT NOT NULL,  -- derived: full-width katakana
    kana_key             TEXT NOT NULL,  -- derived, for searching and sorting
    sex                  TEXT CHECK (sex IN ('male', 'female')),  -- NULL = not stated
    birth                TEXT NOT NULL CHECK (date(birth) IS birth),
    relation             TEXT NOT NULL CHECK (relation IN ('insured', 'dependent')),  -- 本人, 家族
    relation_text        TEXT NOT NULL,  -- 続柄 as the roster says it
    acquired_on          TEXT NOT NULL CHECK (date(acquired_on) IS acquired_on),  -- 資格取得年月日・認定年月日
    lost_on              TEXT CHECK (date(lost_on) IS lost_on),  -- 資格喪失年月日: first day without cover
    voluntary_until      TEXT CHECK (date(voluntary_until) IS voluntary_until),  -- 任意継続: last day of cover
    stay_until           TEXT CHECK (date(stay_until) IS stay_until),  -- 在留期間満了日
    overseas             INTEGER NOT NULL CHECK (overseas IN (0, 1)),  -- 海外在住
    employer             TEXT CHECK (employer <> ''),  -- 事業所コード; unknown is NULL, never empty
    postal               TEXT CHECK (postal GLOB '[0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'),  -- 郵便番号
    address              TEXT NOT NULL,  -- 住所 as written; empty = unknown
    address_key          TEXT CHECK ((address_key IS NULL) = (address = '')),  -- derived, for comparing only
    phone                TEXT CHECK (phone <> ''),  -- 電話番号 as written; unknown is NULL, never empty
    issue_requested      INTEGER NOT NULL CHECK (issue_requested IN (0, 1)),  -- 発行要否
    number_state         TEXT NOT NULL CHECK (number_state IN ('none', 'submitted', 'linked', 'suspect', 'unknown')),
    number_linked_on     TEXT CHECK (date(number_linked_on) IS number_linked_on),  -- 紐付け年月日
    number_last4         TEXT CHECK (number_last4 GLOB '[0-9][0-9][0-9][0-9]'),  -- the most of a 個人番号 that may be kept
    burden_percent       INTEGER CHECK (burden_percent IN (20, 30)),  -- 一部負担金の割合, 70 to 74 only
    burden_effective_on  TEXT CHECK (date(burden_effective_on) IS burden_effective_on),  -- 発効期日
    burden_valid_until   TEXT CHECK (date(burden_valid_until) IS burden_valid_until),
    UNIQUE (symbol, number, branch),  -- 個人単位被保険者番号: one person has it
    CHECK ((number_state = 'linked') = (number_linked_on IS NOT NULL)),  -- the contract: linked_on with linked, and only then
    CHECK ((burden_percent IS NULL) = (burden_effective_on IS NULL)),  -- a ratio takes effect on a day
    CHECK (burden_valid_until IS NULL OR burden_percent IS NOT NULL)  -- no end without a ratio
) STRICT;
CREATE INDEX person_by_kana ON person (kana_key, symbol, number, branch);  -- lists and search by reading
CREATE INDEX person_by_number ON person (number);  -- search by 番号
CREATE INDEX person_by_plain_number ON person (ltrim(number, '0'));  -- search by 番号 typed without its zeros

-- What the national list says of a person's card. No row = not in the list.
CREATE TABLE myna (
    person                     TEXT PRIMARY KEY REFERENCES person (id),
    card                       TEXT NOT NULL CHECK (card IN ('none', 'held', 'lost', 'renewing', 'returned', 'unknown')),
    registered                 INTEGER CHECK (registered IN (0, 1)),  -- 利用登録; NULL = not known
    listed_on                  TEXT CHECK (date(listed_on) IS listed_on),  -- 基準日 of the list
    certificate_expires_on     TEXT CHECK (date(certificate_expires_on) IS certificate_expires_on),
    deregistration_applied_on  TEXT CHECK (date(deregistration_applied_on) IS deregistration_applied_on),
    deregistered_on            TEXT CHECK (date(deregistered_on) IS deregistered_on)
) STRICT;

-- Flags that withhold. No row = none was ever set.
CREATE TABLE protection (
    person             TEXT PRIMARY KEY REFERENCES person (id),
    self_view_blocked  INTEGER NOT NULL CHECK (self_view_blocked IN (0, 1)),  -- 自己情報提供不可フラグ
    non_disclosure     INTEGER NOT NULL CHECK (non_disclosure IN (0, 1)),  -- 不開示該当フラグ
    provisional        INTEGER NOT NULL CHECK (provisional IN (0, 1)),  -- a request is being examined
    safe_address       TEXT NOT NULL CHECK (safe_address IN ('none', 'proposed', 'confirmed')),
    -- derived: whether anything above asks for protection, so that no query writes the rule again
    withheld           INTEGER NOT NULL GENERATED ALWAYS AS
        (self_view_blocked OR non_disclosure OR provisional OR safe_address <> 'none') STORED
) STRICT;

-- One import of one file.
CREATE TABLE import (
    id          TEXT PRIMARY KEY CHECK (length(id) = 32),
    source      TEXT NOT NULL CHECK (source IN ('roster', 'national_list')),
    file_name   TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    joined      INTEGER NOT NULL CHECK (joined >= 0),  -- rows that brought a new person
    changed     INTEGER NOT NULL CHECK (changed >= 0),  -- rows that changed a person
    same        INTEGER NOT NULL CHECK (same >= 0),  -- rows that said nothing new
    waiting     INTEGER NOT NULL CHECK (waiting >= 0)  -- rows that did not go in and wait for a person
) STRICT;

-- The rows as they stood in the file, 個人番号 already cut, so that a reading can be explained later.
CREATE TABLE import_row (
    import  TEXT NOT NULL REFERENCES import (id),
    at      INTEGER NOT NULL CHECK (at >= 1),  -- position in the import, from 1
    sheet   TEXT,  -- NULL in a text file
    row     INTEGER NOT NULL CHECK (row >= 1),  -- as the spreadsheet counts
    cells   TEXT NOT NULL CHECK (json_valid(cells)),  -- array of texts from column A on
    PRIMARY KEY (import, at)
) STRICT, WITHOUT ROWID;

-- How often each finding was made.
CREATE TABLE import_finding (
    import  TEXT NOT NULL REFERENCES import (id),
    code    TEXT NOT NULL,
    count   INTEGER NOT NULL CHECK (count >= 1),
    PRIMARY KEY (import, code)
) STRICT, WITHOUT ROWID;

-- One mailing batch.
CREATE TABLE batch (
    id       TEXT PRIMARY KEY CHECK (length(id) = 32),
    year     INTEGER NOT NULL,  -- year in which it was made
    counter  INTEGER NOT NULL CHECK (counter >= 1),  -- from 1 in each year
    number   TEXT NOT NULL UNIQUE,  -- 2026-0001, as people call it
    as_of    TEXT NOT NULL CHECK (date(as_of) IS as_of),  -- the day the decisions were made for
    made_at  TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    UNIQUE (year, counter)
) STRICT;

-- One physical piece.
CREATE TABLE piece (
    serial           TEXT PRIMARY KEY CHECK (length(serial) = 10),  -- 整理番号, ten digits; never given twice
    batch            TEXT NOT NULL REFERENCES batch (id),
    person           TEXT NOT NULL REFERENCES person (id),
    symbol           TEXT NOT NULL,  -- 記号・番号・枝番 when it was made
    number           TEXT NOT NULL,
    branch           TEXT NOT NULL,
    address_key      TEXT,  -- where the person lived when it was printed (until then: made); NULL = no address known
    document         TEXT NOT NULL CHECK (document IN ('certificate', 'notice', 'notice_last4')),
    medium           TEXT CHECK (medium IN ('postcard', 'card', 'a4', 'electronic')),
    route            TEXT NOT NULL CHECK (route IN ('employer', 'direct', 'electronic', 'safe_address')),  -- what is held is no piece
    issued_on        TEXT NOT NULL CHECK (date(issued_on) IS issued_on),
    valid_until      TEXT CHECK (date(valid_until) IS valid_until),
    recorded_reason  TEXT,  -- what `held` is to say of a certificate
    state            TEXT NOT NULL CHECK (state IN ('made', 'printed', 'enclosed', 'posted', 'returned', 'spoiled', 'withdrawn')),
    file             TEXT,  -- the file that holds the original, once printed
    page             INTEGER CHECK (page >= 1),  -- its first page there
    facts_json       TEXT NOT NULL,  -- what was known, so that the decision can be made again years later
    decision_json    TEXT NOT NULL,  -- what was decided
    CHECK ((file IS NULL) = (page IS NULL)),  -- a page is in a file
    CHECK (document <> 'certificate' OR valid_until IS NOT NULL)  -- a certificate always ends
) STRICT;
CREATE INDEX piece_by_batch ON piece (batch, serial);
CREATE INDEX piece_by_person ON piece (person, issued_on);  -- what a person holds

-- Every step of every piece.
CREATE TABLE piece_event (
    id             INTEGER PRIMARY KEY,
    serial         TEXT NOT NULL REFERENCES piece (serial),
    at             TEXT NOT NULL,
    actor          TEXT NOT NULL,
    from_state     TEXT,  -- NULL: the piece was made
    to_state       TEXT NOT NULL,
    file           TEXT,  -- printing: the file and page of the original
    page           INTEGER,
    note           TEXT,  -- spoiling, withdrawing: why, in the clerk's words
    return_reason  TEXT  -- coming back: the code
) STRICT;
CREATE INDEX piece_event_by_piece ON piece_event (serial, id);

-- Pieces that came back. While `cleared_on` is NULL they hold what would be sent next.
CREATE TABLE returned (
    serial       TEXT PRIMARY KEY REFERENCES piece (serial),  -- a piece comes back once
    person       TEXT NOT NULL REFERENCES person (id),
    symbol       TEXT NOT NULL,  -- the household at the time: 記号 and 番号
    number       TEXT NOT NULL,
    address_key  TEXT,  -- where the piece was sent; NULL = reaches nobody else
    reason       TEXT NOT NULL CHECK (length(reason) = 2),
    reach        TEXT NOT NULL CHECK (reach IN ('address', 'person')),  -- person: it came back through an employer
    received_on  TEXT NOT NULL CHECK (date(received_on) IS received_on),
    cleared_on   TEXT CHECK (date(cleared_on) IS cleared_on)
) STRICT;
CREATE INDEX returned_open_by_person ON returned (person) WHERE cleared_on IS NULL;
CREATE INDEX returned_open_by_household ON returned (symbol, number, address_key) WHERE cleared_on IS NULL;

-- The last serial counter given by each office. Only ever grows.
CREATE TABLE serial_counter (
    office_no  INTEGER PRIMARY KEY CHECK (office_no BETWEEN 1 AND 99),
    last       INTEGER NOT NULL CHECK (last BETWEEN 0 AND 9999999)  -- seven digits of a serial
) STRICT;
CREATE TRIGGER serial_counter_only_grows BEFORE UPDATE ON serial_counter
WHEN new.last <= old.last OR new.office_no <> old.office_no
BEGIN SELECT raise(ABORT, 'a serial is never given twice'); END;

-- Every change, field by field: what an office exchanges with another, and what explains how something came to be.
CREATE TABLE journal (
    office_no  INTEGER NOT NULL,
    idx        INTEGER NOT NULL CHECK (idx >= 1),  -- without a gap in each office
    op         TEXT NOT NULL,
    at         TEXT NOT NULL,
    actor      TEXT NOT NULL,
    entity     TEXT NOT NULL,  -- the table
    entity_id  TEXT NOT NULL,  -- its key
    change     TEXT NOT NULL CHECK (json_valid(change)),  -- {"field": [before, after], ..}
    PRIMARY KEY (office_no, idx)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_entity ON journal (entity, entity_id);

-- One row per write, chained: an edited, removed or inserted row is noticed, in the journal too.
CREATE TABLE audit (
    seq             INTEGER PRIMARY KEY,  -- without a gap, from 1
    at              TEXT NOT NULL,
    actor           TEXT NOT NULL,
    op              TEXT NOT NULL,
    office_no       INTEGER NOT NULL,
    first_idx       INTEGER,  -- journal rows of this write; NULL = it changed nothing
    last_idx        INTEGER,
    journal_digest  TEXT NOT NULL CHECK (length(journal_digest) = 64),  -- SHA-256 over those rows
    prev_hash       TEXT NOT NULL CHECK (length(prev_hash) = 64),  -- `hash` of the row before; zeros in the first
    hash            TEXT NOT NULL CHECK (length(hash) = 64),  -- SHA-256 over everything else in this row
    CHECK ((first_idx IS NULL) = (last_idx IS NULL))  -- a range has two ends
) STRICT;
CREATE TRIGGER journal_is_not_edited BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is not edited'); END;
CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is not cut'); END;
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not edited'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not cut'); END;
