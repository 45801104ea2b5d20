//! Reading the journal back: the operations of one record from the newest on, and a whole series in its order.

use super::{Life, Segment, hash};
use crate::error::{Sql, StoreError};
use crate::packed::unpacked;
use crate::reads::Reads;
use crate::row::Columns;
use kenpo_journal::{Chain, Operation};

impl Reads {
    /// The operations of a record of our own series, the newest first. `newest`: its version.
    pub(crate) fn operations_of(&self, newest: u64) -> Result<Vec<Operation>, StoreError> {
        let life = self.life()?;
        let (mut found, mut next, mut last_read) =
            (Vec::new(), Some(newest).filter(|index| *index > 0), None::<Segment>);
        while let Some(index) = next {
            let fits = |segment: &Segment| segment.operation(index).is_some();
            let segment = match last_read.take().filter(fits) {
                Some(segment) => segment,
                None => self.segment(&life, index)?.ok_or(StoreError::Damaged)?,
            };
            let bytes = segment.operation(index).ok_or(StoreError::Damaged)?;
            let operation = Operation::read(bytes).map_err(|_| StoreError::Damaged)?;
            // Only ever back: a chain that turned round would never end.
            next = operation.heading.previous.filter(|previous| *previous < index);
            found.push(operation);
            last_read = Some(segment);
        }
        Ok(found)
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

impl Segment {
    /// The bytes of one operation.
    fn operation(&self, index: u64) -> Option<&[u8]> {
        let at = usize::try_from(index.checked_sub(self.first)?).ok()?;
        self.operations().nth(at)
    }
}
