//! The society, this office and the policy in force. One row.

use crate::error::{Sql, StoreError, Thing};
use crate::journal::{Change, Entity};
use crate::reads::Reads;
use crate::row::first;
use crate::write::{Tag, Tx};
use kenpo_domain::insured::InsurerNumber;
use rusqlite::params;

/// How many digits a number has in this society; `None` where it has set no width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Widths {
    /// 記号
    pub symbol: Option<u8>,
    /// 番号
    pub number: Option<u8>,
    /// 枝番
    pub branch: Option<u8>,
    /// 郵便番号
    pub postal: Option<u8>,
}

/// The society as registered in its database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocietyRecord {
    /// 保険者名称.
    pub name: String,
    /// 保険者番号.
    pub number: InsurerNumber,
    /// This office, 1 to 99.
    pub office_no: u8,
    /// Widths of numbers.
    pub widths: Widths,
    /// The policy file's text.
    pub policy_toml: String,
    /// Its version, where it names one.
    pub policy_version: Option<String>,
}

/// What a new database starts from.
pub type NewSociety = SocietyRecord;

impl Reads {
    /// The society.
    pub fn society(&self) -> Result<SocietyRecord, StoreError> {
        let mut statement = self.prepared(
            "SELECT name, insurer_number, office_no, width_symbol, width_number, width_branch, width_postal,
                    policy_toml, policy_version
             FROM society",
        )?;
        let found = first(statement.query([]).sql()?, |row| {
            Ok(SocietyRecord {
                name: row.take()?,
                number: row.parse(InsurerNumber::parse)?,
                office_no: row.take()?,
                widths: Widths { symbol: row.take()?, number: row.take()?, branch: row.take()?, postal: row.take()? },
                policy_toml: row.take()?,
                policy_version: row.take()?,
            })
        })?;
        found.ok_or(StoreError::NotFound(Thing::Society))
    }

    /// The identifier that the key file repeats.
    pub(crate) fn database_id(&self) -> Result<String, StoreError> {
        self.prepared("SELECT database_id FROM society")?.query_row([], |row| row.get(0)).sql()
    }
}

impl Tx<'_> {
    /// The first write of a new database.
    pub(crate) fn init(&mut self, database_id: &str, new: &NewSociety) -> Result<(), StoreError> {
        if !(1..=99).contains(&new.office_no) {
            return Err(StoreError::Unfit("office number outside 1 to 99"));
        }
        if new.name.is_empty() {
            return Err(StoreError::Unfit("a society without a name"));
        }
        self.prepared(
            "INSERT INTO society (only, database_id, insurer_number, name, office_no, width_symbol, width_number,
                                  width_branch, width_postal, policy_toml, policy_version)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            database_id,
            new.number.as_str(),
            new.name,
            new.office_no,
            new.widths.symbol,
            new.widths.number,
            new.widths.branch,
            new.widths.postal,
            new.policy_toml,
            new.policy_version,
        ])
        .sql()?;
        self.prepared("INSERT INTO serial_counter (office_no, last) VALUES (?1, 0)")?.execute([new.office_no]).sql()?;
        let change = Change::default()
            .new_field("database_id", database_id)
            .new_field("insurer_number", new.number.as_str())
            .new_field("name", new.name.as_str())
            .new_field("office_no", new.office_no)
            .new_field("width_symbol", new.widths.symbol)
            .new_field("width_number", new.widths.number)
            .new_field("width_branch", new.widths.branch)
            .new_field("width_postal", new.widths.postal)
            .new_field("policy_toml", new.policy_toml.as_str())
            .new_field("policy_version", new.policy_version.as_deref());
        self.note(Entity::Society, database_id, &change, &[Tag::Society])?;
        Ok(())
    }

    /// Puts another policy in force. Whether it reads as one is settled before.
    pub fn set_policy(&mut self, policy_toml: &str, policy_version: Option<&str>) -> Result<bool, StoreError> {
        let before = self.society()?;
        let database_id = self.database_id()?;
        self.prepared("UPDATE society SET policy_toml = ?1, policy_version = ?2")?
            .execute(params![policy_toml, policy_version])
            .sql()?;
        let change = Change::default().field("policy_toml", before.policy_toml.as_str(), policy_toml).field(
            "policy_version",
            before.policy_version.as_deref(),
            policy_version,
        );
        self.note(Entity::Society, &database_id, &change, &[Tag::Society, Tag::Decisions])
    }
}
