-- Pieces that were withdrawn after their originals were written: each lies in the pile until somebody has pulled it out by hand. When that is so,
-- says `PieceState::lies_here` of the domain. Those withdrawn under an earlier schema are not in it: whether they were pulled out nobody knows.
--
-- Of this office alone: no record, stands in no journal, and is not exchanged.
CREATE TABLE pull_out (
    piece  TEXT PRIMARY KEY REFERENCES piece (id),
    since  TEXT NOT NULL  -- when it was withdrawn: RFC 3339, UTC
) STRICT, WITHOUT ROWID;
