//! An open database beside what its account knows of it: whether it is the one that was known, and what is kept of it from now on.

use crate::anchor::{AnchorPlace, Kept, Older};
use crate::audit::Head;
use crate::batches::StepDetail;
use crate::error::{Sql, StoreError};
use crate::reads::{Reads, Store};
use crate::row::{collect, first};
use crate::write::Tx;
use kenpo_domain::act::{Act, AnchorKind, Figure};
use kenpo_domain::code::Code;
use kenpo_domain::piece::{PieceState, Step};
use kenpo_domain::serial::Serial;
use rusqlite::params;

/// So many serials and batch numbers may have been given in what is not there any more.
const PASSED_OVER: u32 = 1_000;

/// How a database stands beside what is known of it.
pub(crate) enum Standing {
    Known,
    /// What is known of it is not in it, and two people have taken it so.
    Accepted,
    Older(Older),
}

impl Reads {
    /// Whether the database is older than what is known of it, or its users and policy are not those of its trail.
    pub(crate) fn held_against(&self, kept: &Kept) -> Result<Standing, StoreError> {
        // A trail without a row was emptied: `init` leaves the first.
        let emptied = || Head { seq: 0, hash: String::new(), at: String::new() };
        let found = self.audit_head()?.unwrap_or_else(emptied);
        let gone = match kept.head() {
            Some(known) => (self.hash_of(known.seq)?.as_ref() != Some(&known.hash)).then_some(known),
            None => None,
        };
        if self.newest_guard_society()?.as_ref() != Some(&self.guard_society()?) {
            return Ok(Standing::Older(Older { known: gone.unwrap_or_else(|| found.clone()), found }));
        }
        match gone {
            None => Ok(Standing::Known),
            Some(known) if self.is_accepted(&known)? => Ok(Standing::Accepted),
            Some(known) => Ok(Standing::Older(Older { known, found })),
        }
    }

    fn hash_of(&self, seq: u64) -> Result<Option<String>, StoreError> {
        let mut statement = self.prepared("SELECT hash FROM audit WHERE seq = ?1")?;
        first(statement.query([seq]).sql()?, |row| row.take())
    }

    /// The digest of users and policy that the trail told last.
    fn newest_guard_society(&self) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.prepared("SELECT guard_society FROM audit WHERE guard_society IS NOT NULL ORDER BY seq DESC LIMIT 1")?;
        first(statement.query([]).sql()?, |row| row.take())
    }

    /// Whether two people have taken the database as it is, knowing that it had come so far. Each account asks for itself. What became known only
    /// after that is not in what they have taken.
    fn is_accepted(&self, known: &Head) -> Result<bool, StoreError> {
        let mut statement =
            self.prepared("SELECT figures FROM audit WHERE act = ?1 AND refused IS NULL AND at >= ?2")?;
        let since = params![Act::AcceptOlder.code(), known.at];
        let figures = collect(statement.query(since).sql()?, |row| row.take::<Option<String>>())?;
        let read = figures.iter().flatten().filter_map(|text| serde_json::from_str::<serde_json::Value>(text).ok());
        let number = |figures: &serde_json::Value, figure: Figure| figures.get(figure.code()).and_then(|n| n.as_u64());
        // A proposal has no pieces.
        let accepted = read.filter(|figures| number(figures, Figure::Pieces).is_some());
        Ok(accepted.filter_map(|figures| number(&figures, Figure::Known)).any(|accepted| known.seq <= accepted))
    }
}

impl Store {
    /// What stands in the way of everything but a check, until two people have taken the database as it is.
    pub fn older(&self) -> Option<&Older> {
        self.anchored().older.as_ref()
    }

    /// Where the head was kept that the opening was held against.
    pub fn anchor_kind(&self) -> AnchorKind {
        self.anchored().kind
    }

    /// From now on this account keeps here where the trail has come to: for a database that it has made.
    pub fn keep_at(&mut self, place: AnchorPlace) {
        self.anchored_mut().place = place;
    }

    /// The number of the newest row that surely is on the disk.
    pub fn on_disk(&self) -> Option<u64> {
        self.anchored().on_disk.as_ref().map(|head| head.seq)
    }

    /// Keeps, at the end, where the trail has come to: first everything that was written gets to the disk.
    pub fn keep_last(&mut self) -> Result<(), StoreError> {
        if self.anchored().place == AnchorPlace::Nowhere || self.older().is_some() {
            return Ok(());
        }
        self.reach_disk()?;
        self.keep_anchor()
    }

    fn reach_disk(&mut self) -> Result<(), StoreError> {
        let head = self.audit_head()?;
        // Waits for the disk before it moves anything, and says whether it moved all.
        let whole: bool = self
            .conn()
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
                Ok(row.get::<_, i64>(0)? == 0 && row.get::<_, i64>(1)? == row.get::<_, i64>(2)?)
            })
            .sql()?;
        if whole {
            self.anchored_mut().on_disk = head;
        }
        Ok(())
    }

    /// Keeps where the trail has come to, as far as it surely is on the disk: a power cut must not make the next opening an older one.
    pub fn keep_anchor(&self) -> Result<(), StoreError> {
        let anchored = self.anchored();
        match &anchored.on_disk {
            Some(head) if anchored.older.is_none() => self.keep(head, false),
            _ => Ok(()),
        }
    }

    /// The database is taken as it is: from here on it is the one that is known.
    pub fn accepted(&mut self) -> Result<(), StoreError> {
        self.anchored_mut().older = None;
        match &self.anchored().on_disk {
            Some(head) => self.keep(head, true),
            None => Ok(()),
        }
    }

    fn keep(&self, head: &Head, back: bool) -> Result<(), StoreError> {
        let anchored = self.anchored();
        let back = back || anchored.accepted;
        let kept = anchored.place.keep_head(&self.database()?, head, anchored.epoch, back);
        kept.map_err(|_| StoreError::Refused)
    }
}

impl Tx<'_> {
    /// Goes on with a database that is older than was known: whatever was made may be on paper, so that it is withdrawn, and no number is given
    /// twice. Gives how many pieces were withdrawn.
    pub fn go_on_older(&mut self) -> Result<u64, StoreError> {
        let mut statement = self.prepared("SELECT id FROM piece WHERE state = ?1 ORDER BY id")?;
        let made = collect(statement.query([PieceState::Made.code()]).sql()?, |row| row.parse(Serial::parse))?;
        drop(statement);
        let own: Vec<Serial> = made.into_iter().filter(|serial| serial.office() == self.office_no).collect();
        for serial in &own {
            self.step(serial, Step::Withdraw, &StepDetail::None)?;
        }
        self.prepared("UPDATE serial_counter SET last = min(last + ?2, 9999999) WHERE office_no = ?1")?
            .execute(params![self.office_no.get(), PASSED_OVER])
            .sql()?;
        self.prepared(
            "INSERT INTO batch_counter (year, last)
             SELECT year, max(counter) + ?2 FROM batch WHERE office_no = ?1 GROUP BY year
             ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)",
        )?
        .execute(params![self.office_no.get(), PASSED_OVER])
        .sql()?;
        Ok(own.len() as u64)
    }
}
