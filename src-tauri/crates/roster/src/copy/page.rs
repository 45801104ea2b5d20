//! The page in front of a copy: what was found, for the eyes of a person. Written from blocks that the caller words.

use super::marks::Colour;
use super::names::MAIN;
use super::strings;
use super::styles::{Look, Styles};
use kenpo_domain::finding::Letters;
use std::fmt::Write;

/// Widths of the page's columns, in characters.
const WIDTHS: [u8; 4] = [24, 16, 52, 62];
/// Points that one line of a cell takes.
const LINE: usize = 19;

/// A part of the page.
pub enum Block {
    Title(String),
    /// A line of text.
    Line(String),
    /// A heading and a table below it: its own headings, and its rows.
    Table {
        title: String,
        /// The headings of its columns.
        heads: Vec<String>,
        rows: Vec<TableRow>,
    },
}

pub struct TableRow {
    pub cells: Vec<String>,
    /// The colour behind its first cell.
    pub colour: Option<Colour>,
}

/// The page as a sheet's part.
pub fn written(blocks: &[Block], styles: &Styles) -> String {
    let mut rows = Rows { out: String::new(), at: 0, styles };
    for block in blocks {
        match block {
            Block::Title(text) => rows.row(&[(text.as_str(), Look::Title)]),
            Block::Line(text) => rows.row(&[(text.as_str(), Look::Text)]),
            Block::Table { title, heads, rows: table } => {
                rows.at += 1;
                rows.row(&[(title.as_str(), Look::Part)]);
                rows.row(&heads.iter().map(|head| (head.as_str(), Look::Head)).collect::<Vec<_>>());
                for TableRow { cells, colour } in table {
                    let first = match colour {
                        Some(Colour::Red) => Look::Blocks,
                        Some(Colour::Yellow) => Look::Doubtful,
                        None => Look::Cell,
                    };
                    let looks = std::iter::once(first).chain(std::iter::repeat(Look::Cell));
                    rows.row(&cells.iter().map(String::as_str).zip(looks).collect::<Vec<_>>());
                }
            }
        }
    }
    let widths: String = (1..)
        .zip(WIDTHS)
        .map(|(at, width)| format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"))
        .collect();
    format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetPr><tabColor rgb=\"FF4472C4\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>\
         <cols>{widths}</cols><sheetData>{}</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>",
        rows.out
    )
}

struct Rows<'a> {
    out: String,
    at: u32,
    styles: &'a Styles,
}

impl Rows<'_> {
    fn row(&mut self, cells: &[(&str, Look)]) {
        self.at += 1;
        let lines = cells.iter().zip(WIDTHS).map(|((text, look), width)| match look {
            Look::Text | Look::Title | Look::Part => 1,
            _ => lines(text, width),
        });
        let height =
            lines.max().unwrap_or(1) * LINE + usize::from(cells.iter().any(|(_, look)| *look == Look::Title)) * 8;
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", self.at);
        for (column, (text, look)) in (0..).zip(cells) {
            let (place, style) = (Letters(column), self.styles.look(*look));
            let _ = write!(
                self.out,
                "<c r=\"{place}{}\" s=\"{style}\" t=\"inlineStr\"><is>{}</is></c>",
                self.at,
                strings::text(text)
            );
        }
        self.out += "</row>";
    }
}

/// How many lines a text takes in a column. A kanji is as wide as two digits.
fn lines(text: &str, width: u8) -> usize {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    text.split('\n')
        .map(|line| line.chars().map(wide).sum::<usize>().div_ceil(usize::from(width).saturating_sub(2)).max(1))
        .sum()
}
