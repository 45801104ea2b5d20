//! The steps of the work, in their order: open, import, look at people, decide, make a batch, print, track, take returns.
//!
//! Each command of the table is one function here; none of them speaks to a window or a terminal.

pub(crate) mod batch;
pub(crate) mod facts;
pub(crate) mod import;
pub(crate) mod judge;
pub(crate) mod people;
pub(crate) mod pile;
pub(crate) mod plan;
pub(crate) mod print;
pub(crate) mod returns;
pub(crate) mod session;
pub(crate) mod show;
pub(crate) mod summary;
pub(crate) mod track;

pub(crate) use batch::{batch, batch_make, batches};
pub(crate) use import::{import_apply, import_discard, import_preview};
pub(crate) use people::{people, person, protect, unprotect};
pub(crate) use plan::plan;
pub(crate) use print::{batch_print, piece_preview};
pub(crate) use returns::{piece_return, return_clear, returns};
pub(crate) use session::{init, lock, status, unlock};
pub(crate) use summary::summary;
pub(crate) use track::{batch_enclose, batch_post, piece_spoil};

pub(crate) use crate::office::day;

/// The rows of a page, from 1, and the page that it really is.
pub(crate) fn page_of<T>(rows: Vec<T>, page: u32) -> (impl Iterator<Item = T>, u32) {
    let per_page = crate::api::PER_PAGE as usize;
    let last = rows.len().div_ceil(per_page).max(1);
    let page = (page.max(1) as usize).min(last);
    (rows.into_iter().skip((page - 1) * per_page).take(per_page), count(page))
}

/// A count for the wire; a society has far fewer than 4,000 million of anything.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
