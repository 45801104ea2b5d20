//! Where the tables of a sheet stand, one below the other or side by side. Each begins with headings of its own that name all that a
//! registration needs.

use super::head::Heading;
use super::header::{self, Header};
use super::key::key;
use crate::laid::SHARED;
use crate::sheet::{Area, MAX_ROWS, Row, Sheet};
use kenpo_domain::meaning::Meaning;
use std::cmp::Reverse;
use std::ops::Range;

/// A table of a sheet.
pub struct Spot {
    /// Its headings.
    pub header: Header,
    /// Where its headings and rows stand; titles above the first one included.
    pub area: Area,
}

/// The tables of a sheet, from the top and the left. Headings that are not complete begin none, but for the first.
pub fn spots(sheet: &Sheet) -> Vec<Spot> {
    let Some(mut upper) = header::header_of(sheet) else { return Vec::new() };
    let rows: Vec<Row<'_>> = sheet.rows_from(upper.last_row + 1).collect();
    let (mut found, mut start) = (Vec::new(), 0);
    for at in 0..rows.len() {
        let below = rows.get(at..).unwrap_or_default();
        let Some(next) = below.first().filter(|row| begins_another(**row, &upper)).and_then(|_| headings(below)) else {
            continue;
        };
        if !stands_again(&next, &upper) {
            let end = next.first_row;
            found.extend(side_by_side(std::mem::replace(&mut upper, next), start..end));
            start = end;
        }
    }
    found.extend(side_by_side(upper, start..MAX_ROWS));
    found
}

/// Whether a row below a table may begin another. Asked of every row, and most are done with it.
fn begins_another(row: Row<'_>, upper: &Header) -> bool {
    row.index() > upper.last_row && !upper.is_above(row)
}

/// Complete headings that begin with the first of these rows. A title above headings that need none is none of them.
fn headings(rows: &[Row<'_>]) -> Option<Header> {
    let complete = |rows| header::headers_from(rows).into_iter().filter(Header::is_complete);
    let found = complete(rows).max_by_key(|header| (header.score(), header.explained(), Reverse(header.last_row)))?;
    let below = rows.get(1..).filter(|below| below.first().is_some_and(|row| row.index() == found.first_row + 1));
    let needs_none = found.last_row > found.first_row && below.is_some_and(|below| complete(below).next().is_some());
    (!needs_none).then_some(found)
}

/// Whether headings say again what stands above, each at its place: by what they mean, or word by word, for those above may stand below others that
/// were merged over them.
fn stands_again(next: &Header, upper: &Header) -> bool {
    let said = |column: u16| upper.headings.iter().find(|heading| heading.column == column).map(|h| key(&h.text).whole);
    let again =
        |heading: &Heading| said(heading.column).is_some_and(|above| above.ends_with(&key(&heading.text).whole));
    if next.headings.iter().all(again) {
        return true;
    }
    let means = |heading: &Heading| Some((heading.column, heading.named?.meaning));
    let above: Vec<(u16, Meaning)> = upper.headings.iter().filter_map(means).collect();
    next.headings.iter().filter_map(means).all(|heading| above.contains(&heading))
}

/// Tables whose headings stand in the same rows. Where they would overlap, they are one.
fn side_by_side(header: Header, rows: Range<u32>) -> Vec<Spot> {
    let (mut spots, mut rest, mut from) = (Vec::new(), header, 0);
    while let Some(parted) = parted(&rest) {
        let columns = from..parted.from;
        from = parted.from;
        spots.push(Spot { header: parted.left, area: Area { rows: rows.clone(), columns } });
        rest = parted.right;
    }
    spots.push(Spot { header: rest, area: Area { rows, columns: from..u16::MAX } });
    spots
}

/// Two tables beside each other.
struct Parted {
    left: Header,
    right: Header,
    /// The first column of the right one.
    from: u16,
}

/// Parts headings where they begin again with the first heading, or behind a column without one, and both parts are complete.
fn parted(header: &Header) -> Option<Parted> {
    let first = header.headings.first()?;
    let from = header.headings.windows(2).find_map(|pair| {
        let [before, heading] = pair else { return None };
        let begins = heading.text == first.text || heading.column > before.column + 1;
        let of = |right: bool| header.of_columns(|column| column == SHARED || (column >= heading.column) == right);
        (begins && of(false).is_complete() && of(true).is_complete()).then_some(heading.column)
    })?;
    let left = header.of_columns(|column| column == SHARED || column < from);
    let right = header.of_columns(|column| column >= from);
    Some(Parted { left, right, from })
}
