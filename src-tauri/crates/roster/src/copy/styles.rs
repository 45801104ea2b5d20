//! The looks of a copy's cells: those of the sender, and beside them each as often as it is marked, and those of the page in front.

use super::marks::Colour;
use super::names::MAIN;
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;
use std::collections::BTreeMap;
use std::io::BufRead;

/// The tables of the part that are copied, in the order that the format asks for.
const TABLES: [&str; 8] = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "colors"];
/// Looks of cells that a workbook can have.
const MOST: usize = 65_000;
/// Fills of marked cells, as red, green and blue.
const RED: &str = "FFFFC9CE";
const YELLOW: &str = "FFFFF2B3";
const BLUE: &str = "FFDDEBF7";

/// How a cell of the page in front looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The page's title.
    Title,
    /// Text without a frame.
    Text,
    /// A heading of a part of the page.
    Part,
    /// A heading of a table.
    Head,
    /// A cell of a table.
    Cell,
    /// The same of something that waits.
    Blocks,
    /// The same of something to look at.
    Doubtful,
}

const LOOKS: [Look; 7] = [Look::Title, Look::Text, Look::Part, Look::Head, Look::Cell, Look::Blocks, Look::Doubtful];

/// One look of cells: its own attributes and what stands below it.
struct Xf {
    tag: Tag,
    below: String,
}

/// All looks.
pub struct Styles {
    tables: BTreeMap<usize, String>,
    fonts: u32,
    fills: u32,
    borders: u32,
    xfs: Vec<Xf>,
    marked: BTreeMap<(u32, Colour), u32>,
}

