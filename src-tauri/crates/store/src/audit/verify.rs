//! The whole trail checked: the rows, the journal that they cover, the logs before it, and every record against the journal. Reads only; what
//! stays in memory does not grow with the trail.

use super::GENESIS;
use super::first::Walked;
use super::head::OldHead;
use super::row::{COLUMNS, Journaled, Row};
use crate::error::{Sql, StoreError};
use crate::journal::Life;
use crate::reads::Reads;
use crate::row::{Columns, collect, first};
use kenpo_domain::act::{Act, Amiss, Figure};
use kenpo_domain::code::Code;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::record::RecordKind;
use kenpo_journal::Series;
use rusqlite::params;
use std::collections::BTreeMap;

/// A head that somebody has kept outside of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub seq: u64,
    /// The hash or its beginning, in hexadecimal.
    pub hash: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Rows of the trail.
    pub rows: u64,
    /// None where everything holds. No more than the first 1,000.
    pub problems: Vec<Problem>,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row; `None` where it is none's.
    pub seq: Option<u64>,
    pub kind: Amiss,
    /// The table, where it is not the trail itself.
    pub table: Option<&'static str>,
    /// Of how many rows, operations or records.
    pub count: u64,
}

/// More than anybody reads.
const MOST: usize = 1_000;

/// How far the writes of each series have come.
pub(super) type Reached = BTreeMap<i64, u64>;

/// What is found while the rows are walked.
struct Walk<'a> {
    problems: Vec<Problem>,
    anchors: &'a [Anchor],
    /// Those whose row is another one.
    other: Vec<&'a Anchor>,
    reached: Reached,
    /// Where the rows have come to, and the hash that the next one must name; `None` where it cannot be told.
    last: u64,
    prev: Option<Option<String>>,
    rows: u64,
}

impl Walk<'_> {
    fn found(&mut self, seq: u64, kind: Amiss, table: Option<&'static str>, count: u64) {
        let found = Problem { seq: Some(seq), kind, table, count };
        if self.problems.len() < MOST && !self.problems.contains(&found) {
            self.problems.push(found);
        }
    }
}

impl Reads {
    /// Checks everything, and whether these heads are still in the trail.
    pub fn verify(&self, anchors: &[Anchor]) -> Result<Verified, StoreError> {
        self.in_one_state(|reads| {
            let mut walk = Walk {
                problems: Vec::new(),
                anchors,
                other: Vec::new(),
                reached: Reached::new(),
                last: 0,
                prev: Some(None),
                rows: 0,
            };
            let old = reads.old_logs(&mut walk)?;
            reads.rows(&mut walk, &old)?;
            meet_anchors(&mut walk);
            reads.series(&mut walk)?;
            let Walk { mut problems, rows, .. } = walk;
            problems.extend(reads.states()?);
            problems.extend(reads.unguarded()?);
            problems.truncate(MOST);
            Ok(Verified { rows, problems })
        })
    }

    /// The logs before the trail. Gives where they ended.
    fn old_logs(&self, walk: &mut Walk<'_>) -> Result<OldHead, StoreError> {
        let head = match self.verify_first()? {
            Walked::Whole(head) => head,
            Walked::Broken(seq) => {
                walk.found(seq, Amiss::Edited, Some("audit_1"), 1);
                self.old_head()?.unwrap_or_else(OldHead::none)
            }
        };
        match self.verify_second(head, &mut walk.reached)? {
            Walked::Whole(head) => Ok(head),
            Walked::Broken(seq) => {
                walk.found(seq, Amiss::Edited, Some("audit_2"), 1);
                // How far it reached is not known: its operations are not held against the rows behind it.
                for life in self.lives()? {
                    walk.reached.remove(&life.no);
                }
                Ok(self.old_head()?.unwrap_or_else(OldHead::none))
            }
        }
    }

