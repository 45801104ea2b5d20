//! The steps of the work, in their order: open, import, look at people, decide, make a batch, print, track, take returns.
//!
//! Each command of the table is one function here; none of them speaks to a window or a terminal.

mod ahead;
pub(crate) mod audit;
pub(crate) mod batch;
pub(crate) mod correct;
pub(crate) mod desk;
pub(crate) mod facts;
pub(crate) mod four_eyes;
pub(crate) mod holds;
pub(crate) mod import;
pub(crate) mod judge;
pub(crate) mod passing;
pub(crate) mod people;
pub(crate) mod piece;
pub(crate) mod pile;
pub(crate) mod plan;
pub(crate) mod print;
pub(crate) mod pull_out;
pub(crate) mod returns;
pub(crate) mod session;
pub(crate) mod show;
mod source;
pub(crate) mod summary;
pub(crate) mod template;
pub(crate) mod track;
mod user_row;
pub(crate) mod users;

pub(crate) use crate::office::day;

use crate::api::PER_PAGE;
use kenpo_domain::plain_parts;

plain_parts! {
    /// Which page of how many rows.
    pub(crate) struct Paged {
        /// Rows of all pages.
        pub(crate) total: u32,
        /// The page, from 1.
        pub(crate) page: u32,
    }
}

impl Paged {
    /// The page that was asked for, or the last one where there are fewer.
    pub(crate) fn of(total: u32, page: u32) -> Self {
        Self { total, page: page.clamp(1, total.div_ceil(PER_PAGE).max(1)) }
    }

    /// Rows on the pages before.
    pub(crate) fn passed(&self) -> u32 {
        (self.page - 1) * PER_PAGE
    }
}

/// The rows of a page, from 1, and which page it really is.
pub(crate) fn page_of<T>(rows: Vec<T>, page: u32) -> (impl Iterator<Item = T>, Paged) {
    let paged = Paged::of(count(rows.len()), page);
    (rows.into_iter().skip(paged.passed() as usize).take(PER_PAGE as usize), paged)
}

/// A count for the wire; a society has far fewer than 4,000 million of anything.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
