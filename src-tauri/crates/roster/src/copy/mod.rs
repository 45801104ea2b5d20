//! A roster that goes back to its sender: a copy of the workbook with what is wrong coloured and explained, and a page in front.
//!
//! A copy is made of a closed list of parts, each written anew tag by tag; whatever else the file holds stays behind. No 個人番号 goes along,
//! from no sheet, seen or hidden. Streams over the sheets: no more than a row of cells is kept, and no formula goes along.

mod book;
mod cells;
mod clean;
mod hazards;
mod marks;
mod names;
mod page;
mod plain;
mod remarks;
mod sheet;
mod strings;
mod styles;
mod xml;

pub use hazards::{Hazards, LeftOut};
pub use marks::{Colour, Remark};
pub use page::{Block, TableRow};

use crate::error::{Limit, ReadError};
use crate::file::parts::{Parcel, Parts};
use crate::file::{self, File};
use crate::heading::{self, Columns, Header, Span, Spot};
use crate::laid::column_of_file;
use crate::opened;
use crate::opening::Opening;
use crate::progress::{self, Progress, Step};
use crate::sheet::{MAX_ROWS, Sheet};
use crate::table::{Doubt, Table};
use kenpo_domain::finding::Weight;
use kenpo_domain::marked;
use kenpo_domain::said::Said;
use marks::{CellMark, SheetMarks};
use names::DRAWING;
use sheet::{Copier, MarkColumn, Numbers};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use strings::{Strings, Uses};
use styles::Styles;
use xml::{Node, Xml};

/// Columns that the reader looks at: the marks have to stand among them.
const LAST_COLUMN: u16 = 511;

/// The copy of a file as the bytes of a `.xlsx`. `page` words what stands in front, once all of the file is known.
///
/// # Errors
/// As for reading the file; [`ReadError::FilingNotMarked`]; [`ReadError::TooLarge`] where no column is left for the marks.
pub fn marked_copy(
    opening: &Opening<'_>,
    said: &Said,
    remarks: Vec<Remark>,
    page: &dyn Fn(&Hazards) -> Vec<Block>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<u8>, ReadError> {
    let mut report = progress::reporter(progress);
    report(Step::Opening, 0)?;
    let bytes = &*file::unlocked(opening)?;
    let mut file = file::open(bytes)?;
    if matches!(file, File::Filing(_)) {
        return Err(ReadError::FilingNotMarked);
    }
    let chosen = opened::sheet_of(bytes, &mut file, said, Doubt::Refuse, &mut report)?;
    let seen = of_sheet(&chosen.sheet);
    let Table { at, sheet, header, columns, .. } = chosen.table(said, Doubt::Refuse)?;
    let heading_rows = heading_rows(&sheet, &header);
    drop(sheet);
    let name = file.name(at).to_owned();
    let mut numbers = HashMap::new();
    for other in (0..file.sheets()).filter(|other| *other != at) {
        let seen = of_sheet(&file.read(other, MAX_ROWS)?);
        add(&mut numbers, file.name(other), seen);
    }
    add(&mut numbers, &name, seen);
    // A person may have said that a column holds them.
    let of_file = |span: Span| Span { first: column_of_file(span.first), last: column_of_file(span.last) };
    let spans = columns.my_numbers.into_iter().map(of_file).collect();
    add(&mut numbers, &name, Some(Numbers { spans, headings: header.last_row }));
    let package: Cow<'_, [u8]> = if file.is_xlsx() { bytes.into() } else { plain::package(&mut file)?.into() };
    drop(file);
    Copy { parts: Parts::open(&package)?, numbers, name, header, heading_rows, remarks, page }.made()
}

/// In which row of the headings each column's own stands.
fn heading_rows(sheet: &Sheet, header: &Header) -> HashMap<u16, u32> {
    let rows = sheet.rows_from(header.first_row).take_while(|row| row.index() <= header.last_row);
    rows.flat_map(|row| row.cells.iter().map(|cell| (cell.column, cell.row))).collect()
}

/// The columns of 個人番号 of every table of a sheet: those of each are cut in all of them. `None`: it has no table.
fn of_sheet(sheet: &Sheet) -> Option<Numbers> {
    let spots = heading::spots(sheet);
    let several = spots.len() > 1;
    let of_table = |Spot { mut header, area }| {
        let table = if several { Cow::Owned(sheet.part(&area)) } else { Cow::Borrowed(sheet) };
        heading::complete(&mut header, &table, &[]);
        Numbers { spans: Columns::choose(&table, &header).my_numbers, headings: header.last_row }
    };
    spots.into_iter().map(of_table).reduce(Numbers::and)
}

fn add(numbers: &mut HashMap<String, Numbers>, sheet: &str, more: Option<Numbers>) {
    let known = numbers.remove(sheet).into_iter().chain(more).reduce(Numbers::and);
    numbers.extend(known.map(|numbers| (sheet.to_owned(), numbers)));
}

/// A copy on its way.
struct Copy<'a> {
    parts: Parts<'a>,
    numbers: HashMap<String, Numbers>,
    /// The sheet that is read.
    name: String,
    header: Header,
    /// In which row, from 0, the heading of a column stands: the lower one of a merged cell shows nothing.
    heading_rows: HashMap<u16, u32>,
    remarks: Vec<Remark>,
    page: &'a dyn Fn(&Hazards) -> Vec<Block>,
}