    /// The rows, one after the other.
    fn rows(&self, walk: &mut Walk<'_>, old: &OldHead) -> Result<(), StoreError> {
        let key = self.audit_key()?;
        let mut statement = self.prepared(&format!("SELECT {COLUMNS} FROM audit ORDER BY seq"))?;
        let mut rows = statement.query([]).sql()?;
        while let Some(row) = rows.next().sql()? {
            let (row, hash) = Row::read(&mut Columns::of(row))?;
            walk.rows += 1;
            let Some(seq) = u64::try_from(row.seq).ok().filter(|seq| *seq > 0) else {
                walk.found(0, Amiss::Added, None, 1);
                continue;
            };
            if seq > walk.last + 1 {
                walk.found(walk.last + 1, Amiss::Missing, None, seq - walk.last - 1);
                walk.prev = None;
            }
            if row.hash(&key) != hash {
                walk.found(seq, Amiss::Edited, None, 1);
            } else if walk.prev.as_ref().is_some_and(|prev| *prev != row.prev_hash) {
                walk.found(seq, Amiss::Added, None, 1);
            }
            if seq == 1 {
                behind_old_logs(walk, &row, old);
                if !begins(&row) {
                    walk.found(1, Amiss::Added, None, 1);
                }
            }
            if let Some(journaled) = &row.journaled
                && !self.met(&mut walk.reached, journaled)?
            {
                walk.found(seq, Amiss::JournalEdited, Some("journal"), 1);
            }
            let other = walk.anchors.iter().filter(|anchor| anchor.seq == seq && !hash.starts_with(&anchor.hash));
            walk.other.extend(other);
            (walk.last, walk.prev) = (seq, Some(Some(hash)));
        }
        if walk.rows == 0 {
            walk.found(1, Amiss::Missing, None, 1);
        }
        Ok(())
    }

    /// Whether operations follow those of the rows before them, and are those that the row left. A write begins a segment of its own, so that
    /// its last operation is the last of a segment.
    pub(super) fn met(&self, reached: &mut Reached, of: &Journaled) -> Result<bool, StoreError> {
        let before = reached.insert(of.series, of.last);
        let follows = before.is_none_or(|before| before + 1 == of.first) && of.first <= of.last;
        let mut statement = self.prepared(
            "SELECT hash FROM (SELECT last, hash FROM segment WHERE series = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1)
             WHERE last = ?2",
        )?;
        let hash = first(statement.query(params![of.series, of.last]).sql()?, |row| row.take::<String>())?;
        Ok(follows && hash.as_ref() == Some(&of.journal))
    }

