//! The journal applied: from what `init` wrote and the operations alone every record comes out as it is.
//!
//! What checks that nothing is written past the journal, and that an operation can be read back.

use crate::error::{Sql, StoreError};
use crate::journal::history::change_of;
use crate::op::{Actor, Now, Op, Told};
use crate::reads::{Reads, Store};
use crate::row::{Columns, Scalars};
use crate::write::{Doing, Tx, within};
use kenpo_domain::Day;
use kenpo_domain::act::Act;
use kenpo_domain::batch::Batch;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Protection;
use kenpo_domain::import::Import;
use kenpo_domain::listing::Listing;
use kenpo_domain::piece_record::{ReturnedPiece, StepTaken};
use kenpo_domain::record::{Record, RecordKind, Scalar};
use kenpo_domain::registration::Registration;
use kenpo_domain::serial::Serial;
use kenpo_domain::society::SocietyRecord;
use kenpo_journal::Operation;
use rusqlite::{Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

impl Store {
    /// Applies the operations of a database to one that is as `init` left that same database. Refused where an operation does not fit, or
    /// where the same operation would not be written the same way again.
    pub fn replay(&mut self, from: &Reads) -> Result<(), StoreError> {
        let (ours, theirs) = (self.life()?, from.life()?);
        if ours != theirs || self.chain(&ours)?.index() != 0 {
            return Err(StoreError::Unfit("not as `init` left the same database"));
        }
        let transaction = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate).sql()?;
        // Each operation brings its own.
        let (actor, now) = (Actor { user: String::new() }, Now { instant: "", day: Day::MIN });
        let (office_no, user, op) = (self.office_no(), Some(self.user().id), Op::Upgrade);
        let doing = Doing { office_no, user, op, deed: Act::Init.into(), actor: &actor, now: &now };
        let walked = within::<_, StoreError>(self, doing, |tx| from.walk(&theirs, |_, bytes| tx.replay(bytes)))?;
        transaction.commit().sql()?;
        if self.chain(&ours)? == walked.value { Ok(()) } else { Err(StoreError::Damaged) }
    }
}

impl Tx<'_> {
    fn replay(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let operation = Operation::read(bytes).map_err(|_| StoreError::Damaged)?;
        let op = Op::from_code(&operation.heading.op).ok_or(StoreError::Damaged)?;
        self.as_of(op, &operation.heading.at, &operation.heading.actor);
        self.told(Told { source: operation.heading.source, deleted_by_hand: operation.heading.deleted_by_hand });
        match RecordKind::from_code(&operation.heading.kind).ok_or(StoreError::Damaged)? {
            RecordKind::Society => self.again::<SocietyRecord>(&operation),
            RecordKind::Person => self.again::<Registration>(&operation),
            RecordKind::Listing => self.again::<Listing>(&operation),
            RecordKind::Protection => self.again::<Protection>(&operation),
            RecordKind::Import => self.again::<Import>(&operation),
            RecordKind::Batch => self.again::<Batch>(&operation),
            RecordKind::Returned => self.again::<ReturnedPiece>(&operation),
            RecordKind::Piece => {
                let serial = Serial::parse(&operation.heading.id).ok_or(StoreError::Damaged)?;
                self.move_counter(serial.office(), serial.counter())?;
                self.put_piece(&serial, made(&operation)?)
            }
            RecordKind::Step => self.put_step(&made::<StepTaken>(&operation)?),
        }
    }

    fn again<R: Record>(&mut self, operation: &Operation) -> Result<(), StoreError> {
        self.change::<R>(&operation.heading.id, &change_of(operation)?)
    }
}

/// A record that an operation makes.
fn made<R: Record>(operation: &Operation) -> Result<R, StoreError> {
    change_of::<R>(operation)?.apply(None).ok().flatten().ok_or(StoreError::Damaged)
}

impl Reads {
    /// A digest over every row of every kind of record, versions and derived columns included. Two databases with the same digests hold
    /// the same.
    pub fn digests(&self) -> Result<BTreeMap<RecordKind, String>, StoreError> {
        RecordKind::ALL.iter().map(|kind| Ok((*kind, self.digest(kind.code())?))).collect()
    }

    fn digest(&self, table: &str) -> Result<String, StoreError> {
        let mut statement = self.conn().prepare(&format!("SELECT * FROM {table} ORDER BY id")).sql()?;
        let columns = statement.column_count();
        let mut rows = statement.query([]).sql()?;
        let mut digest = Sha256::new();
        while let Some(row) = rows.next().sql()? {
            let mut row = Columns::of(row);
            let values: Vec<_> = Scalars(&mut row).take(columns).collect();
            if values.len() != columns {
                return Err(StoreError::Damaged);
            }
            for value in values {
                match value {
                    Scalar::Null => digest.update([0]),
                    Scalar::Truth(truth) => digest.update([1, truth.into()]),
                    Scalar::Whole(whole) => {
                        digest.update([2]);
                        digest.update(whole.to_be_bytes());
                    }
                    Scalar::Text(text) => {
                        digest.update([3]);
                        digest.update((text.len() as u64).to_be_bytes());
                        digest.update(text.as_bytes());
                    }
                }
            }
        }
        let mut gone = self.prepared("SELECT id, version FROM gone WHERE kind = ?1 ORDER BY id")?;
        let mut rows = gone.query([table]).sql()?;
        while let Some(row) = rows.next().sql()? {
            let mut row = Columns::of(row);
            digest.update(row.text()?);
            digest.update(row.take::<u64>()?.to_be_bytes());
        }
        Ok(hex::encode(digest.finalize()))
    }
}
