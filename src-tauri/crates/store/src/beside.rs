//! A second connection that only reads, for long work while the first one serves whoever asks. It sees one state of the database, whatever is
//! written meanwhile.
//!
//! Must never write. That it does not outlive the session is looked after in `office`.

use crate::connect::{keep_pages, only_reads};
use crate::error::{OpenError, StoreError};
use crate::reads::{Reads, Store};
use rusqlite::InterruptHandle;

/// KiB of pages that are kept in memory: everybody is read once, from one end to the other.
const PAGES_KIB: u32 = 16 * 1024;

/// The second connection.
pub struct Beside(Reads);

/// Stops the read of a [`Beside`].
pub struct Stopper(InterruptHandle);

impl Store {
    /// Opens the same database once more, for reads alone.
    pub fn beside(&self) -> Result<Beside, OpenError> {
        let conn = self.way().again()?;
        keep_pages(&conn, PAGES_KIB)?;
        only_reads(&conn)?;
        Ok(Beside(Reads::new(conn)))
    }
}

impl Beside {
    /// Runs reads that all see the database as it is now.
    pub fn snapshot<T, E: From<StoreError>>(&self, body: impl FnOnce(&Reads) -> Result<T, E>) -> Result<T, E> {
        self.0.in_one_state(body)
    }

    /// What stops its reads from another thread.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.0.conn().get_interrupt_handle())
    }
}

impl Stopper {
    /// A read that is under way fails. One that begins later does not.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}
