//! The text of one paragraph, as a person reads it: blanks as OpenDocument counts them, and the reading above a name beside the name.

use crate::error::ReadError;
use crate::file::xml::{Node, Tag, Xml};
use crate::spoken::Run;

/// Blanks that one tag may stand for.
const MAX_BLANKS: usize = 1_000;

/// What one line of a cell says and how it is read.
pub struct Paragraph {
    /// As a person reads it.
    pub text: String,
    /// How parts of it are read.
    pub runs: Vec<Run>,
}

/// The paragraph whose tag was opened; reads as far as its end.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn paragraph(xml: &mut Xml<'_>) -> Result<Paragraph, ReadError> {
    let (mut line, mut runs, mut from) = (Line::default(), Vec::new(), 0);
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(text) => text.chars().for_each(|sign| line.push(sign)),
            Node::Close if depth == 0 => return Ok(Paragraph { text: line.text, runs }),
            Node::Close => depth -= 1,
            Node::Open(tag) => match tag.name() {
                // Its text stands above that of the base and is the reading of it.
                "text:ruby-text" => {
                    runs.push(Run { from, to: line.units(), reading: texts(xml)? });
                }
                "text:ruby" => {
                    from = line.units();
                    depth += 1;
                }
                "text:note" | "text:bookmark-ref" => xml.skip(&tag)?,
                "text:s" => {
                    line.blanks(blanks(&tag)?);
                    depth += 1;
                }
                "text:tab" => {
                    line.sign('\t');
                    depth += 1;
                }
                "text:line-break" => {
                    line.sign('\n');
                    depth += 1;
                }
                name if name.starts_with("text:") => depth += 1,
                // Comments, drawings, and what no version knows yet.
                _ => xml.skip(&tag)?,
            },
        }
    }
}

/// All texts inside a tag that was opened.
fn texts(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let (mut out, mut depth) = (String::new(), 0_usize);
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(text) => out.push_str(&text),
            Node::Open(_) => depth += 1,
            Node::Close if depth == 0 => return Ok(out),
            Node::Close => depth -= 1,
        }
    }
}

fn blanks(tag: &Tag<'_>) -> Result<usize, ReadError> {
    let Some(count) = tag.attribute("text:c")? else { return Ok(1) };
    count.parse::<usize>().ok().filter(|count| *count <= MAX_BLANKS).ok_or(ReadError::Damaged)
}

/// A line in the making. Of blanks side by side the first counts, and none at the start; a tag says where more are meant.
#[derive(Default)]
struct Line {
    text: String,
    after_blank: bool,
}

impl Line {
    fn push(&mut self, sign: char) {
        let blank = matches!(sign, ' ' | '\t' | '\r' | '\n');
        if !blank {
            self.text.push(sign);
        } else if !self.after_blank && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.after_blank = blank;
    }

    /// UTF-16 units so far.
    fn units(&self) -> usize {
        self.text.encode_utf16().count()
    }

    fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
        self.after_blank = false;
    }

    fn sign(&mut self, sign: char) {
        self.text.push(sign);
        self.after_blank = false;
    }
}
