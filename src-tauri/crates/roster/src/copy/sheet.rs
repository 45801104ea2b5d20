//! One sheet of a copy: its look and its cells as the sender made them, without formulas, every 個人番号 cut, and marks where there are some.

use super::cells::{self, Cell, Content, Row};
use super::clean;
use super::hazards::{Hazards, LeftOut};
use super::marks::{CellMark, SheetMarks};
use super::names::{MAIN, RELATIONSHIPS};
use super::strings::{self, Strings, Uses};
use super::styles::Styles;
use super::xml::{Node, Tag, Xml, escaped};
use crate::cell::Value;
use crate::cut;
use crate::error::ReadError;
use crate::file::parts::Parcel;
use crate::heading::Span;
use kenpo_domain::finding::Letters;
use std::fmt::Write;
use std::io::BufRead;

/// Tags at the first level that are copied, but for the columns and the cells; they say how a sheet looks on the screen and on paper.
const KEPT: [&str; 10] = [
    "sheetPr",
    "sheetViews",
    "sheetFormatPr",
    "autoFilter",
    "mergeCells",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "rowBreaks",
    "colBreaks",
];
/// Tags below them that are not.
const DROPPED: [&str; 4] = ["extLst", "pivotSelection", "colorFilter", "iconFilter"];
/// Width of the column of marks, in characters.
const MARK_WIDTH: u32 = 18;

/// Where the columns of 個人番号 of a sheet stand.
#[derive(Default)]
pub struct Numbers {
    /// The columns.
    pub spans: Vec<Span>,
    /// The last row of the headings, from 0.
    pub headings: u32,
}

impl Numbers {
    /// These and those of another table of the sheet, each cut below the upper headings.
    pub fn and(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        Self { headings: self.headings.min(other.headings), ..self }
    }

    fn has(&self, row: u32, column: u16) -> bool {
        row > self.headings && self.spans.iter().any(|span| span.has(column))
    }
}

/// What a sheet's cells use, looked at before anything of it is written.
#[derive(Default)]
pub struct Seen {
    /// The rightmost column with a content, from the headings down.
    pub last: Option<u16>,
}

/// Looks at the cells of a sheet: which strings they use, and how far they reach from row `first` on, a column of marks left out.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`].
pub fn look(part: impl BufRead, numbers: &Numbers, first: u32, uses: &mut Uses) -> Result<Seen, ReadError> {
    let mut xml = Xml::new(part);
    let (mut seen, mut next) = (Seen::default(), 0);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "row" => {
                let Row { row, cells, .. } = cells::row(&mut xml, tag, next)?;
                next = row + 1;
                for cell in cells {
                    if let Content::Shared(string) = cell.content {
                        uses.add(string, numbers.has(row, cell.column))?;
                    }
                    if row >= first && cell.content != Content::Empty {
                        seen.last = seen.last.max(Some(cell.column));
                    }
                }
            }
            Node::End => return Ok(seen),
            _ => {}
        }
    }
}

/// How one sheet is copied.
pub struct Copier<'a> {
    /// Its columns of 個人番号.
    pub numbers: &'a Numbers,
    pub marks: SheetMarks,
    /// The column of marks with the row of its heading, where the sheet has one from now on.
    pub column: Option<MarkColumn>,
    /// The shared strings.
    pub strings: &'a Strings,
    /// The looks.
    pub styles: &'a mut Styles,
    /// What is told of the file.
    pub hazards: &'a mut Hazards,
}

/// The column at the right that holds the marks.
#[derive(Clone, Copy)]
pub struct MarkColumn {
    /// From 0.
    pub column: u16,
    /// The row of its heading, from 0.
    pub heading: u32,
}

