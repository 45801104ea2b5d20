//! A blank roster for a sender to fill in: its sheet of headings with rules for what is typed, and the page that explains it.
//!
//! Knows neither which columns there are nor a word of Japanese: the caller brings both.

use chrono::Datelike;
use kenpo_domain::Day;
use kenpo_domain::insured::Width;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Rows that have rules, the headings included. Further rows can be filled in too, and are read.
const ROWS: u32 = 5_000;
/// Points.
const HEADING_HEIGHT: f64 = 33.0;
/// A4, as workbooks number papers.
const A4: u8 = 9;
const HEADING_COLOUR: Color = Color::RGB(0xDD_EB_F7);
/// Width of a column in characters: of the guide's text, and the least of a heading's.
const GUIDE_WIDTH: f64 = 70.0;
const LEAST_WIDTH: f64 = 8.0;

/// What may be typed into a column. Every column holds text, so that no zero is lost and every way of writing a day is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Anything.
    Text,
    /// So many characters; anything where no width is laid down.
    Code(Option<Width>),
    /// Between so many characters and so many.
    Between(u8, u8),
    /// One of these and nothing else.
    OneOf(&'static [&'static str]),
    /// These are offered, and others can be typed.
    Offered(&'static [&'static str]),
}

pub struct TemplateColumn {
    pub heading: &'static str,
    /// How it is filled in.
    pub help: &'static str,
    /// What may stand there, of nobody.
    pub example: &'static str,
    /// What may be typed.
    pub entry: Entry,
    /// Its width in characters.
    pub width: u8,
}

/// What is said around the columns.
pub struct TemplateWords {
    /// Name of the sheet that is filled in.
    pub sheet: &'static str,
    /// Name of the page that explains it.
    pub guide: &'static str,
    /// What the page says before the columns.
    pub lead: &'static [&'static str],
    /// Headings of its table: column, how to fill it in, example.
    pub table: [&'static str; 3],
    /// What is said when something else is typed, by its title.
    pub refused: &'static str,
}

/// The template as the bytes of a `.xlsx`. The same day gives the same bytes.
///
/// # Errors
/// [`TemplateError`] where words or widths cannot stand in a workbook.
pub fn template(columns: &[TemplateColumn], words: &TemplateWords, made_on: Day) -> Result<Vec<u8>, TemplateError> {
    workbook(columns, words, made_on).map_err(|_| TemplateError)
}

/// Words or widths cannot stand in a workbook: a sheet's name or a rule that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the template cannot be made of these words")]
pub struct TemplateError;

fn workbook(columns: &[TemplateColumn], words: &TemplateWords, made_on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library asks the clock where nothing is said.
    let year = u16::try_from(made_on.year()).unwrap_or_default();
    let made_on = ExcelDateTime::from_ymd(year, made_on.month() as u8, made_on.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    form(workbook.add_worksheet().set_name(words.sheet)?, columns, words)?;
    guide(workbook.add_worksheet().set_name(words.guide)?, columns, words)?;
    workbook.save_to_buffer()
}

fn form(sheet: &mut Worksheet, columns: &[TemplateColumn], words: &TemplateWords) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, f64::from(column.width).max(LEAST_WIDTH))?;
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, column.heading, &heading())?;
        sheet.add_data_validation(1, at, ROWS, at, &rule(column, words)?)?;
    }
    // The longest heading takes two lines.
    sheet.set_row_height(0, HEADING_HEIGHT)?;
    sheet.set_freeze_panes(1, 0)?;
    let last = columns.len().saturating_sub(1) as u16;
    sheet.autofilter(0, 0, ROWS, last)?;
    on_paper(sheet);
    sheet.set_landscape().set_repeat_rows(0, 0)?;
    sheet.set_footer("&L&A&R&P / &N");
    Ok(())
}

/// What may be typed into a column, and what is said beside the cell.
fn rule(column: &TemplateColumn, words: &TemplateWords) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    let rule = match column.entry {
        Entry::Text | Entry::Code(None) => rule.allow_any_value(),
        Entry::Code(Some(width)) => rule.allow_text_length(DataValidationRule::EqualTo(u32::from(width.get()))),
        Entry::Between(least, most) => {
            rule.allow_text_length(DataValidationRule::Between(u32::from(least), u32::from(most)))
        }
        Entry::OneOf(words) => rule.allow_list_strings(words)?,
        Entry::Offered(words) => rule.allow_list_strings(words)?.set_error_style(DataValidationErrorStyle::Information),
    };
    rule.set_input_title(column.heading)?
        .set_input_message(column.help)?
        .set_error_title(words.refused)?
        .set_error_message(column.help)
}

fn guide(sheet: &mut Worksheet, columns: &[TemplateColumn], words: &TemplateWords) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    sheet.set_column_width(0, 24.0)?.set_column_width(1, GUIDE_WIDTH)?.set_column_width(2, 30.0)?;
    sheet.write_string_with_format(0, 0, words.guide, &Format::new().set_bold().set_font_size(16))?;
    let mut row = 2;
    for line in words.lead {
        sheet.write_string(row, 0, *line)?;
        row += 1;
    }
    row += 1;
    for (at, text) in (0..).zip(words.table) {
        sheet.write_string_with_format(row, at, text, &heading())?;
    }
    for column in columns {
        row += 1;
        for (at, text) in [(0, column.heading), (1, column.help), (2, column.example)] {
            sheet.write_string_with_format(row, at, text, &wrapped)?;
        }
    }
    on_paper(sheet);
    Ok(())
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(HEADING_COLOUR)
        .set_border(FormatBorder::Thin)
}

/// A sheet as wide as the paper, as long as it has to be.
fn on_paper(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
}
