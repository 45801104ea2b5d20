//! The workbook's own part, and the lists of parts: what of them a copy has is written anew.

use super::clean;
use super::names::{MAIN, RELATIONSHIPS};
use super::xml::{Node, Tag, Xml, escaped};
use crate::error::ReadError;
use crate::file::parts::Parts;
use crate::sheet::{MAX_COLUMNS, MAX_ROWS};
use kenpo_domain::finding::Letters;
use std::collections::HashMap;
use std::fmt::Write;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// A sheet of cells as the workbook names it.
pub struct SheetEntry {
    pub name: String,
    /// Its name in the copy.
    pub shown: String,
    pub part: String,
    /// `hidden`, `veryHidden`; `None`: a person sees it.
    pub state: Option<String>,
    /// What is printed of it, and which rows and columns on each page.
    prints: Vec<Print>,
}

struct Print {
    name: &'static str,
    ranges: Vec<String>,
}

/// What a workbook says of itself.
pub struct Book {
    /// Its sheets of cells, from left to right.
    pub sheets: Vec<SheetEntry>,
    /// Whether days count from 1904.
    pub from_1904: bool,
    /// The part of shared strings.
    pub strings: Option<String>,
    /// The part of looks.
    pub styles: Option<String>,
    /// The part of colours and faces.
    pub theme: Option<String>,
}

/// Reads what a package says of its sheets.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn read(parts: &mut Parts<'_>) -> Result<Book, ReadError> {
    let root = relationships(parts, "_rels/.rels", "")?;
    let part = root.into_values().find(|to| to.kind == "officeDocument").ok_or(ReadError::Damaged)?.part;
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
    let named = relationships(parts, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let of_kind = |kind: &str| named.values().find(|to| to.kind == kind).map(|to| to.part.clone());
    let (strings, styles, theme) = (of_kind("sharedStrings"), of_kind("styles"), of_kind("theme"));
    let mut book = Book { sheets: Vec::new(), from_1904: false, strings, styles, theme };
    let mut xml = Xml::new(parts.part(&part).ok_or(ReadError::Damaged)?);
    // Names of a sheet count all kinds of sheets.
    let mut places: Vec<Option<usize>> = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "workbookPr" => {
                book.from_1904 = tag.get("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            Node::Open(tag) if tag.name == "sheet" => {
                let to = tag.relationship.as_ref().and_then(|id| named.get(id)).filter(|to| to.kind == "worksheet");
                places.push(to.map(|_| book.sheets.len()));
                if let Some(to) = to {
                    let name = tag.get("name").unwrap_or_default().to_owned();
                    let shown = shown_name(&name, &book.sheets);
                    let state = tag.get("state").filter(|state| matches!(*state, "hidden" | "veryHidden"));
                    let state = state.map(str::to_owned);
                    book.sheets.push(SheetEntry { name, shown, part: to.part.clone(), state, prints: Vec::new() });
                }
            }
            Node::Open(tag) if tag.name == "definedName" => {
                let text = xml.text_without("")?;
                let sheet = tag.number("localSheetId").and_then(|at| places.get(at as usize).copied().flatten());
                if let Some(sheet) = sheet.and_then(|at| book.sheets.get_mut(at)) {
                    sheet.prints.extend(print(&tag, &text));
                }
            }
            Node::End => return Ok(book),
            _ => {}
        }
    }
}

/// Where a relationship leads.
struct Target {
    kind: String,
    part: String,
}

fn relationships(parts: &mut Parts<'_>, name: &str, folder: &str) -> Result<HashMap<String, Target>, ReadError> {
    let mut out = HashMap::new();
    let Some(part) = parts.part(name.trim_start_matches('/')) else { return Ok(out) };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "Relationship" => {
                let (Some(id), Some(kind), Some(to)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) else {
                    continue;
                };
                if tag.get("TargetMode") != Some("External") {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    out.insert(id.to_owned(), Target { kind, part: from(folder, to) });
                }
            }
            Node::End => return Ok(out),
            _ => {}
        }
    }
}

