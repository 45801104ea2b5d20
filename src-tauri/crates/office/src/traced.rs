//! The audit trail of the command that runs: one row for each, in the write of the command, or before its reply leaves.

use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::trail::{KeptAt, Trail};
use crate::world::Moment;
use kenpo_domain::act::{Act, Figure};
use kenpo_domain::code::Code;
use kenpo_store::{Deed, Flush, Now, Subject};

/// The exit status of faults about what was typed: they tell nothing of what is in the database.
const TYPED: u8 = 2;

impl Office {
    /// Runs a command, and leaves its row where no write of the command has: of a look, and of whatever was refused. What leaves no row is not
    /// answered.
    pub(crate) fn traced<T>(&mut self, act: Act, run: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if let Some(session) = &mut self.session {
            session.trail = Trail::of(act);
        }
        let reply = run(self);
        let refused = reply.as_ref().err().map(|fault| fault.code);
        if refused.is_none_or(|code| code.exit_status() != TYPED) {
            self.leave_row(refused)?;
        }
        self.keep_anchor();
        reply
    }

    /// Keeps outside of the database where the trail has come to, at most once a second. What is not kept now is kept by the next one.
    fn keep_anchor(&mut self) {
        let instant = self.now().instant;
        let Some(session) = &mut self.session else { return };
        let KeptAt { seq, instant: before } = &session.kept_at;
        if let Some(on_disk) = session.store.on_disk().filter(|on_disk| on_disk > seq)
            && before != instant.as_str()
            && session.store.keep_anchor().is_ok()
        {
            session.kept_at = KeptAt { seq: on_disk, instant: instant.as_str().to_owned() };
        }
    }

    fn leave_row(&mut self, refused: Option<FaultCode>) -> Result<(), Fault> {
        let Moment { instant, day } = self.now();
        let now = Now { instant: instant.as_str(), day };
        match &mut self.session {
            Some(session) if refused.is_some() || !session.trail.left => {
                let of_status = session.trail.deed.act == Act::Status && refused.is_none();
                // A window asks for it every minute, and it tells nothing of anybody: one row a day says so.
                if of_status && session.status_on == Some(day) {
                    return Ok(());
                }
                let deed = Deed { refused: refused.map(Code::code), ..session.trail.deed.clone() };
                session.store.note(deed, Flush::Later, &now)?;
                if of_status {
                    session.status_on = Some(day);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What the row of the command is to say.
    pub(crate) fn deed(&mut self) -> Result<&mut Deed, Fault> {
        Ok(&mut self.session_mut()?.trail.deed)
    }

    /// Says what the command is about.
    pub(crate) fn about(&mut self, subject: Subject) -> Result<(), Fault> {
        self.deed()?.subject = Some(subject);
        Ok(())
    }

    /// Says how many of something there were.
    pub(crate) fn counted(&mut self, figure: Figure, count: impl TryInto<u64>) -> Result<(), Fault> {
        let count = count.try_into().map_err(|_| Fault::new(FaultCode::Internal))?;
        self.deed()?.figures.count(figure, count);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
