//! The column フリガナ beside the readings that the file keeps with the names (Excel's ふりがな).
//!
//! Excel writes down what was typed before it became kanji, and guesses where nothing was typed: nobody's reading is taken from there.

use crate::field;
use crate::heading::{Columns, Header, Layout};
use crate::lists::sound;
use crate::notes::Notes;
use crate::person_row;
use crate::sheet::{Row, Sheet};
use crate::spoken::{Spoken, katakana};
use kenpo_domain::finding::{FindingCode, Item};

/// Reports a フリガナ that reads otherwise than the name beside it was typed.
pub fn look_at(row: Row<'_>, columns: &Columns, spoken: &Spoken, notes: &mut Notes) {
    if spoken.is_empty() || columns.of(Item::Kana).next().is_none() {
        return;
    }
    let Some(said) = katakana(&person_row::joined(row, columns, Item::Kana, ' ')) else { return };
    let typed = typed(row, columns, spoken);
    if !typed.is_empty() && !typed.iter().any(|typed| sound::alike(typed, &said)) {
        notes.at_first(FindingCode::FuriganaDiffers, columns, Item::Kana, None);
    }
}

/// Reports once that names have readings of which nothing is taken, where no column is the フリガナ.
pub fn tell(sheet: &Sheet, header: &Header, columns: &Columns, spoken: &Spoken, notes: &mut Notes) {
    let without = columns.layout == Layout::Roster && columns.of(Item::Kana).next().is_none();
    let has = |row: Row<'_>| !typed(row, columns, spoken).is_empty();
    if without && !spoken.is_empty() && sheet.rows_from(header.last_row + 1).any(has) {
        notes.begin(header.last_row);
        notes.about(FindingCode::FuriganaNotTaken, Item::Kana);
    }
}

/// How the whole name of a row may have been typed.
fn typed(row: Row<'_>, columns: &Columns, spoken: &Spoken) -> Vec<String> {
    let cells = columns.of(Item::Name).filter_map(|column| field::text(row.cell(column.index).map(|cell| &cell.value)));
    let mut all = cells.fold(vec![String::new()], |before, text| {
        let behind = |own: &String| before.iter().map(|first| format!("{first}{own}")).collect::<Vec<_>>();
        spoken.of(&text).iter().flat_map(behind).collect()
    });
    all.retain(|typed| !typed.is_empty());
    all
}
