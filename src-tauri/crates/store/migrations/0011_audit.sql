-- The audit trail: a row for every act, looks and refusals included, each with an HMAC over itself and the row before (docs/formats/audit.md).
-- The step in Rust beside this file draws nothing: the key comes from the caller.

-- The log of writes stays as it is: read only, and still verified.
ALTER TABLE audit RENAME TO audit_2;
CREATE TRIGGER audit_2_is_closed BEFORE INSERT ON audit_2
BEGIN SELECT raise(ABORT, 'the second audit log is closed'); END;

-- Under it each row is hashed. Never changed, so that old rows can still be checked. One row.
CREATE TABLE audit_key (
    only  INTEGER PRIMARY KEY CHECK (only = 1),  -- there is one trail in one file
    key   TEXT NOT NULL CHECK (length(key) = 64)  -- 32 random bytes, hexadecimal
) STRICT;
CREATE TRIGGER audit_key_stays BEFORE UPDATE ON audit_key
BEGIN SELECT raise(ABORT, 'the key of the audit trail is never changed'); END;
CREATE TRIGGER audit_key_is_kept BEFORE DELETE ON audit_key
BEGIN SELECT raise(ABORT, 'the key of the audit trail is kept'); END;

-- The columns and their order are final: both go into the hash. No name, number, address or free text of a person stands in any of them.
CREATE TABLE audit (
    seq             INTEGER PRIMARY KEY,  -- without a gap, from 1
    at              TEXT NOT NULL,  -- RFC 3339, UTC
    user            TEXT CHECK (length(user) = 32),  -- id of table `user`, hexadecimal; NULL = nobody had opened
    act             TEXT NOT NULL,  -- code of domain::act::Act
    subject         TEXT,  -- what it was about: id of a person, an import or a user, a batch number, a serial; NULL = nothing alone
    sealed_subject  TEXT,  -- the same where only the desk may know it; NULL = there is none
    figures         TEXT,  -- JSON object, keys in order, codes of domain::act::Figure; NULL = none
    search          TEXT CHECK (length(search) = 64),  -- HMAC of what was searched, as it is searched for; hexadecimal
    single          INTEGER NOT NULL CHECK (single IN (0, 1)),  -- one person did it that two would have to do
    refused         TEXT,  -- code of the fault; NULL = it was answered
    series          INTEGER REFERENCES series (no),  -- NULL = it changed nothing that travels, as in the next three
    first_idx       INTEGER,  -- its operations in the journal
    last_idx        INTEGER,
    journal         TEXT CHECK (length(journal) = 64),  -- hash of the journal's chain after them
    guard_society   TEXT CHECK (length(guard_society) = 64),  -- digest of users and policy, where it changed them
    guard_desk      TEXT CHECK (length(guard_desk) = 64),  -- digest of the flags of people, where it changed them
    prev_hash       TEXT CHECK (length(prev_hash) = 64),  -- `hash` of the row before; NULL = it is the first
    hash            TEXT NOT NULL CHECK (length(hash) = 64),  -- HMAC-SHA256 over everything else in this row
    CHECK ((series IS NULL) = (first_idx IS NULL) AND (series IS NULL) = (last_idx IS NULL) AND (series IS NULL) = (journal IS NULL))
) STRICT;
CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit trail is not edited'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit trail is not cut'); END;
-- Which act an operation of the journal belongs to.
CREATE INDEX audit_by_operation ON audit (series, first_idx) WHERE series IS NOT NULL;
-- The newest of each is asked for at every opening.
CREATE INDEX audit_by_guard_society ON audit (seq) WHERE guard_society IS NOT NULL;
CREATE INDEX audit_by_guard_desk ON audit (seq) WHERE guard_desk IS NOT NULL;

-- From where batch numbers go on after a database that was older than known: of this office alone.
CREATE TABLE batch_counter (
    year  INTEGER PRIMARY KEY,  -- of the batch numbers
    last  INTEGER NOT NULL CHECK (last >= 0)  -- none up to this one is given
) STRICT;

-- A look changes nothing: what tells that something was written since is this, never the trail.
ALTER TABLE office ADD COLUMN writes INTEGER NOT NULL DEFAULT 0;
