//! What waits for a second person. Who may be that, and when it lapses, is the rule of `domain::four_eyes`.

use crate::error::{Sql, StoreError, Thing};
use crate::new_identity::NewIdentity;
use crate::reads::Reads;
use crate::row::{Columns, collect, first};
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::four_eyes::{Decided, Matter, has_time};
use kenpo_domain::instant::Instant;
use rusqlite::{OptionalExtension, params};

/// What somebody asks for.
#[derive(Clone)]
pub struct Asked {
    pub act: Matter,
    /// The user's name; empty where it is about none.
    pub about: String,
    /// The policy or the roles; empty where only the password changes.
    pub becomes: String,
    /// What a new user, or a new password, brings.
    pub identity: Option<NewIdentity>,
}

/// A proposal that nobody has decided.
pub struct Proposed {
    pub id: u64,
    pub asked: Asked,
    /// What it would change, as it was when it was proposed.
    pub was: String,
    pub at: Instant,
    /// Who has proposed it.
    pub by: [u8; 16],
    pub by_name: String,
    /// Whether what it would change is what it was then.
    pub is_as_then: bool,
}

const OPEN: &str =
    "SELECT proposal.id, act, about, becomes, proposal.recipient, slot, was, proposed_at, proposed_by, name
                    FROM proposal JOIN user ON user.id = proposed_by WHERE decision IS NULL";

impl Reads {
    /// Those that nobody has decided, lapsed ones too, the first one first.
    pub fn proposals(&self) -> Result<Vec<Proposed>, StoreError> {
        let mut statement = self.prepared(&format!("{OPEN} ORDER BY proposal.id"))?;
        collect(statement.query([]).sql()?, |row| self.read_proposal(row))
    }

    /// One of them.
    pub fn proposal(&self, id: u64) -> Result<Option<Proposed>, StoreError> {
        let mut statement = self.prepared(&format!("{OPEN} AND proposal.id = ?1"))?;
        first(statement.query([id]).sql()?, |row| self.read_proposal(row))
    }

    fn read_proposal(&self, row: &mut Columns<'_>) -> Result<Proposed, StoreError> {
        let (id, act, about, becomes) = (row.take()?, row.code()?, row.take::<String>()?, row.take()?);
        let (recipient, slot): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let identity = recipient.zip(slot).map(|(recipient, slot)| NewIdentity::read(&recipient, slot)).transpose()?;
        let was = row.take::<String>()?;
        let is_as_then = self.as_it_is(act, &about)?.as_ref() == Some(&was);
        let asked = Asked { act, about, becomes, identity };
        let (at, by, by_name) = (row.parse(Instant::parse)?, row.take()?, row.take()?);
        Ok(Proposed { id, asked, was, at, by, by_name, is_as_then })
    }

    /// What an act would change. `None` where there is nothing to change any more.
    fn as_it_is(&self, act: Matter, about: &str) -> Result<Option<String>, StoreError> {
        let user = self.user_named(about)?;
        Ok(match act {
            Matter::Policy => Some(self.society()?.policy.toml),
            // Nothing of the database: what was known lies outside of it.
            Matter::AcceptOlder => Some(String::new()),
            Matter::UserAdd => user.is_none().then(String::new),
            Matter::UserRoles => user.filter(|known| !known.removed).map(|known| known.user.roles.text()),
            Matter::UserReset => self
                .prepared("SELECT recipient FROM user WHERE name = ?1 AND removed_at IS NULL")?
                .query_row([about], |row| row.get(0))
                .optional()
                .sql()?,
        })
    }
}

impl Tx<'_> {
    /// Keeps what waits for a second person, and gives its number.
    pub fn propose(&mut self, asked: &Asked) -> Result<u64, StoreError> {
        self.wipe_lapsed()?;
        let was = self.as_it_is(asked.act, &asked.about)?.ok_or(StoreError::NotFound(Thing::User))?;
        let by = self.id_of(&self.actor.user)?;
        let (recipient, slot) = asked.identity.as_ref().map(|new| (new.recipient(), new.slot())).unzip();
        self.prepared(
            "INSERT INTO proposal (act, about, was, becomes, recipient, slot, proposed_at, proposed_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
        )?
        .query_row(
            params![asked.act.code(), asked.about, was, asked.becomes, recipient, slot, self.now.instant, by],
            |row| row.get(0),
        )
        .sql()
    }

    /// Writes down how a proposal ended. Its slot is kept no longer.
    pub fn decide(&mut self, id: u64, decided: Decided, reason: Option<&str>) -> Result<(), StoreError> {
        self.wipe_lapsed()?;
        let by = self.id_of(&self.actor.user)?;
        let changed = self
            .prepared(
                "UPDATE proposal SET decision = ?2, decided_at = ?3, decided_by = ?4, reason = ?5, slot = NULL
                 WHERE id = ?1 AND decision IS NULL",
            )?
            .execute(params![id, decided.code(), self.now.instant, by, reason])
            .sql()?;
        if changed == 0 { Err(StoreError::Stale(Thing::Proposal)) } else { Ok(()) }
    }

    /// Forgets the slots of proposals that can never take effect any more.
    fn wipe_lapsed(&mut self) -> Result<(), StoreError> {
        let now = Instant::parse(self.now.instant).ok_or(StoreError::Damaged)?;
        for proposed in self.proposals()? {
            if !(proposed.is_as_then && has_time(&proposed.at, &now)) {
                self.prepared("UPDATE proposal SET slot = NULL WHERE id = ?1")?.execute([proposed.id]).sql()?;
            }
        }
        Ok(())
    }
}
