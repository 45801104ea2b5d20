//! Reading the journal back: the operations of one record from the newest on, and a whole series in its order.

use super::{Life, OperationNo, Segment, hash};
use crate::error::{Sql, StoreError};
use crate::packed::unpacked;
use crate::reads::Reads;
use crate::row::Columns;
use kenpo_domain::record::{Change, Record};
use kenpo_journal::{Chain, Operation, change_from};

/// An operation, and where it stands.
pub(crate) struct Found {
    /// Later ones are greater.
    pub(crate) no: OperationNo,
    /// What it says.
    pub(crate) operation: Operation,
}

/// The operations of one record, as they are told from those of all others.
pub(crate) struct OfRecord<'r> {
    /// What the bytes of each of them hold.
    pub(crate) mark: &'r str,
    /// Whether an operation is one of them.
    pub(crate) fits: &'r dyn Fn(&Operation) -> bool,
    /// Whether it is the first of all for certain: the record began with it.
    pub(crate) begins: &'r dyn Fn(&Operation) -> bool,
}

/// The change that an operation made.
pub(crate) fn change_of<R: Record>(operation: &Operation) -> Result<Change<R>, StoreError> {
    change_from(&operation.change_members()).ok_or(StoreError::Damaged)
}

impl Reads {
    /// The operation that gave a record its version, of whichever life of this file.
    pub(crate) fn operation(&self, no: OperationNo) -> Result<Operation, StoreError> {
        let life = self.lives()?.into_iter().find(|life| life.no == no.series).ok_or(StoreError::Damaged)?;
        let segment = self.segment(&life, no.index)?.ok_or(StoreError::Damaged)?;
        let bytes = segment.operation(no.index).ok_or(StoreError::Damaged)?;
        Operation::read(bytes).map_err(|_| StoreError::Damaged)
    }

    /// The operations of a record, the newest first. `newest`: its version. An operation names the one before it in its own series; what stands
    /// before that in an earlier life of this file is looked for there. One of another record is damage, never told under this one's name.
    pub(crate) fn operations_of(&self, newest: u64, of: &OfRecord<'_>) -> Result<Vec<Found>, StoreError> {
        let (lives, mut found) = (self.lives()?, Vec::new());
        let mut next = Some(OperationNo::of_version(newest)).filter(|newest| newest.index > 0);
        let mut last_read = None::<Read>;
        while let Some(no @ OperationNo { series, index }) = next {
            let life = lives.iter().find(|life| life.no == series).ok_or(StoreError::Damaged)?;
            let fits = |read: &Read| read.series == series && read.segment.operation(index).is_some();
            let read = match last_read.take().filter(fits) {
                Some(read) => read,
                None => Read { series, segment: self.segment(life, index)?.ok_or(StoreError::Damaged)? },
            };
            let bytes = read.segment.operation(index).ok_or(StoreError::Damaged)?;
            let operation = Operation::read(bytes).map_err(|_| StoreError::Damaged)?;
            if !(of.fits)(&operation) {
                return Err(StoreError::Damaged);
            }
            next = match operation.heading.previous {
                // Only ever back: a chain that turned round would never end.
                Some(previous) => Some(OperationNo { series, index: previous }).filter(|_| previous < index),
                None if (of.begins)(&operation) => None,
                None => self.newest_before(&lives, series, of)?,
            };
            found.push(Found { no, operation });
            last_read = Some(read);
        }
        Ok(found)
    }

    /// The newest operation of a record in the lives before a series. Reads their whole journals, which is needed once in the life of an office.
    fn newest_before(&self, lives: &[Life], series: i64, of: &OfRecord<'_>) -> Result<Option<OperationNo>, StoreError> {
        for life in lives.iter().rev().filter(|life| life.no < series) {
            let mut last = self.chain(life)?.index();
            while let Some(segment) = self.segment(life, last)? {
                for (bytes, index) in segment.operations().zip(segment.first..).collect::<Vec<_>>().into_iter().rev() {
                    let marked = std::str::from_utf8(bytes).is_ok_and(|text| text.contains(of.mark));
                    if marked && Operation::read(bytes).is_ok_and(|operation| (of.fits)(&operation)) {
                        return Ok(Some(OperationNo { series: life.no, index }));
                    }
                }
                last = segment.first - 1;
            }
        }
        Ok(None)
    }

    /// Every operation of a series in its order, its chain walked and its segments compared with it. Gives where it has come to; an
    /// operation that does not fit is damage.
    pub(crate) fn walk(
        &self,
        life: &Life,
        mut each: impl FnMut(Chain, &[u8]) -> Result<(), StoreError>,
    ) -> Result<Chain, StoreError> {
        let mut chain = Chain::begin(&life.series);
        let mut statement =
            self.prepared("SELECT first, last, hash, operations FROM segment WHERE series = ?1 ORDER BY first")?;
        let mut rows = statement.query([life.no]).sql()?;
        while let Some(row) = rows.next().sql()? {
            let mut row = Columns::of(row);
            let (first, last): (u64, u64) = (row.take()?, row.take()?);
            let (end, segment) = (row.parse(hash)?, Segment { first, lines: unpacked(&row.take::<Vec<u8>>()?)? });
            if first != chain.index() + 1 {
                return Err(StoreError::Damaged);
            }
            for bytes in segment.operations() {
                chain.take(bytes);
                each(chain, bytes)?;
            }
            if chain.index() != last || chain.hash() != end {
                return Err(StoreError::Damaged);
            }
        }
        Ok(chain)
    }
}

/// A segment that was read, and of which series it is.
struct Read {
    series: i64,
    segment: Segment,
}

impl Segment {
    /// The bytes of one operation.
    fn operation(&self, index: u64) -> Option<&[u8]> {
        let at = usize::try_from(index.checked_sub(self.first)?).ok()?;
        self.operations().nth(at)
    }
}
