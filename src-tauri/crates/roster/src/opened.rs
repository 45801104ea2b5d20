//! From an opened file to the table that is read: its sheet comes in whole while another processor compares the checksums of all parts.

use crate::error::ReadError;
use crate::file::{self, File};
use crate::hidden::Hidden;
use crate::opening::Opening;
use crate::progress::Step;
use crate::sheet::{MAX_ROWS, Sheet};
use crate::table::{self, Doubt, Heads, Table};
use kenpo_domain::said::Said;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The sheet that is read, before its table is chosen.
pub struct Chosen {
    /// What the heads of all sheets say.
    heads: Heads,
    pub sheet: Sheet,
    /// What the sender has hidden of it.
    hidden: Hidden,
}

impl Chosen {
    /// The table of the sheet that is meant.
    ///
    /// # Errors
    /// As for [`table::table`].
    pub fn table(self, said: &Said, doubt: Doubt) -> Result<Table, ReadError> {
        table::table(self.heads, self.sheet, &self.hidden, said, doubt)
    }
}

/// The table of a file whose parts are all whole.
///
/// # Errors
/// As for reading the file, but for columns that are missing or unclear.
pub fn table_of(
    opening: &Opening<'_>,
    said: &Said,
    doubt: Doubt,
    report: &mut dyn FnMut(Step, u32) -> Result<(), ReadError>,
) -> Result<Table, ReadError> {
    report(Step::Opening, 0)?;
    // What does not open is told at once.
    let bytes = &*file::unlocked(opening)?;
    let mut file = file::open(bytes)?;
    if let File::Filing(lines) = &file {
        report(Step::Cells, 0)?;
        return table::of_filing(lines.read(MAX_ROWS)?, lines.data(), said, doubt);
    }
    sheet_of(bytes, &mut file, said, doubt, report)?.table(said, doubt)
}

/// The sheet that is read of a file that was opened and is no 届書CSV.
///
/// # Errors
/// As for [`table::heads`]; [`ReadError::Damaged`], [`ReadError::TooLarge`], [`ReadError::Cancelled`].
pub fn sheet_of(
    bytes: &[u8],
    file: &mut File<'_>,
    said: &Said,
    doubt: Doubt,
    report: &mut dyn FnMut(Step, u32) -> Result<(), ReadError>,
) -> Result<Chosen, ReadError> {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let verified = scope.spawn(|| file::verify(bytes, &stop));
        let read = table::heads(file, said, doubt).and_then(|heads| {
            report(Step::Cells, 0)?;
            Ok((file.read(heads.at, MAX_ROWS)?, heads))
        });
        stop.store(matches!(read, Err(ReadError::Cancelled | ReadError::TooLarge(_))), Ordering::Relaxed);
        // A damaged part tells more than whatever came of reading it.
        let verified = verified.join().unwrap_or(Err(ReadError::Damaged))?;
        let (mut sheet, heads) = read?;
        sheet.put_errors(file.uncalculated(bytes, heads.at, &verified))?;
        let hidden = file.hidden(bytes, heads.at, &verified);
        let sheet = sheet.struck_out(file.struck(bytes, heads.at, &verified));
        let sheet = sheet.commented_too(file.comments(bytes, heads.at));
        let sheet = sheet.with_zeros(file.zeros(bytes, heads.at));
        let sheet = sheet.joined_too(file.joined(bytes, heads.at, &verified));
        let sheet = sheet.spoken_too(file.spoken(bytes, heads.at, &verified));
        Ok(Chosen { heads, sheet, hidden })
    })
}
