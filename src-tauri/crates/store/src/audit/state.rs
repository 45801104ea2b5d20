//! Every record against the journal: each field must be what the last operation that changed it left. Nothing that follows from others is
//! looked at, and no table that no journal has.

use crate::error::{Sql, StoreError};
use crate::journal::Life;
use crate::journal::history::change_of;
use crate::packed::unpacked;
use crate::reads::Reads;
use crate::row::Columns;
use kenpo_domain::batch::Batch;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Protection;
use kenpo_domain::import::Import;
use kenpo_domain::listing::Listing;
use kenpo_domain::piece_record::{PieceMade, ReturnedPiece, StepTaken};
use kenpo_domain::record::{Field, Record, RecordKind};
use kenpo_domain::registration::Registration;
use kenpo_domain::society::SocietyRecord;
use kenpo_journal::Operation;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// So many records are held against the journal in one walk: some 64 MB. More of them take more walks.
const AT_ONCE: u64 = 1_000_000;

/// What is known of the records of one walk, which goes from the newest operation to the oldest.
#[derive(Default)]
struct Seen {
    /// The fields whose last change was met, and whether the record differs.
    records: HashMap<[u8; 16], Met>,
    /// Records that an operation names and that are there.
    there: BTreeMap<RecordKind, u64>,
    differ: BTreeMap<RecordKind, u64>,
}

#[derive(Clone, Copy, Default)]
struct Met {
    fields: u64,
    differs: bool,
}

impl Reads {
    /// How many records of each kind are not as the journal left them.
    pub(super) fn differing(&self) -> Result<BTreeMap<RecordKind, u64>, StoreError> {
        self.differing_by(AT_ONCE)
    }

    /// The same, with so many records in a walk.
    pub(super) fn differing_by(&self, at_once: u64) -> Result<BTreeMap<RecordKind, u64>, StoreError> {
        let count = |sql: &str| self.prepared(sql)?.query_row([], |row| row.get::<_, u64>(0)).sql();
        let operations = count("SELECT coalesce(sum(last - first + 1), 0) FROM segment")?;
        let own = self.life()?.office_no;
        // Newer lives of ours first; what other offices wrote says only what ours does not.
        let (mut ours, others): (Vec<_>, Vec<_>) = self.lives()?.into_iter().partition(|life| life.office_no == own);
        ours.sort_by_key(|life| std::cmp::Reverse(life.no));
        let (mut differ, mut there) = (BTreeMap::new(), BTreeMap::new());
        let parts = operations.div_ceil(at_once).max(1);
        for part in 0..parts {
            let mut seen = Seen::default();
            for life in ours.iter().chain(&others) {
                self.back_through(life, &mut |operation| self.meet(&operation, parts, part, &mut seen))?;
            }
            for (sum, of) in [(&mut differ, seen.differ), (&mut there, seen.there)] {
                of.into_iter().for_each(|(kind, count)| *sum.entry(kind).or_default() += count);
            }
        }
        // What `init` wrote of the society is no operation.
        for kind in RecordKind::ALL.iter().filter(|kind| **kind != RecordKind::Society) {
            let rows = count(&format!("SELECT count(*) FROM {}", kind.code()))?;
            *differ.entry(*kind).or_default() += rows.saturating_sub(there.get(kind).copied().unwrap_or_default());
        }
        Ok(differ)
    }

    /// The operations of a series from the newest on. Where one does not read, the walk of its chain has told.
    fn back_through(
        &self,
        life: &Life,
        each: &mut dyn FnMut(Operation) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepared("SELECT operations FROM segment WHERE series = ?1 ORDER BY first DESC")?;
        let mut rows = statement.query([life.no]).sql()?;
        while let Some(row) = rows.next().sql()? {
            let Ok(lines) = unpacked(&Columns::of(row).take::<Vec<u8>>()?) else { continue };
            let read = lines.rsplit(|byte| *byte == b'\n').filter_map(|line| Operation::read(line).ok());
            for operation in read {
                each(operation)?;
            }
        }
        Ok(())
    }

    fn meet(&self, operation: &Operation, parts: u64, part: u64, seen: &mut Seen) -> Result<(), StoreError> {
        let digest = Sha256::digest(format!("{} {}", operation.heading.kind, operation.heading.id));
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        if u64::from_be_bytes([id[0], id[1], id[2], id[3], id[4], id[5], id[6], id[7]]) % parts != part {
            return Ok(());
        }
        match RecordKind::from_code(&operation.heading.kind).ok_or(StoreError::Damaged)? {
            RecordKind::Society => self.meet_record::<SocietyRecord>(operation, id, seen),
            RecordKind::Person => self.meet_record::<Registration>(operation, id, seen),
            RecordKind::Listing => self.meet_record::<Listing>(operation, id, seen),
            RecordKind::Protection => self.meet_record::<Protection>(operation, id, seen),
            RecordKind::Import => self.meet_record::<Import>(operation, id, seen),
            RecordKind::Batch => self.meet_record::<Batch>(operation, id, seen),
            RecordKind::Piece => self.meet_record::<PieceMade>(operation, id, seen),
            RecordKind::Step => self.meet_record::<StepTaken>(operation, id, seen),
            RecordKind::Returned => self.meet_record::<ReturnedPiece>(operation, id, seen),
        }
    }

    fn meet_record<R: Record>(&self, operation: &Operation, id: [u8; 16], seen: &mut Seen) -> Result<(), StoreError> {
        let Seen { records, there, differ } = seen;
        let is_new = !records.contains_key(&id);
        let met = records.entry(id).or_default();
        let stored = self.record::<R>(&operation.heading.id);
        // Columns that do not read were written by nobody of ours.
        let record = match stored {
            Err(StoreError::Damaged) => None,
            other => other?.map(|stored| stored.record),
        };
        if is_new && record.is_some() {
            *there.entry(R::KIND).or_default() += 1;
        }
        let Ok(change) = change_of::<R>(operation) else { return Ok(()) };
        for change in change.fields().iter() {
            let place = R::Field::ALL.iter().position(|field| *field == change.field).unwrap_or_default();
            if met.fields & (1 << place) == 0 {
                met.fields |= 1 << place;
                let says = record.as_ref().filter(|record| record.says(change.field));
                let now = says.map(|record| record.get(change.field));
                if now != change.after && !met.differs {
                    met.differs = true;
                    *differ.entry(R::KIND).or_default() += 1;
                }
            }
        }
        Ok(())
    }
}
