//! What a word works with: the application, and how this call of the program takes a password and shows replies.
//!
//! Looks into no reply but for today's day, and who has opened and whether they must change their password first: what a reply says is drawn by
//! `emit` and by the word's own text.

use crate::given::{AsOf, Db};
use crate::{emit, secret};
use kenpo_domain::gate::{Out, Screen};
use kenpo_office::api::{StatusReq, StatusRes, UnlockReq};
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::office::Office;
use kenpo_office::table::call;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::process::ExitCode;

/// One call of the program.
pub struct Terminal {
    /// The application.
    pub office: Office,
    /// Whether replies are JSON.
    pub json: bool,
    /// Whether passwords are the first lines of standard input.
    pub password_stdin: bool,
}

impl Terminal {
    /// Opens the database.
    pub fn open(&mut self, db: &Db) -> Result<&mut Office, Fault> {
        let office = self.open_even_older(db)?;
        office.refused_as_older().map_or(Ok(office), Err)
    }

    /// The same, even where it is older than was known.
    pub fn open_even_older(&mut self, db: &Db) -> Result<&mut Office, Fault> {
        let status = self.open_even_due(db)?;
        if status.get().password_due && !status.get().older {
            return Err(Fault::new(FaultCode::PasswordDue));
        }
        Ok(&mut self.office)
    }

    /// Opens a copy: nothing of the database is written.
    pub fn open_copy(&mut self, db: &Db) -> Result<&mut Office, Fault> {
        let request = UnlockReq { path: path_text(&db.db), user: db.user(), password: self.password()? };
        if call::unlock_copy(&mut self.office, request)?.get().password_due {
            return Err(Fault::new(FaultCode::PasswordDue));
        }
        Ok(&mut self.office)
    }

    /// The same, even where the password must be changed first.
    pub fn open_even_due(&mut self, db: &Db) -> Result<Out<Screen, StatusRes>, Fault> {
        let request = UnlockReq { path: path_text(&db.db), user: db.user(), password: self.password()? };
        let status = call::unlock(&mut self.office, request)?;
        emit::notes(&status.clone().map(|status| status.left));
        Ok(status)
    }

    /// The password, from where this call takes it.
    pub fn password(&self) -> Result<String, Fault> {
        secret::password(self.password_stdin).map_err(|_| Fault::new(FaultCode::WrongPassword))
    }

    /// A new password, from where this call takes it, after the one that opens. Where nobody can be asked it is empty: the command says what that
    /// is, to whoever may run it.
    pub fn new_password(&self) -> Result<String, Fault> {
        let typed = secret::new_password(self.password_stdin).unwrap_or(Some(String::new()));
        typed.ok_or_else(|| Fault::new(FaultCode::PasswordsDiffer))
    }

    /// The day that was given, or today.
    pub fn day(&mut self, as_of: AsOf) -> Result<String, Fault> {
        match as_of.as_of {
            Some(day) => Ok(day),
            None => Ok(call::status(&mut self.office, StatusReq {})?.get().today.clone()),
        }
    }

    /// Shows a reply, and gives the exit status of a word that went well.
    pub fn show<T: Serialize + DeserializeOwned>(
        &self,
        reply: &Out<Screen, T>,
        text: fn(&T) -> String,
    ) -> Result<ExitCode, Fault> {
        emit::reply(self.json, reply, text);
        Ok(ExitCode::SUCCESS)
    }
}

/// A path as a request carries it.
pub fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Reads a text file that was named; `FileUnreadable` where that fails or it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|_| Fault::caller(FaultCode::FileUnreadable, path_text(path)))
}
