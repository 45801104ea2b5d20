//! A roster that goes back to its sender with marks, and comes back corrected: the words by which it is known again.
//!
//! A row that waits carries its mark in a column of its own, so that the mark moves with the row when rows are sorted, inserted or taken away.
//! Both who writes a copy and who reads one ask here.

/// The page in front that says what was found. It is no table of people.
pub const PAGE: &str = "けんぽデスクの確認結果";
/// Heading of the column at the right that holds the marks.
pub const COLUMN: &str = "けんぽデスク確認";
/// What stands there in a row that waits.
pub const WAITS: &str = "要修正";
/// What stands there in a row that went in and that somebody should look at.
pub const LOOK: &str = "要確認";
/// The name that a copy gives to the one sheet of a text file.
pub const SHEET_OF_TEXT: &str = "名簿";
/// Who wrote the remarks.
pub const AUTHOR: &str = "けんぽデスク";

/// Whether a sheet is the page in front.
pub fn is_page(sheet: &str) -> bool {
    sheet.trim() == PAGE
}

/// Whether a heading is that of the marks. Programs put blanks and line breaks into headings, and
/// a heading over several columns stands before it.
pub fn is_column(heading: &str) -> bool {
    heading.split_whitespace().collect::<String>().ends_with(COLUMN)
}

/// Whether a cell under that heading says that its row is to be read again.
pub fn is_mark(cell: &str) -> bool {
    matches!(cell.trim(), WAITS | LOOK)
}
