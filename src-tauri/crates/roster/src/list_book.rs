//! Lists as a workbook: every cell a text, so that nothing in it is a formula and no zero is lost.

use chrono::Datelike;
use kenpo_domain::Day;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

pub struct ListSheet {
    pub name: &'static str,
    pub headings: &'static [&'static str],
    /// As many texts as headings each.
    pub rows: Vec<Vec<String>>,
}

/// Characters of the widest column.
const WIDEST: usize = 60;
/// Characters that every column has room for.
const LEAST: usize = 8;
/// UTF-16 units that a cell of Excel can hold.
const LONGEST_TEXT: usize = 32_767;
const HEADING_COLOUR: Color = Color::RGB(0xDD_EB_F7);

/// A list cannot stand in a workbook: more rows than a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the list does not fit into a workbook")]
pub struct ListBookError;

/// The workbook as the bytes of a `.xlsx`. The same day and lists give the same bytes.
///
/// # Errors
/// [`ListBookError`] where a list has more rows than a sheet.
pub fn list_book(sheets: &[ListSheet], made_on: Day) -> Result<Vec<u8>, ListBookError> {
    workbook(sheets, made_on).map_err(|_| ListBookError)
}

fn workbook(sheets: &[ListSheet], made_on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library asks the clock where nothing is said.
    let year = u16::try_from(made_on.year()).unwrap_or_default();
    let made_on = ExcelDateTime::from_ymd(year, made_on.month() as u8, made_on.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    let heading = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(HEADING_COLOUR)
        .set_border(FormatBorder::Thin);
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for list in sheets {
        let sheet = workbook.add_worksheet().set_name(list.name)?;
        for (at, name) in (0..).zip(list.headings) {
            sheet.set_column_width(at, width(list, usize::from(at)))?;
            sheet.write_string_with_format(0, at, *name, &heading)?;
        }
        for (row, texts) in (1..).zip(&list.rows) {
            for (at, cell) in (0..).zip(texts) {
                sheet.write_string_with_format(row, at, cut_to_a_cell(cell), &text)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let last = list.headings.len().saturating_sub(1) as u16;
        sheet.autofilter(0, 0, list.rows.len() as u32, last)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    }
    workbook.save_to_buffer()
}

/// Room for the longest text of a column: a character of Japanese takes two of a digit.
fn width(list: &ListSheet, column: usize) -> f64 {
    let of = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let texts = list.rows.iter().filter_map(|row| row.get(column)).map(|text| of(text));
    let heading = list.headings.get(column).map(|text| of(text));
    // An arrow for choosing stands in the heading.
    let longest = texts.chain(heading.map(|width| width + 3)).max().unwrap_or_default();
    (longest.clamp(LEAST, WIDEST) + 2) as f64
}

fn cut_to_a_cell(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_TEXT
        })
        .collect()
}
