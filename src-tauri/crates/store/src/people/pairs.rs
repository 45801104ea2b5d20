//! The index of pairs by which people are found by a part of their name or reading. Which pairs it holds is the rule
//! of `domain::pairs`, which statements ask for as `pairs(name_key, kana_key)`.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;

/// Those whose pairs the index holds.
pub(crate) struct Paired {
    /// The last of them; whoever a write adds comes behind, or in the place of somebody who went.
    last: i64,
}

impl Paired {
    /// Everybody, as long as no write is under way.
    pub(crate) fn everybody(reads: &Reads) -> Result<Self, StoreError> {
        let last = reads.prepared("SELECT coalesce(max(rowid), 0) FROM person")?.query_row([], |row| row.get(0));
        Ok(Self { last: last.sql()? })
    }

    /// Nobody yet.
    pub(crate) fn nobody() -> Self {
        Self { last: 0 }
    }

    /// Takes in the pairs of everybody who came or is called otherwise since, and lets go of what whoever went was called.
    pub(crate) fn catch_up(self, reads: &Reads) -> Result<(), StoreError> {
        let Self { last } = self;
        let some_unpaired = reads.prepared("SELECT 1 FROM person_unpaired")?.exists([]).sql()?;
        if some_unpaired {
            reads
                .prepared(
                    "INSERT INTO person_pair (person_pair, rowid, pairs)
                     SELECT 'delete', person, pairs(name_key, kana_key) FROM person_unpaired WHERE person <= ?1",
                )?
                .execute([last])
                .sql()?;
            reads
                .prepared(
                    "INSERT INTO person_pair (rowid, pairs)
                     SELECT p.rowid, pairs(p.name_key, p.kana_key)
                     FROM person_unpaired u JOIN person p ON p.rowid = u.person WHERE p.rowid <= ?1",
                )?
                .execute([last])
                .sql()?;
            reads.prepared("DELETE FROM person_unpaired")?.execute([]).sql()?;
        }
        reads
            .prepared(
                "INSERT INTO person_pair (rowid, pairs) SELECT rowid, pairs(name_key, kana_key) FROM person WHERE rowid > ?1",
            )?
            .execute([last])
            .sql()?;
        Ok(())
    }
}