impl Styles {
    /// The looks of a part, or the plain one where a workbook has none.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn read(part: Option<impl BufRead>) -> Result<Self, ReadError> {
        let mut styles =
            Self { tables: BTreeMap::new(), fonts: 0, fills: 0, borders: 0, xfs: Vec::new(), marked: BTreeMap::new() };
        if let Some(part) = part {
            styles.take(&mut Xml::new(part))?;
        }
        styles.fill_in();
        Ok(styles)
    }

    fn take(&mut self, xml: &mut Xml<impl BufRead>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name == "styleSheet" => {}
                Node::Open(tag) => match TABLES.iter().position(|table| *table == tag.name) {
                    Some(at) => self.table(at, xml)?,
                    None => xml.pass()?,
                },
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn table(&mut self, at: usize, xml: &mut Xml<impl BufRead>) -> Result<(), ReadError> {
        let mut rows = String::new();
        loop {
            match xml.next()? {
                Node::Open(tag) if TABLES.get(at) == Some(&"cellXfs") => {
                    let whole = xml.copied(&Tag::new(&tag.name), "", |name| name != "extLst")?;
                    let below = whole.strip_prefix("<xf>").and_then(|rest| rest.strip_suffix("</xf>"));
                    self.xfs.push(Xf { below: below.unwrap_or_default().to_owned(), tag });
                    if self.xfs.len() > MOST {
                        return Err(ReadError::Damaged);
                    }
                }
                Node::Open(mut tag) => {
                    match tag.name.as_str() {
                        "font" => self.fonts += 1,
                        "fill" => self.fills += 1,
                        "border" => self.borders += 1,
                        _ => {}
                    }
                    // A way of showing numbers that could hide one shows them plainly instead.
                    if tag.get("formatCode").is_some_and(super::clean::may_hide) {
                        tag.set("formatCode", "General");
                    }
                    rows += &xml.copied(&tag, "", |name| name != "extLst")?;
                }
                Node::Close => break,
                Node::Text(_) => {}
                Node::End => return Err(ReadError::Damaged),
            }
        }
        *self.tables.entry(at).or_default() += &rows;
        Ok(())
    }

    /// What every workbook must have.
    fn fill_in(&mut self) {
        if self.fonts == 0 {
            self.put("fonts", "<font><sz val=\"11\"/></font>");
            self.fonts = 1;
        }
        if self.fills == 0 {
            let plain =
                "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>";
            self.put("fills", plain);
            self.fills = 2;
        }
        if self.borders == 0 {
            self.put("borders", "<border/>");
            self.borders = 1;
        }
        if !self.tables.keys().any(|at| TABLES.get(*at) == Some(&"cellStyleXfs")) {
            self.put("cellStyleXfs", "<xf/>");
        }
        if self.xfs.is_empty() {
            self.xfs.push(Xf { tag: Tag::new("xf"), below: String::new() });
        }
        for font in ["<b/><sz val=\"16\"/>", "<sz val=\"11\"/>", "<b/><sz val=\"12\"/>"] {
            self.put("fonts", &format!("<font>{font}<name val=\"Yu Gothic\"/><charset val=\"128\"/></font>"));
        }
        for colour in [RED, YELLOW, BLUE] {
            let fill = format!("<fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/>");
            self.put("fills", &format!("<fill><patternFill patternType=\"solid\">{fill}</patternFill></fill>"));
        }
        let side = |name| format!("<{name} style=\"thin\"><color rgb=\"FF999999\"/></{name}>");
        let sides: String = ["left", "right", "top", "bottom"].into_iter().map(side).collect();
        self.put("borders", &format!("<border>{sides}<diagonal/></border>"));
        for look in LOOKS {
            let xf = self.own(look);
            self.xfs.push(xf);
        }
    }

    fn put(&mut self, table: &str, rows: &str) {
        if let Some(at) = TABLES.iter().position(|own| *own == table) {
            *self.tables.entry(at).or_default() += rows;
        }
    }

    /// A look of the page in front. The fonts, fills and the border of our own stand behind those of the sender.
    fn own(&self, look: Look) -> Xf {
        let font = match look {
            Look::Title => 0,
            Look::Part => 2,
            _ => 1,
        };
        let fill = match look {
            Look::Blocks => Some(0),
            Look::Doubtful => Some(1),
            Look::Head => Some(2),
            _ => None,
        };
        let framed = matches!(look, Look::Head | Look::Cell | Look::Blocks | Look::Doubtful);
        let mut tag = Tag::new("xf");
        tag.set("numFmtId", 49);
        tag.set("fontId", self.fonts + font);
        tag.set("fillId", fill.map_or(0, |fill| self.fills + fill));
        tag.set("borderId", if framed { self.borders } else { 0 });
        for applied in ["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"] {
            tag.set(applied, 1);
        }
        let wrap = if framed { " wrapText=\"1\"" } else { "" };
        Xf { tag, below: format!("<alignment vertical=\"top\"{wrap}/>") }
    }

    /// The number of a look of the page in front.
    pub fn look(&self, look: Look) -> u32 {
        let before = self.xfs.len() - LOOKS.len() - self.marked.len();
        (before + LOOKS.iter().position(|own| *own == look).unwrap_or_default()) as u32
    }

    /// Whether a cell can have this look.
    pub fn has(&self, style: u32) -> bool {
        (style as usize) < self.xfs.len()
    }

    /// The look of a cell once it is marked.
    pub fn marked(&mut self, style: u32, colour: Colour) -> u32 {
        if let Some(known) = self.marked.get(&(style, colour)) {
            return *known;
        }
        let Some(Xf { tag, below }) = self.xfs.get(style as usize).or(self.xfs.first()) else { return style };
        let (mut tag, below) = (tag.clone(), below.clone());
        tag.set("fillId", self.fills + u32::from(colour == Colour::Yellow));
        tag.set("applyFill", 1);
        self.xfs.push(Xf { tag, below });
        let number = (self.xfs.len() - 1) as u32;
        self.marked.insert((style, colour), number);
        number
    }

    /// The part.
    pub fn written(&self) -> String {
        let mut out = format!("<styleSheet xmlns=\"{MAIN}\">");
        for (at, table) in TABLES.iter().enumerate() {
            let rows = if *table == "cellXfs" {
                self.xfs.iter().map(|xf| xf.tag.open("") + &xf.below + "</xf>").collect()
            } else {
                self.tables.get(&at).cloned().unwrap_or_default()
            };
            if !rows.is_empty() {
                out += &format!("<{table}>{rows}</{table}>");
            }
        }
        out + "</styleSheet>"
    }
}
