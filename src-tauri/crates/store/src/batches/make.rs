//! Making a batch and its pieces. The serial is taken in the same transaction as the piece.

use crate::error::{Sql, StoreError, internal};
use crate::reads::Reads;
use crate::row::first;
use crate::write::Tx;
use kenpo_domain::Day;
use kenpo_domain::batch::{Batch, BatchNumber};
use kenpo_domain::decision::Route;
use kenpo_domain::ids::BatchId;
use kenpo_domain::iso_day;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::serial::Serial;
use rusqlite::params;

impl Tx<'_> {
    /// Makes an empty batch for a day, and gives its number.
    pub fn make_batch(&mut self, id: BatchId, as_of: Day) -> Result<BatchNumber, StoreError> {
        let year: String = iso_day::text(self.now.day).chars().take_while(|c| *c != '-').collect();
        let counter: u32 = self
            .prepared(
                "SELECT max((SELECT coalesce(max(counter), 0) FROM batch WHERE office_no = ?1 AND year = ?2),
                            (SELECT coalesce(max(last), 0) FROM batch_counter WHERE year = ?2)) + 1",
            )?
            .query_row(params![self.office_no.get(), year], |row| row.get(0))
            .sql()?;
        let number = year.parse().ok().and_then(|year| BatchNumber::new(self.office_no, year, counter));
        let number = number.ok_or(StoreError::Unfit("a year that has not four digits"))?;
        let (made_at, made_by) = (self.now.instant.to_owned(), self.actor.user.clone());
        self.add(&id.to_string(), Batch { number, as_of, made_at, made_by })?;
        Ok(number)
    }

    /// Makes a piece, and gives it the next serial of this office.
    pub fn add_piece(&mut self, made: PieceMade) -> Result<Serial, StoreError> {
        let serial = self.next_serials(1)?.next().ok_or_else(|| internal())?;
        self.make(&serial, made)?;
        Ok(serial)
    }

    /// Makes pieces, and gives them the next serials of this office, in their order.
    pub fn add_pieces(&mut self, made: Vec<PieceMade>) -> Result<(), StoreError> {
        if made.is_empty() {
            return Ok(());
        }
        let serials = self.next_serials(made.len())?;
        serials.zip(made).try_for_each(|(serial, made)| self.make(&serial, made))
    }

    fn make(&mut self, serial: &Serial, made: PieceMade) -> Result<(), StoreError> {
        fit(&made)?;
        self.put_piece(serial, made)
    }

    /// Keeps a piece as it was made.
    pub(crate) fn put_piece(&mut self, serial: &Serial, made: PieceMade) -> Result<(), StoreError> {
        self.add(serial.digits(), made)
    }

    /// Moves the counter by so many. A trigger lets it only grow; what was taken in a transaction that failed was shown to nobody.
    fn next_serials(&self, wanted: usize) -> Result<impl Iterator<Item = Serial> + use<>, StoreError> {
        const LAST: u32 = 9_999_999;
        let office_no = self.office_no;
        let wanted = u32::try_from(wanted).map_err(|_| StoreError::SerialsUsedUp)?;
        let mut statement = self.prepared(
            "UPDATE serial_counter SET last = last + ?2 WHERE office_no = ?1 AND last + ?2 <= ?3 RETURNING last",
        )?;
        let taken: Option<u32> =
            first(statement.query([u32::from(office_no.get()), wanted, LAST]).sql()?, |row| row.take())?;
        let last = taken.ok_or(StoreError::SerialsUsedUp)?;
        Ok((last - wanted + 1..=last).filter_map(move |counter| Serial::new(office_no, counter)))
    }
}

impl Reads {
    /// Sets an office's counter of serials to one that is higher.
    pub(crate) fn move_counter(&self, office_no: OfficeNo, to: u32) -> Result<(), StoreError> {
        self.prepared("UPDATE serial_counter SET last = ?2 WHERE office_no = ?1")?
            .execute([u32::from(office_no.get()), to])
            .sql()?;
        Ok(())
    }
}

fn fit(made: &PieceMade) -> Result<(), StoreError> {
    match made {
        PieceMade { route: Route::Hold, .. } => Err(StoreError::Unfit("a hold takes no serial")),
        PieceMade { document, valid_until: None, .. } if document.has_terms() => {
            Err(StoreError::Unfit("a document with terms and without an end"))
        }
        _ => Ok(()),
    }
}