impl Copier<'_> {
    /// Writes the sheet as a part.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn write(&mut self, part: impl BufRead, parcel: &mut Parcel) -> Result<(), ReadError> {
        let mut xml = Xml::new(part);
        parcel.write(&format!("<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\">"))?;
        let mut columns = false;
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name == "worksheet" => {}
                Node::Open(tag) if tag.name == "cols" => {
                    columns = true;
                    let columns = self.columns(&mut xml)?;
                    parcel.write(&columns)?;
                }
                Node::Open(tag) if tag.name == "sheetData" => {
                    if let Some(column) = self.column.filter(|_| !columns) {
                        parcel.write(&format!("<cols>{}</cols>", mark_width(column)))?;
                    }
                    self.rows(&mut xml, parcel)?;
                }
                Node::Open(tag) if tag.name == "headerFooter" => {
                    parcel.write(&xml.copied(&tag, "", |name| !DROPPED.contains(&name))?)?;
                }
                Node::Open(tag) if KEPT.contains(&tag.name.as_str()) => {
                    let tag = self.kept(tag);
                    let text = xml.copied(&tag, "", |name| !DROPPED.contains(&name))?;
                    // One sheet alone is in front, and that is ours.
                    parcel.write(&text.replace(" tabSelected=\"1\"", "").replace(" tabSelected=\"true\"", ""))?;
                }
                Node::Open(tag) => {
                    self.hazards.leave_out_tag(&tag.name);
                    xml.pass()?;
                }
                Node::End => break,
                _ => {}
            }
        }
        if self.marks.values().flat_map(|row| row.values()).any(|mark| !mark.remark.is_empty()) {
            parcel.write("<legacyDrawing r:id=\"rId1\"/>")?;
        }
        parcel.write("</worksheet>")
    }

    fn kept(&self, mut tag: Tag) -> Tag {
        tag.remove(&["codeName"]);
        if tag.name == "autoFilter"
            && let Some(MarkColumn { column, .. }) = self.column
            && let Some(range) = tag.get("ref").and_then(|range| reaching(range, column))
        {
            // Whoever sorts by the filter's arrows sorts the marks with the rows.
            tag.set("ref", range);
        }
        tag
    }

    /// The widths of the columns, with that of the marks.
    fn columns(&mut self, xml: &mut Xml<impl BufRead>) -> Result<String, ReadError> {
        let mut out = String::new();
        let mut ours = self.column;
        loop {
            match xml.next()? {
                Node::Open(tag) => {
                    xml.pass()?;
                    let (Some(min), Some(max)) = (tag.number("min"), tag.number("max")) else { continue };
                    if tag.get("hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") {
                        self.hazards.hidden_columns += max.saturating_sub(min) + 1;
                    }
                    let Some(column) = self.column else {
                        out += &(tag.open("") + "</col>");
                        continue;
                    };
                    let at = u32::from(column.column) + 1;
                    for (min, max) in [(min, max.min(at - 1)), (min.max(at + 1), max)] {
                        if min > at
                            && let Some(column) = ours.take()
                        {
                            out += &mark_width(column);
                        }
                        if min <= max {
                            let mut part = tag.clone();
                            part.set("min", min);
                            part.set("max", max);
                            out += &(part.open("") + "</col>");
                        }
                    }
                }
                Node::Text(_) => {}
                Node::Close => break,
                Node::End => return Err(ReadError::Damaged),
            }
        }
        out += &ours.map(mark_width).unwrap_or_default();
        Ok(if out.is_empty() { out } else { format!("<cols>{out}</cols>") })
    }

    fn rows(&mut self, xml: &mut Xml<impl BufRead>, parcel: &mut Parcel) -> Result<(), ReadError> {
        parcel.write("<sheetData>")?;
        let mut waiting: Vec<u32> = self.marks.keys().rev().copied().collect();
        let mut next = 0;
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name == "row" => {
                    let row = cells::row(xml, tag, next)?;
                    next = row.row + 1;
                    while let Some(before) = waiting.pop_if(|marked| *marked < row.row) {
                        let row = Row { row: before, tag: Tag::new("row"), cells: Vec::new() };
                        parcel.write(&self.row(row))?;
                    }
                    waiting.pop_if(|marked| *marked == row.row);
                    parcel.write(&self.row(row))?;
                }
                Node::Open(_) => xml.pass()?,
                Node::Text(_) => {}
                Node::Close => break,
                Node::End => return Err(ReadError::Damaged),
            }
        }
        while let Some(row) = waiting.pop() {
            parcel.write(&self.row(Row { row, tag: Tag::new("row"), cells: Vec::new() }))?;
        }
        parcel.write("</sheetData>")
    }

    fn row(&mut self, Row { row, mut tag, mut cells }: Row) -> String {
        if tag.get("hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") {
            self.hazards.hidden_rows += 1;
        }
        if let Some(MarkColumn { column, heading }) = self.column.filter(|own| row >= own.heading) {
            // Marks of an earlier copy are out of date.
            cells.retain(|cell| cell.column != column || (row < heading));
        }
        for cell in &mut cells {
            self.hazards.formulas += u32::from(cell.formula);
            cell.style = cell.style.filter(|style| self.styles.has(*style));
            self.cut(row, cell);
        }
        self.cut_columns(row, &mut cells);
        let row_style = tag.number("s").filter(|style| self.styles.has(*style));
        if let Some(marks) = self.marks.get(&row) {
            for column in marks.keys() {
                if !cells.iter().any(|cell| cell.column == *column) {
                    let beside = cells.last().and_then(|cell| cell.style);
                    let style = row_style.or(beside.filter(|_| self.column.is_some_and(|own| own.heading == row)));
                    cells.push(Cell { column: *column, style, content: Content::Empty, formula: false });
                }
            }
            cells.sort_by_key(|cell| cell.column);
        }
        tag.set("r", row + 1);
        let mut out = tag.open("");
        for cell in cells {
            let mark = self.marks.get(&row).and_then(|row| row.get(&cell.column));
            write(&mut out, row, cell, mark, self.styles);
        }
        out + "</row>"
    }

    /// Cuts what a cell holds by itself, as at reading.
    fn cut(&mut self, row: u32, cell: &mut Cell) {
        let text = match &cell.content {
            Content::Shared(string) if *string >= self.strings.count => {
                cell.content = Content::Empty;
                return;
            }
            Content::Shared(string) if self.numbers.has(row, cell.column) => {
                cell.content = Content::Text(self.strings.numbers.get(string).cloned().unwrap_or_default());
                // The column's own cut follows.
                return;
            }
            Content::Shared(string) => {
                self.hazards.numbers += u32::from(self.strings.cut.contains(string));
                return;
            }
            Content::Text(_) if self.numbers.has(row, cell.column) => return,
            Content::Text(text) | Content::Error(text) => clean::cut_text(text),
            Content::Number(number) => {
                let (value, cut) = cut::at_the_door(Value::Number(number.parse().unwrap_or_default()));
                if self.numbers.has(row, cell.column) {
                    return;
                }
                if cut { Some(clean::masked(value)) } else { clean::cut_text(number) }
            }
            Content::Empty | Content::Truth(_) => None,
        };
        if let Some(text) = text {
            self.hazards.numbers += 1;
            cell.content = Content::Text(text);
        }
    }

    /// Cuts what stands in the columns of 個人番号 of one row. Only a right number keeps its last four digits: those of another would
    /// be taken for a right one's when the copy comes back.
    fn cut_columns(&mut self, row: u32, cells: &mut [Cell]) {
        for span in self.numbers.spans.iter().filter(|span| self.numbers.has(row, span.first)) {
            let mut places = Vec::new();
            let mut values = Vec::new();
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| span.has(cell.column)) {
                let value = match &cell.content {
                    Content::Text(text) => Value::Text(clean::shown(text).into()),
                    Content::Number(number) => Value::Number(number.parse().unwrap_or_default()),
                    _ => continue,
                };
                let digits = !matches!(&value, Value::Text(text) if !text.chars().any(char::is_numeric));
                if digits {
                    places.push(at);
                    values.push(cut::at_the_door(value).0);
                }
            }
            let seen = cut::columns(&mut values.iter_mut().collect::<Vec<_>>(), span.width());
            let mut kept = seen.map(|seen| match seen.last4.filter(|_| seen.valid) {
                Some(last4) => cut::MASK.to_owned() + last4.as_str(),
                None => cut::MASK.to_owned(),
            });
            for at in places {
                if let Some(cell) = cells.get_mut(at) {
                    self.hazards.numbers += u32::from(kept.is_some());
                    cell.content = kept.take().map_or(Content::Empty, Content::Text);
                }
            }
        }
    }
}

