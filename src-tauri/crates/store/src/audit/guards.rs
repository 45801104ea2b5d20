//! Digests over what no journal guards: who may do what, and, apart from it, whose contact is withheld. A row has them where its act changed
//! what they are made of.

use super::key::{Fields, Plain};
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use rusqlite::types::ValueRef;

/// Users, but for what only tells how they came, and the policy in force.
const SOCIETY: &[Guarded] = &[
    Guarded {
        name: "user",
        rows: "SELECT lower(hex(id)), name, roles, recipient, password_due, removed_at FROM user ORDER BY id",
    },
    Guarded { name: "policy", rows: "SELECT policy_toml, policy_version FROM society ORDER BY id" },
];

/// Everything that withholds the contact of people.
const DESK: &[Guarded] = &[Guarded {
    name: "protection",
    rows: "SELECT id, self_view_blocked, non_disclosure, provisional, safe_address FROM protection ORDER BY id",
}];

/// Rows that go into a digest.
struct Guarded {
    /// What goes in before them.
    name: &'static str,
    /// By primary key.
    rows: &'static str,
}

impl Reads {
    pub(crate) fn guard_society(&self) -> Result<String, StoreError> {
        self.guard(SOCIETY)
    }

    pub(super) fn guard_desk(&self) -> Result<String, StoreError> {
        self.guard(DESK)
    }

    fn guard(&self, tables: &[Guarded]) -> Result<String, StoreError> {
        let mut digest = Plain::default();
        for table in tables {
            digest.field(Some(table.name));
            let mut statement = self.prepared(table.rows)?;
            let columns = statement.column_count();
            let mut rows = statement.query([]).sql()?;
            while let Some(row) = rows.next().sql()? {
                for at in 0..columns {
                    match row.get_ref(at).sql()? {
                        ValueRef::Null => digest.field(None),
                        ValueRef::Integer(whole) => digest.field(Some(&whole.to_string())),
                        ValueRef::Text(text) => {
                            digest.field(Some(std::str::from_utf8(text).map_err(|_| StoreError::Damaged)?));
                        }
                        ValueRef::Real(_) | ValueRef::Blob(_) => return Err(StoreError::Damaged),
                    }
                }
            }
        }
        Ok(digest.finish())
    }
}
