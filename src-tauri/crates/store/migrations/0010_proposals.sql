-- What one person proposes and another one confirms (domain::four_eyes), and slots that the key file does not have yet.
--
-- Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE proposal (
    id           INTEGER PRIMARY KEY,  -- from 1; what is typed to confirm it
    act          TEXT NOT NULL,  -- code of domain::four_eyes::Act
    about        TEXT NOT NULL,  -- the user's name; '' = it is about no user
    was          TEXT NOT NULL,  -- what it would change, as it was then: the policy, the user's roles, their recipient; '' = there was no such user
    becomes      TEXT NOT NULL,  -- the policy or the roles; '' = only the password changes
    recipient    TEXT,  -- `age1…` of the new identity, where the act brings one
    slot         TEXT,  -- its slot of the key file (JSON), under the new password; never the password. NULL = none, or it is not needed any more
    proposed_at  TEXT NOT NULL,  -- RFC 3339, UTC
    proposed_by  BLOB NOT NULL REFERENCES user (id),
    decision     TEXT,  -- code of domain::four_eyes::Decided; NULL = nobody has decided
    decided_at   TEXT,
    decided_by   BLOB REFERENCES user (id),
    reason       TEXT,  -- why it was declined
    CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
) STRICT;
CREATE TRIGGER proposal_stays BEFORE DELETE ON proposal
BEGIN SELECT raise(ABORT, 'who has proposed what, and who has decided it, is kept'); END;
CREATE TRIGGER proposal_is_no_other BEFORE UPDATE OF id, act, about, was, becomes, recipient, proposed_at, proposed_by ON proposal
BEGIN SELECT raise(ABORT, 'what was proposed is confirmed or declined, never changed'); END;
CREATE TRIGGER proposal_is_decided_once BEFORE UPDATE OF decision, decided_at, decided_by, reason ON proposal WHEN OLD.decision IS NOT NULL
BEGIN SELECT raise(ABORT, 'a proposal is decided once'); END;

-- A row is written in the transaction that adds a user or replaces their identity, and goes once the key file has the slot. After a kill in
-- between, whoever opens next puts it there.
CREATE TABLE slot_due (
    user  BLOB PRIMARY KEY REFERENCES user (id),
    slot  TEXT NOT NULL  -- as in the key file (JSON)
) STRICT;
