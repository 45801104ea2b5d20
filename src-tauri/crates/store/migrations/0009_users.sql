-- Who may open the database. Who somebody is follows from the identity that their password opens (in the key file) and the row with its recipient.
--
-- Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE user (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),  -- random; the key file's slot has the same
    name            TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- never given again
    roles           TEXT NOT NULL,  -- codes of domain::roles, a comma between two; empty = all were taken
    recipient       TEXT NOT NULL UNIQUE,  -- `age1…` of the identity
    next_recipient  TEXT UNIQUE,  -- that of the identity that comes with a new password, while that is put into the key file
    password_due    INTEGER NOT NULL CHECK (password_due IN (0, 1)),  -- somebody else has set it
    added_at        TEXT NOT NULL,  -- RFC 3339, UTC
    added_by        BLOB REFERENCES user (id),  -- NULL = the first user
    removed_at      TEXT,  -- NULL = may open
    removed_by      BLOB REFERENCES user (id),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))  -- somebody did it
) STRICT;
CREATE TRIGGER user_stays BEFORE DELETE ON user
BEGIN SELECT raise(ABORT, 'a removed user keeps the row, so that the name is never given again'); END;
CREATE TRIGGER user_is_nobody_else BEFORE UPDATE OF id, name ON user
BEGIN SELECT raise(ABORT, 'a user keeps id and name'); END;
