//! People who take two rows each: headings over two rows, and below them rows that alternate. The lower row is laid beside the upper one.
//!
//! Must never pair rows of two people: where a row has no partner for certain, it waits.

use crate::cell::Value;
use crate::checks;
use crate::column::Fit;
use crate::heading::{self, Header};
use crate::hidden::Hidden;
use crate::sheet::{Row, Sheet};
use kenpo_domain::meaning::Meaning;

/// Rows with content among which the headings are sought.
const LOOKED_AT: usize = 60;
/// Items that the upper headings must name.
const FEWEST: usize = 4;
/// Of so many people at least one must have a lower row: else the headings are ordinary ones.
const PEOPLE_OF_A_PAIR: usize = 4;
/// Where so many rows hold no lower one, none does.
const ROWS_WITHOUT: usize = 400;

/// Lays the lower rows of a sheet beside the upper ones, where people take two rows. Any other sheet stays as it is.
pub fn lay_beside(sheet: Sheet, hidden: &Hidden) -> Sheet {
    let Some(pair) = headings(&sheet) else { return sheet };
    let rows: Vec<Row<'_>> = sheet.rows_from(pair.lower.last_row + 1).collect();
    let mut found = Found::default();
    for at in 0..rows.len() {
        found.take(rows.get(at..).unwrap_or_default(), &pair, hidden);
        if found.lower.is_empty() && at >= ROWS_WITHOUT {
            return sheet;
        }
    }
    if found.lower.is_empty() || found.people > found.lower.len() * PEOPLE_OF_A_PAIR {
        return sheet;
    }
    let Found { mut lower, alone, again, .. } = found;
    lower.extend(again);
    lower.push(pair.lower.first_row);
    lower.sort_unstable();
    let stays = |row: &u32| lower.binary_search(row).is_err();
    let alone = alone.into_iter().filter(stays).collect();
    sheet.laid_beside(&lower, alone, pair.lower.first_row)
}

/// Headings over two rows.
struct Pair {
    upper: Header,
    lower: Header,
}

/// The first two rows that could be headings of two rows a person.
fn headings(sheet: &Sheet) -> Option<Pair> {
    let rows: Vec<Row<'_>> = sheet.rows_from(0).take(LOOKED_AT).collect();
    rows.windows(2).find_map(|rows| {
        let [upper, lower] = rows else { return None };
        let beside = upper.index() + 1 == lower.index() && heading::is_text(*upper) && heading::is_text(*lower);
        if !beside {
            return None;
        }
        let pair = Pair { upper: heading::one_row(*upper), lower: heading::one_row(*lower) };
        pair.is_one().then_some(pair)
    })
}

impl Pair {
    /// Whether both rows name items, none of them twice, and at least one of the lower stands under another one.
    fn is_one(&self) -> bool {
        let of = |header: &Header| -> Vec<(u16, Meaning)> {
            let certain = header.headings.iter().filter_map(|h| Some((h.column, h.named.filter(|n| !n.vague)?)));
            certain.map(|(column, named)| (column, named.meaning)).collect()
        };
        let (upper, lower) = (of(&self.upper), of(&self.lower));
        let again = |(_, meaning): &(u16, Meaning)| upper.iter().any(|(_, other)| other == meaning);
        let under = |(column, _): &(u16, Meaning)| self.upper.headings.iter().any(|h| h.column == *column);
        self.upper.score() >= FEWEST
            && lower.len() * 2 >= self.lower.headings.len()
            && !lower.iter().any(again)
            && lower.iter().any(under)
    }

    /// Whether a row is somebody's upper one.
    fn is_upper(&self, row: Row<'_>) -> bool {
        self.upper.is_above(row)
    }

    /// Whether a row can be the lower one of the row above it: all that it says stands under the lower headings, and is of their kind.
    fn is_lower(&self, row: Row<'_>) -> bool {
        if self.is_upper(row) || checks::counts_or_notes(row) {
            return false;
        }
        let mut fit = Fit { seen: 0, fitting: 0 };
        let mut says = false;
        for cell in row.cells.iter().filter(|cell| !is_blank(&cell.value)) {
            let Some(heading) = self.lower.headings.iter().find(|heading| heading.column == cell.column) else {
                return false;
            };
            says = true;
            if let Some(fits) = heading.named.and_then(|named| heading::fits(&cell.value, named.meaning)) {
                fit.seen += 1;
                fit.fitting += u32::from(fits);
            }
        }
        says && fit.agrees()
    }
}

/// Which rows belong together.
#[derive(Default)]
struct Found {
    /// How many people have an upper row.
    people: usize,
    /// Their lower rows.
    lower: Vec<u32>,
    /// Rows of which it is not certain what they belong to.
    alone: Vec<u32>,
    /// Lower rows of headings that stand there again.
    again: Vec<u32>,
}

impl Found {
    /// Looks at the first of these rows, and at those below it.
    fn take(&mut self, rows: &[Row<'_>], pair: &Pair, hidden: &Hidden) {
        let Some(row) = rows.first() else { return };
        let below = |by: usize| rows.get(by).copied().filter(|below| below.index() == row.index() + by as u32);
        let next = below(1);
        if says_again(*row, &pair.upper) {
            self.again.extend(next.filter(|next| says_again(*next, &pair.lower)).map(Row::index));
            return;
        }
        if pair.is_lower(*row) && !says_again(*row, &pair.lower) {
            self.alone.push(row.index());
        }
        if !pair.is_upper(*row) {
            return;
        }
        self.people += 1;
        let second = next.filter(|next| pair.is_lower(*next) && hides_both_or_none(hidden, row.index()));
        // Of two rows that could be the lower one either may be another person's.
        match second.filter(|_| !below(2).is_some_and(|third| pair.is_lower(third))) {
            Some(second) => self.lower.push(second.index()),
            None => self.alone.push(row.index()),
        }
    }
}

/// Whether the sender has hidden both rows of somebody, or neither.
fn hides_both_or_none(hidden: &Hidden, upper: u32) -> bool {
    match hidden {
        Hidden::Told(parts) => parts.has_row(upper) == parts.has_row(upper + 1),
        Hidden::NotTold => true,
    }
}

/// Whether a row says these headings again, each at its place.
fn says_again(row: Row<'_>, header: &Header) -> bool {
    row.cells.iter().all(|cell| match &cell.value {
        Value::Text(text) => {
            header.headings.iter().any(|heading| heading.column == cell.column && heading.text == text.trim())
        }
        _ => false,
    })
}

fn is_blank(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.trim().is_empty())
}
