//! The shared strings of a copy: those that a cell still uses, at their old places, every 個人番号 in them cut. Strings that no cell uses
//! (what was deleted can still lie there) become empty.

use super::clean;
use super::names::MAIN;
use super::xml::{Node, Tag, Xml, escaped};
use crate::error::{Limit, ReadError};
use crate::file::parts::Parcel;
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

/// Places of strings that are kept track of.
const MOST: usize = 10_000_000;

/// Which strings are used, and how.
#[derive(Default)]
pub struct Uses(Vec<Use>);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Use {
    #[default]
    None,
    /// In columns of 個人番号 only: the copy has other texts there.
    Numbers,
    /// Elsewhere.
    Cells,
}

impl Uses {
    /// A cell uses a string; `number`: in a column of 個人番号.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`].
    pub fn add(&mut self, string: u32, number: bool) -> Result<(), ReadError> {
        let at = string as usize;
        if at >= MOST {
            return Err(ReadError::TooLarge(Limit::Text));
        }
        if self.0.len() <= at {
            self.0.resize(at + 1, Use::None);
        }
        if let Some(own) = self.0.get_mut(at).filter(|own| **own != Use::Cells) {
            *own = if number { Use::Numbers } else { Use::Cells };
        }
        Ok(())
    }

    fn of(&self, at: u32) -> Use {
        self.0.get(at as usize).copied().unwrap_or_default()
    }
}

/// What the sheets have to know of the strings.
#[derive(Default)]
pub struct Strings {
    /// How many there are.
    pub count: u32,
    /// Those out of which a number was cut.
    pub cut: HashSet<u32>,
    /// The texts of columns of 個人番号, which are cut there.
    pub numbers: HashMap<u32, String>,
}

/// Writes the strings of a part as another part.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn write(part: impl BufRead, uses: &Uses, parcel: &mut Parcel) -> Result<Strings, ReadError> {
    let mut xml = Xml::new(part);
    let mut strings = Strings::default();
    parcel.write(&format!("<sst xmlns=\"{MAIN}\">"))?;
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "si" => {
                let at = strings.count;
                strings.count += 1;
                let runs = runs(&mut xml)?;
                let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
                let out = match (uses.of(at), clean::cut_text(&whole)) {
                    (Use::None, _) => text(""),
                    (Use::Numbers, _) => {
                        strings.numbers.insert(at, whole);
                        text("")
                    }
                    (Use::Cells, Some(cut)) => {
                        strings.cut.insert(at);
                        text(&cut)
                    }
                    (Use::Cells, None) => runs.iter().map(Run::written).collect(),
                };
                parcel.write(&format!("<si>{out}</si>"))?;
            }
            Node::Open(tag) if tag.name != "sst" => xml.pass()?,
            Node::End => break,
            _ => {}
        }
    }
    parcel.write("</sst>")?;
    Ok(strings)
}

/// A text with its own look, or the whole of a plain one.
struct Run {
    look: Option<String>,
    text: String,
}

impl Run {
    fn written(&self) -> String {
        match &self.look {
            Some(look) => format!("<r>{look}{}</r>", text(&self.text)),
            None => text(&self.text),
        }
    }
}

/// The texts of a string. Readings (`rPh`) stand for nothing that a person sees in the cell, and are left out.
fn runs(xml: &mut Xml<impl BufRead>) -> Result<Vec<Run>, ReadError> {
    let mut runs = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.name.as_str() {
                "t" => runs.push(Run { look: None, text: xml.text_without("rPh")? }),
                "r" => runs.push(run(xml)?),
                _ => xml.pass()?,
            },
            Node::Text(_) => {}
            Node::Close => return Ok(runs),
            Node::End => return Err(ReadError::Damaged),
        }
    }
}

fn run(xml: &mut Xml<impl BufRead>) -> Result<Run, ReadError> {
    let mut run = Run { look: Some(String::new()), text: String::new() };
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name == "rPr" => run.look = Some(xml.copied(&tag, "", |_| true)?),
            Node::Open(Tag { name, .. }) if name == "t" => run.text += &xml.text_without("rPh")?,
            Node::Open(_) => xml.pass()?,
            Node::Text(_) => {}
            Node::Close => return Ok(run),
            Node::End => return Err(ReadError::Damaged),
        }
    }
}

/// A text in its tag.
pub fn text(text: &str) -> String {
    format!("<t xml:space=\"preserve\">{}</t>", escaped(text))
}