impl Hazards {
    /// Notes a tag of a sheet that does not go along.
    fn leave_out_tag(&mut self, tag: &str) {
        let what = match tag {
            "dataValidations" => LeftOut::Validations,
            "conditionalFormatting" => LeftOut::Conditions,
            "hyperlinks" => LeftOut::Links,
            "sheetProtection" | "protectedRanges" => LeftOut::Protection,
            _ => return,
        };
        self.left_out.insert(what);
    }
}

fn mark_width(MarkColumn { column, .. }: MarkColumn) -> String {
    let at = u32::from(column) + 1;
    format!("<col min=\"{at}\" max=\"{at}\" width=\"{MARK_WIDTH}\" customWidth=\"1\"/>")
}

/// A range that ends beside the column of marks, with that column; `None` for any other.
fn reaching(range: &str, column: u16) -> Option<String> {
    let (from, to) = range.split_once(':')?;
    let letters = to.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = to.get(letters.len()..)?.parse().ok()?;
    (Letters::parse(letters)?.0 + 1 == column).then(|| format!("{from}:{}{row}", Letters(column)))
}

fn write(out: &mut String, row: u32, cell: Cell, mark: Option<&CellMark>, styles: &mut Styles) {
    let Cell { column, mut style, mut content, .. } = cell;
    if let Some(mark) = mark {
        if let Some(colour) = mark.colour {
            style = Some(styles.marked(style.unwrap_or_default(), colour));
        }
        content = mark.text.map_or(content, |text| Content::Text(text.to_owned()));
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "<c r=\"{}{}\"", Letters(column), row + 1);
    if let Some(style) = style {
        let _ = write!(out, " s=\"{style}\"");
    }
    let _ = match content {
        Content::Empty => write!(out, "/>"),
        Content::Shared(string) => write!(out, " t=\"s\"><v>{string}</v></c>"),
        Content::Text(text) => write!(out, " t=\"inlineStr\"><is>{}</is></c>", strings::text(&text)),
        Content::Number(number) => write!(out, "><v>{}</v></c>", escaped(&number)),
        Content::Truth(truth) => write!(out, " t=\"b\"><v>{}</v></c>", u8::from(truth)),
        Content::Error(error) => write!(out, " t=\"e\"><v>{}</v></c>", escaped(&error)),
    };
}
