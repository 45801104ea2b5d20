//! The readings that a `.xlsx` keeps with its texts. The workbook reader passes over them.
//!
//! They are taken by the text that they belong to and not by its cell: a sheet is long, and its texts stand together in a part of their own.

use super::package::{Holding, Sought};
use super::sheet_part::{local, path_of, text};
use super::xml::{Node, Tag, Xml};
use crate::error::ReadError;
use crate::spoken::{Run, Spoken};

/// The tag without which no text of a part has a reading.
pub const SOUGHT: Sought = Sought { word: b"rPh", rest: false };

/// The readings of the texts that a sheet may have. `holding`: the parts that hold [`SOUGHT`]. None of a package that is laid out in another way.
pub fn of_xlsx(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Spoken {
    read(bytes, sheet, holding).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str, holding: &[Holding]) -> Result<Spoken, ReadError> {
    let mut spoken = Spoken::default();
    if holding.is_empty() {
        return Ok(spoken);
    }
    let own = path_of(bytes, sheet)?;
    // A text may stand in its cell, too.
    let parts = ["xl/sharedStrings.xml", own.as_str()];
    for part in holding.iter().filter(|holding| parts.iter().any(|part| holding.part.eq_ignore_ascii_case(part))) {
        spoken.extend(of_part(&text(bytes, &part.part)?)?);
    }
    Ok(spoken)
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    /// A text as a person sees it.
    Text,
    /// The reading of a part of it.
    Reading,
}

fn of_part(part: &str) -> Result<Spoken, ReadError> {
    let (mut xml, mut spoken) = (Xml::new(part), Spoken::default());
    let (mut seen, mut runs): (String, Vec<Run>) = (String::new(), Vec::new());
    let mut within = Within::Nothing;
    // Of each tag that is open, what ends with it.
    let mut open = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                open.push(within);
                match local(&tag) {
                    "si" | "is" => {
                        spoken.add(&seen, &runs);
                        (seen, runs) = (String::new(), Vec::new());
                    }
                    "rPh" => {
                        runs.push(Run { from: unit(&tag, "sb")?, to: unit(&tag, "eb")?, reading: String::new() });
                        within = Within::Reading;
                    }
                    "t" if within == Within::Nothing => within = Within::Text,
                    _ => {}
                }
            }
            Node::Close => within = open.pop().unwrap_or(Within::Nothing),
            Node::Text(text) => match (within, runs.last_mut()) {
                (Within::Text, _) => seen.push_str(&text),
                (Within::Reading, Some(run)) => run.reading.push_str(&text),
                _ => {}
            },
            Node::End => {
                spoken.add(&seen, &runs);
                return Ok(spoken);
            }
        }
    }
}

fn unit(tag: &Tag<'_>, name: &str) -> Result<usize, ReadError> {
    tag.attribute(name)?.and_then(|text| text.parse().ok()).ok_or(ReadError::Damaged)
}
