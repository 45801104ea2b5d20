//! A workbook of the cells of any other kind of file, as they were read: texts as texts, days as days. What is marked afterwards is always a
//! `.xlsx`.

use super::book::Made;
use super::names::{MAIN, RELATIONSHIPS};
use super::xml::escaped;
use super::{clean, strings};
use crate::cell::{Calendar, Value};
use crate::error::ReadError;
use crate::file::File;
use crate::file::parts::Parcel;
use crate::sheet::{MAX_ROWS, Sheet};
use kenpo_domain::finding::Letters;
use std::fmt::Write;

/// The look of a day (`yyyy/m/d`), behind the plain one.
const STYLES: &str = "<cellXfs><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>";

/// Writes all sheets of an opened file as a package of its own.
///
/// # Errors
/// As reading them has.
pub fn package(file: &mut File<'_>) -> Result<Vec<u8>, ReadError> {
    let mut parcel = Parcel::new();
    let count = file.sheets();
    let (mut sheets, mut from_1904) = (String::new(), "");
    for at in 0..count {
        let sheet = file.read(at, MAX_ROWS)?;
        if sheet.calendar == Calendar::From1904 {
            from_1904 = " date1904=\"1\"";
        }
        parcel.begin(&format!("xl/worksheets/sheet{}.xml", at + 1))?;
        write(&sheet, &mut parcel)?;
        let state = if file.is_visible(at) { "" } else { " state=\"hidden\"" };
        let (name, at) = (escaped(file.name(at)), at + 1);
        // Writing to a string cannot fail.
        let _ = write!(sheets, "<sheet name=\"{name}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>");
    }
    let made = Made { sheets: count, remarks: None, strings: false, theme: false };
    parcel.begin("xl/workbook.xml")?;
    parcel.write(&format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><workbookPr{from_1904}/><sheets>{sheets}</sheets></workbook>"
    ))?;
    parcel.begin("xl/styles.xml")?;
    parcel.write(&format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    parcel.begin("_rels/.rels")?;
    parcel.write(&made.root())?;
    parcel.begin("xl/_rels/workbook.xml.rels")?;
    parcel.write(&made.of_book())?;
    parcel.begin("[Content_Types].xml")?;
    parcel.write(&made.types())?;
    parcel.finish()
}

fn write(sheet: &Sheet, parcel: &mut Parcel) -> Result<(), ReadError> {
    parcel.write(&format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"))?;
    for row in sheet.rows_from(0) {
        let mut out = format!("<row r=\"{}\">", row.index() + 1);
        for cell in row.cells {
            let place = format!("{}{}", Letters(cell.column), cell.row + 1);
            let _ = match &cell.value {
                Value::Number(number) => write!(out, "<c r=\"{place}\"><v>{number}</v></c>"),
                Value::Date { serial, .. } => write!(out, "<c r=\"{place}\" s=\"1\"><v>{serial}</v></c>"),
                Value::Truth(truth) => write!(out, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*truth)),
                Value::Error(error) => write!(out, "<c r=\"{place}\" t=\"e\"><v>{error}</v></c>"),
                value => {
                    let text = strings::text(&clean::masked(value.clone()));
                    write!(out, "<c r=\"{place}\" t=\"inlineStr\"><is>{text}</is></c>")
                }
            };
        }
        parcel.write(&(out + "</row>"))?;
    }
    parcel.write("</sheetData></worksheet>")
}
