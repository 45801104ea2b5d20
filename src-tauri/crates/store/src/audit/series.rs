//! One series against the log: its chain walked, and met at every place where a write of ours left it.
//!
//! A series is ours by the number of its office, whether or not the log has rows of it: else a log that was emptied would make it another's.
//! One of another office has no row in our log: it stands or falls by its own chain, and says nothing of ours.

use crate::error::StoreError;
use crate::journal::Life;
use crate::reads::Reads;
use kenpo_domain::office_no::OfficeNo;
use kenpo_journal::Series;
use std::collections::BTreeMap;

/// One series as the audit found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesAudit {
    pub series: Series,
    /// The office that writes it.
    pub office_no: OfficeNo,
    /// How many operations it has, or what does not fit.
    pub operations: Result<u64, StoreError>,
}

/// What the log says of the series.
pub(super) struct Log {
    /// Whose log it is.
    office_no: OfficeNo,
    /// The newest row.
    last: u64,
    /// What each write left of a chain: the number of the series and the index of its last operation.
    ends: BTreeMap<(i64, u64), End>,
    /// How far the writes of a series have come.
    reached: BTreeMap<i64, u64>,
}

/// What a row left of a chain.
struct End {
    seq: u64,
    journal: String,
}

impl Log {
    /// A log that goes on behind another.
    pub(super) fn behind(last: u64, office_no: OfficeNo) -> Self {
        Self { office_no, last, ends: BTreeMap::new(), reached: BTreeMap::new() }
    }

    /// The newest row.
    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// Whether each operation of a series must have a row here: it is our office's, or has written here.
    pub(super) fn answers_for(&self, life: &Life) -> bool {
        life.office_no == self.office_no || self.reached.contains_key(&life.no)
    }

    /// How far the writes of a series have come.
    fn reached(&self, life: &Life) -> u64 {
        self.reached.get(&life.no).copied().unwrap_or_default()
    }

    /// Takes the operations of the next row. `false`: they do not follow those of the rows before it.
    pub(super) fn take(&mut self, series: i64, range: Option<(u64, u64)>, journal: &str) -> bool {
        let reached = self.reached.entry(series).or_default();
        if range.is_some_and(|(first, last)| first != *reached + 1 || last < first) {
            return false;
        }
        *reached = range.map_or(*reached, |(_, last)| last);
        self.last += 1;
        self.ends.insert((series, *reached), End { seq: self.last, journal: journal.to_owned() });
        true
    }

    /// The first row whose series is none of these. One that came before any operation stands at 0.
    pub(super) fn orphan(&self, lives: &[Life]) -> Option<u64> {
        let known = |no: i64| lives.iter().any(|life| life.no == no);
        let orphans = self.ends.iter().filter(|((no, index), _)| *index > 0 && !known(*no));
        orphans.map(|(_, end)| end.seq).min()
    }
}

impl Reads {
    /// Walks one series: how many operations it has, or what does not fit.
    pub(super) fn verify_series(&self, life: &Life, log: &Log) -> Result<u64, StoreError> {
        if !log.answers_for(life) {
            return match self.walk(life, |_, _| Ok(())) {
                Err(StoreError::Damaged) => {
                    Err(StoreError::SeriesBroken { series: life.series, office_no: life.office_no })
                }
                walked => walked.map(|chain| chain.index()),
            };
        }
        let broken = |seq| StoreError::AuditBroken { seq };
        let ends = log.ends.range((life.no, 1)..=(life.no, u64::MAX));
        let mut ends = ends.map(|((_, index), end)| (*index, end)).peekable();
        let mut met = Ok(());
        let walked = self.walk(life, |chain, _| {
            if let Some((_, end)) = ends.next_if(|(index, _)| *index == chain.index())
                && chain.hash().to_string() != end.journal
                && met.is_ok()
            {
                met = Err(broken(end.seq));
            }
            Ok(())
        });
        met?;
        // The first write whose operations are not all there.
        let unmet = ends.next().map(|(_, end)| end.seq);
        match (walked, unmet) {
            (Ok(chain), None) if chain.index() == log.reached(life) => Ok(chain.index()),
            // Where every write is met, there are operations that none answers for.
            (Ok(_) | Err(StoreError::Damaged), unmet) => Err(broken(unmet.unwrap_or(log.last + 1))),
            (Err(other), _) => Err(other),
        }
    }
}
