//! How the last roster of each sender was read. Of this office alone: no part of the journal, and not exchanged.

use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::row::{collect, first};
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::finding::Letters;
use kenpo_domain::headings::{HeadingAt, Headings};
use kenpo_domain::ids::ImportId;
use kenpo_domain::said::{ColumnChoice, Everyone, Habit, HiddenCells, SheetChoice};
use kenpo_domain::sender::Sender;
use rusqlite::params;

/// The row of a sender.
struct Kept {
    sheet: Option<String>,
    hidden: Option<HiddenCells>,
    everyone: Option<Everyone>,
    codes: Option<String>,
}

impl Reads {
    /// Every sender of whom a roster went in, who sent the latest one first.
    pub fn senders(&self) -> Result<Vec<Sender>, StoreError> {
        let sql = "SELECT s.name FROM sender s JOIN import i ON i.id = s.import ORDER BY i.made_at DESC, s.name";
        collect(self.prepared(sql)?.query([]).sql()?, |row| row.parse(Sender::parse))
    }

    /// How the last roster of a sender was read that went in.
    pub fn habit(&self, sender: &Sender) -> Result<Option<Habit>, StoreError> {
        let name = sender.name();
        let mut statement = self.prepared("SELECT sheet, hidden, everyone, codes FROM sender WHERE name = ?1")?;
        let kept = first(statement.query([name]).sql()?, |row| {
            let (sheet, hidden) = (row.take()?, row.maybe_code()?);
            Ok(Kept { sheet, hidden, everyone: row.maybe_code()?, codes: row.take()? })
        })?;
        let Some(Kept { sheet, hidden, everyone, codes }) = kept else { return Ok(None) };
        let mut statement = self.prepared("SELECT sheet FROM sender_sheet WHERE sender = ?1 ORDER BY sheet")?;
        let among = collect(statement.query([name]).sql()?, |row| row.take())?;
        let mut statement =
            self.prepared("SELECT place, heading, key, meaning FROM sender_heading WHERE sender = ?1 ORDER BY place")?;
        let headings = collect(statement.query([name]).sql()?, |row| {
            Ok(HeadingAt {
                column: Letters(row.take()?),
                text: row.take()?,
                key: row.take()?,
                meaning: row.maybe_code()?,
            })
        })?;
        let mut statement =
            self.prepared("SELECT place, meaning FROM sender_choice WHERE sender = ?1 ORDER BY place")?;
        let columns = collect(statement.query([name]).sql()?, |row| {
            Ok(ColumnChoice { column: Letters(row.take()?), meaning: row.maybe_code()? })
        })?;
        let sheet = sheet.map(|name| SheetChoice { name, among });
        Ok(Some(Habit { headings: Headings(headings), sheet, hidden, everyone, columns, codes }))
    }
}

impl Tx<'_> {
    /// Keeps how a roster was read that goes in, in place of what was kept of its sender.
    pub fn keep_habit(&mut self, sender: &Sender, import: ImportId, habit: &Habit) -> Result<(), StoreError> {
        let name = sender.name();
        for old in [
            "DELETE FROM sender_sheet WHERE sender = ?1",
            "DELETE FROM sender_heading WHERE sender = ?1",
            "DELETE FROM sender_choice WHERE sender = ?1",
            "DELETE FROM sender WHERE name = ?1",
        ] {
            self.prepared(old)?.execute([name]).sql()?;
        }
        let sheet = habit.sheet.as_ref().map(|sheet| sheet.name.as_str());
        let (hidden, everyone) = (habit.hidden.map(Code::code), habit.everyone.map(Code::code));
        self.prepared(
            "INSERT INTO sender (name, import, sheet, hidden, everyone, codes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![name, import.to_string(), sheet, hidden, everyone, habit.codes])
        .sql()?;
        let mut insert = self.prepared("INSERT OR IGNORE INTO sender_sheet (sender, sheet) VALUES (?1, ?2)")?;
        for sheet in habit.sheet.iter().flat_map(|sheet| &sheet.among) {
            insert.execute([name, sheet]).sql()?;
        }
        let mut insert = self.prepared(
            "INSERT INTO sender_heading (sender, place, heading, key, meaning) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for HeadingAt { column, text, key, meaning } in &habit.headings.0 {
            insert.execute(params![name, column.0, text, key, meaning.map(Code::code)]).sql()?;
        }
        let mut insert = self.prepared("INSERT INTO sender_choice (sender, place, meaning) VALUES (?1, ?2, ?3)")?;
        for ColumnChoice { column, meaning } in &habit.columns {
            insert.execute(params![name, column.0, meaning.map(Code::code)]).sql()?;
        }
        Ok(())
    }
}
