//! Judges everybody beside the office, which serves others meanwhile. The answer is of one state of the database; each command looks whether
//! the database is still in that state.

use super::decide;
use crate::decided::Decided;
use crate::fault::Fault;
use crate::office::Office;
use crate::under_way::{Held, WhichSession};
use kenpo_domain::Day;
use kenpo_store::Beside;

/// Everybody, to be judged on a day.
pub(crate) struct Judging {
    // The connection is closed before the session is let go.
    beside: Beside,
    as_of: Day,
    held: Held,
}

/// Everybody's decision, and for which session it was made.
pub(crate) struct Judged {
    pub(crate) decided: Decided,
    session: WhichSession,
}

impl Judging {
    /// Judges everybody. Fails where the session ends meanwhile.
    pub(crate) fn run(self) -> Result<Judged, Fault> {
        let decided = self.beside.snapshot(|store| decide(store, self.as_of, store.writes()?))?;
        Ok(Judged { decided, session: self.held.session() })
    }
}

/// Whether everybody's decision on the day is kept.
pub(crate) fn is_kept(office: &Office, as_of: Day) -> bool {
    let kept = office.session.as_ref().and_then(|session| session.decided.as_ref());
    kept.is_some_and(|kept| kept.as_of == as_of)
}

/// Begins to judge, where nobody does. What was kept of another day is dropped, so that memory never holds two.
pub(crate) fn begin(office: &mut Office, as_of: Day) -> Option<Judging> {
    let session = office.session.as_mut()?;
    let beside = session.store.beside().ok()?;
    let held = session.under_way.begin(beside.stopper())?;
    session.decided = None;
    Some(Judging { beside, as_of, held })
}

/// Keeps what was judged for the session that is open.
pub(crate) fn keep(office: &mut Office, judged: Judged) {
    if let Some(session) = office.session.as_mut().filter(|session| session.under_way.is(&judged.session)) {
        session.decided = Some(judged.decided);
    }
}