/// A part's name from a folder on.
fn from(folder: &str, to: &str) -> String {
    if let Some(whole) = to.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in to.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A sheet's name without a 個人番号, as Excel takes it: of no more than 31 characters, none of them a sign of formulas, and no name twice.
fn shown_name(name: &str, before: &[SheetEntry]) -> String {
    let cut = clean::cut_text(name).unwrap_or_else(|| name.to_owned());
    let clear = |c: char| match c {
        '*' => '＊',
        '[' | ']' | ':' | '?' | '/' | '\\' | '\'' => '_',
        c if c.is_control() => '_',
        c => c,
    };
    let kept: String = cut.chars().map(clear).collect();
    let short = |most: usize| kept.chars().take(most).collect::<String>();
    let taken = |name: &str| {
        let name = name.to_lowercase();
        kenpo_domain::marked::is_page(&name) || before.iter().any(|sheet| sheet.shown.to_lowercase() == name)
    };
    let mut shown = short(LONGEST_NAME);
    let mut number = 2;
    while shown.trim().is_empty() || taken(&shown) {
        shown = format!("{}（{number}）", short(LONGEST_NAME - 8));
        number += 1;
    }
    shown
}

/// What is printed of a sheet, read as ranges and nothing else.
fn print(tag: &Tag, text: &str) -> Option<Print> {
    let name = ["_xlnm.Print_Area", "_xlnm.Print_Titles"].into_iter().find(|name| tag.get("name") == Some(*name))?;
    let ranges: Vec<String> = text.split(',').filter_map(|range| clear_range(range.rsplit('!').next()?)).collect();
    (!ranges.is_empty()).then_some(Print { name, ranges })
}

/// A range as `$A$1:$C$9`, `$1:$2` or `$A:$B`.
fn clear_range(text: &str) -> Option<String> {
    let corner = |text: &str| {
        let text = text.replace('$', "");
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = text.get(letters.len()..)?;
        let column = if letters.is_empty() { None } else { Some(Letters::parse(letters)?) };
        let row = if digits.is_empty() { None } else { Some(digits.parse::<u32>().ok()?) };
        let is_there = column.is_none_or(|Letters(at)| u32::from(at) < MAX_COLUMNS)
            && row.is_none_or(|row| (1..=MAX_ROWS).contains(&row));
        let column = column.map(|column| format!("${column}")).unwrap_or_default();
        let row = row.map(|row| format!("${row}")).unwrap_or_default();
        (is_there && !(column.is_empty() && row.is_empty())).then(|| column + &row)
    };
    match text.split_once(':') {
        Some((from, to)) => Some(format!("{}:{}", corner(from)?, corner(to)?)),
        None => corner(text),
    }
}

/// The workbook's part; the page in front is its first sheet.
pub fn written(book: &Book) -> String {
    let page = kenpo_domain::marked::PAGE;
    let from_1904 = if book.from_1904 { " date1904=\"1\"" } else { "" };
    let mut sheets = format!("<sheet name=\"{page}\" sheetId=\"1\" r:id=\"rId1\"/>");
    let mut names = String::new();
    for (at, sheet) in (2..).zip(&book.sheets) {
        let state = sheet.state.as_ref().map(|state| format!(" state=\"{state}\"")).unwrap_or_default();
        let name = escaped(&sheet.shown);
        // Writing to a string cannot fail.
        let _ = write!(sheets, "<sheet name=\"{name}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>");
        for Print { name: what, ranges } in &sheet.prints {
            let ranges: Vec<String> = ranges.iter().map(|range| format!("'{name}'!{range}")).collect();
            let own = at - 1;
            let _ =
                write!(names, "<definedName name=\"{what}\" localSheetId=\"{own}\">{}</definedName>", ranges.join(","));
        }
    }
    if !names.is_empty() {
        names = format!("<definedNames>{names}</definedNames>");
    }
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><workbookPr{from_1904}/><bookViews><workbookView activeTab=\"0\"/></bookViews>\
         <sheets>{sheets}</sheets>{names}</workbook>"
    )
}

/// Which parts a copy has.
pub struct Made {
    /// How many sheets, the page in front included.
    pub sheets: usize,
    /// Which of them has remarks, from 1.
    pub remarks: Option<usize>,
    /// Whether it has shared strings.
    pub strings: bool,
    /// Whether it has a theme.
    pub theme: bool,
}

impl Made {
    /// The list of the parts' kinds.
    pub fn types(&self) -> String {
        let mut out = format!(
            "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
        );
        let mut part = |name: &str, kind: &str| {
            let _ = write!(out, "<Override PartName=\"/xl/{name}\" ContentType=\"{kind}+xml\"/>");
        };
        part("workbook.xml", &format!("{SPREADSHEET}.sheet.main"));
        part("styles.xml", &format!("{SPREADSHEET}.styles"));
        for at in 1..=self.sheets {
            part(&format!("worksheets/sheet{at}.xml"), &format!("{SPREADSHEET}.worksheet"));
        }
        if self.strings {
            part("sharedStrings.xml", &format!("{SPREADSHEET}.sharedStrings"));
        }
        if self.theme {
            part("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme");
        }
        if self.remarks.is_some() {
            part("comments1.xml", &format!("{SPREADSHEET}.comments"));
        }
        out + "</Types>"
    }

    /// Where the package begins.
    pub fn root(&self) -> String {
        one_list(&[relationship(1, "officeDocument", "xl/workbook.xml")])
    }

    /// What the workbook's part leads to.
    pub fn of_book(&self) -> String {
        let mut all: Vec<String> =
            (1..=self.sheets).map(|at| relationship(at, "worksheet", &format!("worksheets/sheet{at}.xml"))).collect();
        all.push(relationship(self.sheets + 1, "styles", "styles.xml"));
        if self.strings {
            all.push(relationship(self.sheets + 2, "sharedStrings", "sharedStrings.xml"));
        }
        if self.theme {
            all.push(relationship(self.sheets + 3, "theme", "theme/theme1.xml"));
        }
        one_list(&all)
    }

    /// What the sheet with remarks leads to.
    pub fn of_remarks(&self) -> String {
        one_list(&[
            relationship(1, "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            relationship(2, "comments", "../comments1.xml"),
        ])
    }
}

fn relationship(at: usize, kind: &str, to: &str) -> String {
    format!("<Relationship Id=\"rId{at}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{to}\"/>")
}

fn one_list(all: &[String]) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}\">{}</Relationships>", all.concat())
}
