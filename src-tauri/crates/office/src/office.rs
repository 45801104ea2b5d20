//! The application's state: which database is open, what is being previewed, who asks. Steps of the work are in `steps`.

use crate::corrections::Corrections;
use crate::decided::Decided;
use crate::fault::{Fault, FaultCode, Param};
use crate::left_files::LeftFiles;
use crate::may::May;
use crate::preview::{Origin, Preview};
use crate::trail::{KeptAt, Trail};
use crate::under_way::UnderWay;
use crate::world::{Moment, World};
use kenpo_domain::Day;
use kenpo_domain::gate::Viewer;
use kenpo_domain::ids::IdRun;
use kenpo_domain::iso_day;
use kenpo_domain::roles::{Role, Roles};
use kenpo_paper::{FaceBytes, Faces, Forms, Kit};
use kenpo_store::{Actor, Copied, KnownUser, Now, Store, Written};
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// How far long work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, in Japanese.
    pub label: &'static str,
    pub done: u64,
    /// Of how many, where known.
    pub total: Option<u64>,
}

/// The application.
pub struct Office {
    pub(crate) world: World,
    pub(crate) session: Option<Session>,
    pub(crate) suggested: Option<PathBuf>,
    kit: Option<Arc<Kit>>,
    progress: Box<dyn FnMut(Progress) + Send>,
    cancelled: Arc<AtomicBool>,
}

/// The files of the faces, in the order of `FaceBytes`.
const FACES: [&str; 4] = [
    "bizud/BIZUDPGothic-Regular.ttf",
    "bizud/BIZUDPGothic-Bold.ttf",
    "bizud/BIZUDMincho-Regular.ttf",
    "ipamj/ipamjm.ttf",
];

/// Rows between two reports of progress: a screen cannot show more.
const TELL_EVERY: u64 = 256;

/// An open database and what is going on with it.
pub(crate) struct Session {
    // First, so that it stops before the database is closed.
    pub(crate) under_way: UnderWay,
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
    pub(crate) actor: Actor,
    /// The roles of whoever asks, as the command began.
    pub(crate) roles: Roles,
    /// What they see of people.
    pub(crate) viewer: Viewer,
    /// A file under review, and a row of an earlier one: neither takes the other from under a clerk's hands.
    pub(crate) preview: Option<Preview>,
    pub(crate) row_preview: Option<Preview>,
    pub(crate) previews: u32,
    /// What reviews came to that a person has looked at and put aside, by their numbers.
    pub(crate) aside: BTreeMap<u32, [u8; 32]>,
    /// What was entered by hand, under review.
    pub(crate) corrections: Option<Corrections>,
    /// What is kept of the plan of the day that was asked for last.
    pub(crate) decided: Option<Decided>,
    /// How many writes the database had seen when the command began.
    pub(crate) seen: u64,
    /// What became of files that were found at the opening.
    pub(crate) left: LeftFiles,
    /// What the audit trail says of the command that runs.
    pub(crate) trail: Trail,
    pub(crate) kept_at: KeptAt,
    /// The day of the last row that says that the status was looked at.
    pub(crate) status_on: Option<Day>,
    /// Where only a copy is open: it goes after the store.
    pub(crate) _copied: Option<Copied>,
}

impl Drop for Session {
    /// Whoever looked last is known before the database is closed. Where that fails, the next opening goes on from what is known.
    fn drop(&mut self) {
        let _ = self.store.keep_last();
    }
}

impl Session {
    /// The review of that number, where it is still kept.
    pub(crate) fn reviewed(&self, number: u32) -> Result<&Preview, Fault> {
        let kept = [&self.preview, &self.row_preview].into_iter().flatten();
        kept.into_iter().find(|kept| kept.number == number).ok_or_else(|| Fault::new(FaultCode::PreviewGone))
    }

    /// Takes it out, to be written.
    pub(crate) fn take_reviewed(&mut self, number: u32) -> Result<Preview, Fault> {
        let kept = [&mut self.preview, &mut self.row_preview].into_iter();
        let of_number = |kept: &mut Option<Preview>| kept.take_if(|kept| kept.number == number);
        kept.filter_map(of_number).next().ok_or_else(|| Fault::new(FaultCode::PreviewGone))
    }

    /// Keeps what is under review until a person has looked.
    pub(crate) fn keep_reviewed(&mut self, preview: Preview) {
        let place = match preview.origin {
            Origin::File(_) => &mut self.preview,
            Origin::Row(_) => &mut self.row_preview,
        };
        *place = Some(preview);
    }
}