impl Copy<'_> {
    fn made(mut self) -> Result<Vec<u8>, ReadError> {
        let mut book = book::read(&mut self.parts)?;
        // The page of an earlier copy gives way to a new one.
        book.sheets.retain(|sheet| !marked::is_page(&sheet.name));
        let mut hazards = Hazards { left_out: left_out(&self.parts.names()), ..Hazards::default() };
        hazards.hidden_sheets = book.sheets.iter().filter(|sheet| sheet.state.is_some()).count() as u32;
        let none = Numbers::default();
        let (mut uses, mut last) = (Uses::default(), None);
        for sheet in &book.sheets {
            let numbers = self.numbers.get(&sheet.name).unwrap_or(&none);
            let part = self.parts.part(&sheet.part).ok_or(ReadError::Damaged)?;
            let seen = sheet::look(part, numbers, self.header.first_row, &mut uses)?;
            last = if sheet.name == self.name { seen.last } else { last };
        }
        let mut parcel = Parcel::new();
        let strings = self.strings(book.strings.as_deref(), &uses, &mut parcel)?;
        let mut styles = Styles::read(book.styles.as_deref().and_then(|name| self.parts.part(name)))?;
        let column = self.mark_column(last)?;
        let mut marks = Some(self.marks(column, &mut hazards));
        let mut made = book::Made { sheets: book.sheets.len() + 1, remarks: None, strings: false, theme: false };
        for (at, sheet) in (2..).zip(&book.sheets) {
            let own = (sheet.name == self.name).then(|| marks.take()).flatten();
            let mut copier = Copier {
                numbers: self.numbers.get(&sheet.name).unwrap_or(&none),
                column: own.is_some().then_some(column),
                marks: own.unwrap_or_default(),
                strings: &strings,
                styles: &mut styles,
                hazards: &mut hazards,
            };
            parcel.begin(&format!("xl/worksheets/sheet{at}.xml"))?;
            copier.write(self.parts.part(&sheet.part).ok_or(ReadError::Damaged)?, &mut parcel)?;
            if copier.column.is_some() && has_remarks(&copier.marks) {
                made.remarks = Some(at);
                parcel.begin("xl/comments1.xml")?;
                parcel.write(&remarks::written(&copier.marks))?;
                parcel.begin("xl/drawings/vmlDrawing1.vml")?;
                parcel.write(&remarks::boxes(&copier.marks))?;
                parcel.begin(&format!("xl/worksheets/_rels/sheet{at}.xml.rels"))?;
                parcel.write(&made.of_remarks())?;
            }
        }
        made.strings = book.strings.is_some();
        made.theme = self.theme(book.theme.as_deref(), &mut parcel)?;
        for (name, content) in [
            ("xl/worksheets/sheet1.xml", page::written(&(self.page)(&hazards), &styles)),
            ("xl/styles.xml", styles.written()),
            ("xl/workbook.xml", book::written(&book)),
            ("xl/_rels/workbook.xml.rels", made.of_book()),
            ("_rels/.rels", made.root()),
            ("[Content_Types].xml", made.types()),
        ] {
            parcel.begin(name)?;
            parcel.write(&content)?;
        }
        parcel.finish()
    }

    fn strings(&mut self, part: Option<&str>, uses: &Uses, parcel: &mut Parcel) -> Result<Strings, ReadError> {
        let Some(name) = part else { return Ok(Strings::default()) };
        parcel.begin("xl/sharedStrings.xml")?;
        match self.parts.part(name) {
            Some(part) => strings::write(part, uses, parcel),
            None => Err(ReadError::Damaged),
        }
    }

    /// Colours and faces that looks name. One with a picture stays behind.
    fn theme(&mut self, part: Option<&str>, parcel: &mut Parcel) -> Result<bool, ReadError> {
        let Some(part) = part.and_then(|name| self.parts.part(name)) else { return Ok(false) };
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(mut tag) if tag.name == "theme" => {
                    tag.set("xmlns:a", DRAWING);
                    let theme = xml.copied(&tag, "a:", |name| name != "extLst")?;
                    let whole = !theme.contains("<a:blip");
                    if whole {
                        parcel.begin("xl/theme/theme1.xml")?;
                        parcel.write(&theme)?;
                    }
                    return Ok(whole);
                }
                Node::End => return Ok(false),
                _ => {}
            }
        }
    }

    /// The column of marks: that of an earlier copy, or the one at the right of the table, so that they are sorted together.
    fn mark_column(&self, last: Option<u16>) -> Result<MarkColumn, ReadError> {
        let known = self.header.headings.iter().find(|heading| marked::is_column(&heading.text));
        let column = known.map_or_else(|| last.map_or(0, |last| last + 1), |heading| heading.column);
        if column > LAST_COLUMN {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
        Ok(MarkColumn { column, heading: self.header.last_row })
    }

    fn marks(&mut self, own: MarkColumn, hazards: &mut Hazards) -> SheetMarks {
        let first = self.header.headings.first().map_or(0, |heading| heading.column);
        let mut marks = SheetMarks::new();
        marks
            .entry(own.heading)
            .or_default()
            .insert(own.column, CellMark { text: Some(marked::COLUMN), ..CellMark::default() });
        let mut explained = 0;
        for Remark { row, column, weight, text } in std::mem::take(&mut self.remarks) {
            let (Some(row), Some(colour)) = (row.checked_sub(1), Colour::of(weight)) else { continue };
            let column = column.map_or(first, |column| column.0);
            let place = self.heading_rows.get(&column).copied().filter(|_| row == own.heading).unwrap_or(row);
            let cell = marks.entry(place).or_default().entry(column).or_default();
            cell.colour = cell.colour.max(Some(colour));
            if !cell.remark.is_empty() {
                cell.remark += "\n\n";
                cell.remark += &text;
            } else if explained < remarks::MOST {
                explained += 1;
                cell.remark = text;
            } else {
                hazards.unexplained += 1;
            }
            if row > own.heading {
                let mark = marks.entry(row).or_default().entry(own.column).or_default();
                mark.colour = mark.colour.max(Some(colour));
                mark.text =
                    if weight == Weight::Blocks { Some(marked::WAITS) } else { mark.text.or(Some(marked::LOOK)) };
            }
        }
        marks
    }
}

fn has_remarks(marks: &SheetMarks) -> bool {
    marks.values().flat_map(|row| row.values()).any(|mark| !mark.remark.is_empty())
}

/// What stays behind, by the names of the parts.
fn left_out(names: &[String]) -> BTreeSet<LeftOut> {
    let kinds = [
        ("vbaproject", LeftOut::Macros),
        ("comments", LeftOut::Remarks),
        ("drawings/", LeftOut::Drawings),
        ("media/", LeftOut::Drawings),
        ("tables/", LeftOut::Tables),
        ("pivot", LeftOut::Tables),
        ("externallinks/", LeftOut::Links),
        ("connections", LeftOut::Links),
        ("customxml/", LeftOut::Properties),
        ("docprops/", LeftOut::Properties),
    ];
    let names: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    kinds.iter().filter(|(word, _)| names.iter().any(|name| name.contains(word))).map(|(_, kind)| *kind).collect()
}
