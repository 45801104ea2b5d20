//! The text of one paragraph, as a person reads it: blanks as OpenDocument counts them, and the reading above a name left out of the name.

use crate::error::ReadError;
use crate::file::xml::{Node, Tag, Xml};

/// Blanks that one tag may stand for.
const MAX_BLANKS: usize = 1_000;

/// The text of a paragraph whose tag was opened; reads as far as its end.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn text(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut line = Line::default();
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::End => return Err(ReadError::Damaged),
            Node::Text(text) => text.chars().for_each(|sign| line.push(sign)),
            Node::Close if depth == 0 => return Ok(line.text),
            Node::Close => depth -= 1,
            Node::Open(tag) => match tag.name() {
                // Its text stands above that of the base and is the reading of it.
                "text:ruby-text" | "text:note" | "text:bookmark-ref" => xml.skip(&tag)?,
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

    fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
        self.after_blank = false;
    }

    fn sign(&mut self, sign: char) {
        self.text.push(sign);
        self.after_blank = false;
    }
}