impl Office {
    /// An application with nothing open.
    pub fn new(world: World) -> Self {
        Self { world, session: None, suggested: None, kit: None, progress: Box::new(|_| ()), cancelled: Arc::default() }
    }

    /// Names the database that the unlock screen should offer.
    pub fn suggest(&mut self, path: PathBuf) {
        self.suggested = Some(path);
    }

    /// Sets who is told how far long work has come.
    pub fn set_progress(&mut self, tell: Box<dyn FnMut(Progress) + Send>) {
        self.progress = tell;
    }

    /// The flag that a person raises to stop the work under way.
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancelled)
    }

    /// Lowers the flag before a command that is asked for by name: that is new work. The calls of one word of the command line belong
    /// together, and a stop holds for all of them.
    pub(crate) fn go_on(&mut self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// Closes the database, and offers it again.
    pub(crate) fn close(&mut self) {
        if let Some(session) = self.session.take() {
            self.suggested = Some(session.path.clone());
        }
    }

    /// Whoever has opened, as they stand by now: another program may have changed it. The database is closed to whom it is not open any more.
    pub(crate) fn standing(&mut self) -> Result<Option<KnownUser>, Fault> {
        let opened = self.session.as_ref().map(|session| session.store.opened_by()).transpose()?.flatten();
        if opened.is_none() {
            self.close();
        }
        Ok(opened)
    }

    /// Refuses whoever may not ask, and begins a command. Its write will be refused if another process writes from here on; what was kept
    /// of another state of the database is dropped.
    pub(crate) fn allow(&mut self, may: May) -> Result<(), Fault> {
        if may == May::Nobody {
            return Ok(());
        }
        let KnownUser { user, password_due, .. } = self.standing()?.ok_or_else(|| Fault::new(FaultCode::Locked))?;
        if let Some(refused) = self.refused_as_older().filter(|_| !matches!(may, May::EvenOlder(_))) {
            return Err(refused);
        }
        if password_due && may != May::EvenDue {
            return Err(Fault::new(FaultCode::PasswordDue));
        }
        if !may.with(user.roles) {
            return Err(Fault::new(FaultCode::NotAllowed));
        }
        let session = self.session_mut()?;
        (session.roles, session.viewer) = (user.roles, Viewer::with(user.roles));
        session.seen = session.store.writes()?;
        session.decided = session.decided.take().filter(|decided| decided.writes == session.seen);
        Ok(())
    }

    /// What everything is answered but a check, where the database is older than was known.
    pub fn refused_as_older(&self) -> Option<Fault> {
        let older = self.session.as_ref()?.store.older()?;
        Some(Fault::about(FaultCode::OlderThanKnown, Param::Older(older.clone())))
    }

    /// Refuses whoever has none of these roles: for what only a look at the thing itself tells to need more than its command.
    pub(crate) fn needs(&self, roles: &[Role]) -> Result<(), Fault> {
        let may = May::any_of(roles).with(self.session()?.roles);
        if may { Ok(()) } else { Err(Fault::new(FaultCode::NotAllowed)) }
    }

    /// Refuses whoever may not take back what this user did: one's own as 作成, anybody's as 承認.
    pub(crate) fn may_undo(&self, done_by: &str) -> Result<(), Fault> {
        let own = self.session()?.actor.user == done_by;
        self.needs(if own { &[Role::Clerk, Role::Approver] } else { &[Role::Approver] })
    }

    pub(crate) fn now(&self) -> Moment {
        self.world.now()
    }

    pub(crate) fn session(&self) -> Result<&Session, Fault> {
        self.session.as_ref().ok_or_else(|| Fault::new(FaultCode::Locked))
    }

    pub(crate) fn session_mut(&mut self) -> Result<&mut Session, Fault> {
        self.session.as_mut().ok_or_else(|| Fault::new(FaultCode::Locked))
    }

    pub(crate) fn store(&self) -> Result<&Store, Fault> {
        Ok(&self.session()?.store)
    }

    /// One write: one transaction, one operation. Refused where another process wrote since the command began: what it read,
    /// the gate's answers too, would be out of date.
    pub(crate) fn write<T>(
        &mut self,
        op: kenpo_store::Op,
        body: impl FnOnce(&mut kenpo_store::Tx<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let Moment { instant, day } = self.now();
        let session = self.session_mut()?;
        let now = Now { instant: instant.as_str(), day };
        let deed = session.trail.deed.clone();
        let written = session.store.write(op, deed, &session.actor, &now, |tx| {
            unchanged(tx, session.seen)?;
            body(tx)
        });
        session.trail.left |= written.is_ok();
        written.map(|Written { value, .. }| value)
    }

    /// One write of many rows that tells how far it has come. The body stops by returning the fault `Cancelled`.
    pub(crate) fn write_telling<T>(
        &mut self,
        op: kenpo_store::Op,
        label: &'static str,
        total: u64,
        body: impl FnOnce(&mut kenpo_store::Tx<'_>, &mut dyn FnMut(u64) -> ControlFlow<()>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let Moment { instant, day } = self.now();
        let Self { session, progress, cancelled, .. } = self;
        let session = session.as_mut().ok_or_else(|| Fault::new(FaultCode::Locked))?;
        let now = Now { instant: instant.as_str(), day };
        let mut tell = |done: u64| {
            if done.is_multiple_of(TELL_EVERY) {
                progress(Progress { label, done, total: Some(total) });
            }
            if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let deed = session.trail.deed.clone();
        let written = session.store.write(op, deed, &session.actor, &now, |tx| {
            unchanged(tx, session.seen)?;
            body(tx, &mut tell)
        });
        session.trail.left |= written.is_ok();
        written.map(|Written { value, .. }| value)
    }

    /// Identifiers for what is made now.
    pub(crate) fn ids(&mut self) -> Result<IdRun, Fault> {
        let moment = chrono::DateTime::parse_from_rfc3339(self.now().instant.as_str())
            .map_err(|_| Fault::new(FaultCode::Internal))?;
        let milliseconds = u64::try_from(moment.timestamp_millis()).map_err(|_| Fault::new(FaultCode::Internal))?;
        let mut random = [0; 16];
        self.world.fill(&mut random).map_err(|_| Fault::new(FaultCode::Internal))?;
        Ok(IdRun::begin(milliseconds, random))
    }

    /// Faces and forms, read at the first need and kept.
    pub(crate) fn kit(&mut self) -> Result<Arc<Kit>, Fault> {
        self.kit_beside(|_| Ok(())).map(|((), kit)| kit)
    }

    /// What the work gives, and the kit: another processor reads it beside the work.
    pub(crate) fn kit_beside<T>(
        &mut self,
        work: impl FnOnce(&Self) -> Result<T, Fault>,
    ) -> Result<(T, Arc<Kit>), Fault> {
        if let Some(kit) = &self.kit {
            return Ok((work(self)?, Arc::clone(kit)));
        }
        let faces = FACES.map(|face| self.world.face(face));
        let (given, kit) = thread::scope(|scope| {
            let reading = scope.spawn(|| read_kit(faces));
            (work(self), reading.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let (given, kit) = (given?, Arc::new(kit?));
        self.kit = Some(Arc::clone(&kit));
        Ok((given, kit))
    }

    /// Tells how far the work has come, and whether it is to go on.
    pub(crate) fn tell(&mut self, progress: Progress) -> ControlFlow<()> {
        (self.progress)(progress);
        if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Takes the bytes of `FACES` apart.
fn read_kit(faces: [io::Result<Vec<u8>>; FACES.len()]) -> Result<Kit, Fault> {
    let [gothic, gothic_bold, mincho, fallback] =
        faces.map(|face| face.map_err(|_| Fault::new(FaultCode::FacesMissing)));
    let bytes = FaceBytes { gothic: gothic?, gothic_bold: gothic_bold?, mincho: mincho?, fallback: fallback? };
    let faces = Faces::load(bytes).map_err(|_| Fault::new(FaultCode::FacesMissing))?;
    let kit = Forms::bundled().and_then(|forms| Kit::new(faces, &forms));
    kit.map_err(|_| Fault::new(FaultCode::Internal))
}

/// Asked inside the transaction, before its first change.
fn unchanged(tx: &kenpo_store::Tx<'_>, seen: u64) -> Result<(), Fault> {
    // A write adds its own row at its end, so that in here the last one is the write before it.
    if tx.writes()? == seen { Ok(()) } else { Err(Fault::new(FaultCode::ChangedMeanwhile)) }
}

/// A day that a caller typed: ISO only (`2026-11-30`), else `BadDay`.
pub fn day(text: &str) -> Result<Day, Fault> {
    iso_day::parse(text).ok_or_else(|| Fault::caller(FaultCode::BadDay, text))
}