    /// Every series walked. One of another office has no row of ours: it stands or falls by its own chain.
    fn series(&self, walk: &mut Walk<'_>) -> Result<(), StoreError> {
        let own = self.life()?.office_no;
        for life in self.lives()? {
            let (mut good, reached) = (0, walk.reached.get(&life.no).copied());
            let walked = self.walk(&life, |chain, _| {
                good = chain.index();
                Ok(())
            });
            let ours = life.office_no == own || reached.is_some();
            match walked {
                Ok(chain) if ours && chain.index() > reached.unwrap_or_default() => {
                    let count = chain.index() - reached.unwrap_or_default();
                    walk.problems.push(Problem { seq: None, kind: Amiss::Added, table: Some("journal"), count });
                }
                Ok(_) => {}
                Err(StoreError::Damaged) => {
                    let of = self.of_segment_at(&life, good)?;
                    match self.row_of(&life, of)? {
                        Some(seq) => walk.found(seq, Amiss::JournalEdited, Some("journal"), 1),
                        None => walk.problems.push(Problem {
                            seq: None,
                            kind: Amiss::JournalEdited,
                            table: Some("journal"),
                            count: 1,
                        }),
                    }
                }
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// An operation of the segment that does not hold, where the walk got to the one before.
    fn of_segment_at(&self, life: &Life, good: u64) -> Result<u64, StoreError> {
        let sql = "SELECT max(first) FROM segment WHERE series = ?1 AND first <= ?2";
        let begins: Option<u64> = self.prepared(sql)?.query_row(params![life.no, good], |row| row.get(0)).sql()?;
        let whole = "SELECT 1 FROM segment WHERE series = ?1 AND last = ?2";
        let ended = self.prepared(whole)?.exists(params![life.no, good]).sql()?;
        Ok(if ended { good } else { begins.unwrap_or(good + 1) }.max(1))
    }

    /// The row whose act left an operation.
    fn row_of(&self, life: &Life, index: u64) -> Result<Option<u64>, StoreError> {
        let mut statement = self.prepared(
            "SELECT seq FROM audit WHERE series = ?1 AND first_idx <= ?2 AND last_idx >= ?2 ORDER BY seq LIMIT 1",
        )?;
        first(statement.query(params![life.no, index]).sql()?, |row| row.take())
    }

    /// Every life whose operations are here.
    pub(crate) fn lives(&self) -> Result<Vec<Life>, StoreError> {
        let mut statement = self.prepared("SELECT no, id, office_no FROM series ORDER BY no")?;
        collect(statement.query([]).sql()?, |row| {
            Ok(Life { no: row.take()?, series: row.parse(Series::parse)?, office_no: row.kept::<OfficeNo>()? })
        })
    }

    /// What no journal guards, and is not as the trail told it last.
    fn unguarded(&self) -> Result<Vec<Problem>, StoreError> {
        let newest = |column: &str| {
            let sql = format!("SELECT {column} FROM audit WHERE {column} IS NOT NULL ORDER BY seq DESC LIMIT 1");
            let mut statement = self.prepared(&sql)?;
            first(statement.query([]).sql()?, |row| row.take::<String>())
        };
        let guards = [("guard_society", self.guard_society()?), ("guard_desk", self.guard_desk()?)].into_iter().map(
            |(table, now)| {
                let differs = newest(table)?.is_some_and(|told| told != now);
                let problem = Problem { seq: None, kind: Amiss::StateDiffers, table: Some(table), count: 1 };
                Ok(differs.then_some(problem))
            },
        );
        Ok(guards.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect())
    }

    /// Records that are not as the journal left them, a kind each.
    fn states(&self) -> Result<Vec<Problem>, StoreError> {
        let found = |(kind, count): (RecordKind, u64)| Problem {
            seq: None,
            kind: Amiss::StateDiffers,
            table: Some(kind.code()),
            count,
        };
        Ok(self.differing()?.into_iter().filter(|(_, count)| *count > 0).map(found).collect())
    }
}

/// Whether it is how a trail begins: with a new database, or with one of an older program before anybody had opened it.
fn begins(row: &Row) -> bool {
    row.act == Act::Init.code() || (row.act == Act::Open.code() && row.user.is_none())
}

/// The first row says where the logs before it ended.
fn behind_old_logs(walk: &mut Walk<'_>, row: &Row, old: &OldHead) {
    let figures = row.figures.as_deref().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    let said = |figure: Figure| figures.as_ref().and_then(|figures| figures.get(figure.code()).cloned());
    let seq = said(Figure::Seq).and_then(|seq| seq.as_u64()).unwrap_or_default();
    let hash = said(Figure::Hash).and_then(|hash| hash.as_str().map(str::to_owned));
    let hash = hash.unwrap_or_else(|| GENESIS.to_owned());
    match old.seq.cmp(&seq) {
        std::cmp::Ordering::Less => walk.found(old.seq + 1, Amiss::Cut, Some("audit_2"), seq - old.seq),
        std::cmp::Ordering::Greater => walk.found(seq + 1, Amiss::Added, Some("audit_2"), old.seq - seq),
        std::cmp::Ordering::Equal if hash != old.hash => walk.found(seq, Amiss::Rebuilt, Some("audit_2"), 1),
        std::cmp::Ordering::Equal => {}
    }
}

/// Holds the heads that were known against what was walked. An anchor whose row is gone was found missing already.
fn meet_anchors(walk: &mut Walk<'_>) {
    let closes = walk.problems.iter().all(|problem| problem.table.is_some());
    for anchor in std::mem::take(&mut walk.other) {
        walk.found(anchor.seq, if closes { Amiss::Rebuilt } else { Amiss::Edited }, None, 1);
    }
    let (anchors, last) = (walk.anchors, walk.last);
    for anchor in anchors.iter().filter(|anchor| anchor.seq > last) {
        walk.found(anchor.seq, Amiss::Cut, None, anchor.seq - last);
    }
}
