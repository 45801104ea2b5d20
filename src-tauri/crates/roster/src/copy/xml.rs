//! The XML of a part as tags and texts, and back. One of the two doors to quick-xml: `file::xml` reads only.
//!
//! Names of another vocabulary than that of the part's root are passed over with all that stands below them, and so are attributes of another
//! one: nothing that is not understood goes along.

use super::clean;
use crate::error::ReadError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use smol_str::{SmolStr, ToSmolStr};
use std::fmt::{Display, Write};
use std::io::BufRead;

/// How deep tags may stand in each other.
const DEEPEST: usize = 64;

/// A tag with its attributes, their values as they are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its name without a prefix.
    pub name: SmolStr,
    /// Attributes of the part's own vocabulary.
    attributes: Vec<Attribute>,
    /// The relationship that it names.
    pub relationship: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Attribute {
    key: SmolStr,
    value: SmolStr,
}

impl Tag {
    /// A tag without attributes.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The value of an attribute.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|own| own.key == key).map(|own| own.value.as_str())
    }

    /// The value of an attribute that is a whole number.
    pub fn number(&self, key: &str) -> Option<u32> {
        self.get(key)?.parse().ok()
    }

    /// Sets an attribute.
    pub fn set(&mut self, key: &str, value: impl Display) {
        self.remove(&[key]);
        self.attributes.push(Attribute { key: key.into(), value: value.to_smolstr() });
    }

    /// Takes attributes away.
    pub fn remove(&mut self, keys: &[&str]) {
        self.attributes.retain(|own| !keys.contains(&own.key.as_str()));
    }

    /// Keeps these attributes only.
    pub fn keep(&mut self, keys: &[&str]) {
        self.attributes.retain(|own| keys.contains(&own.key.as_str()));
    }

    /// The opening tag. What may hold a 個人番号 is left out.
    pub fn open(&self, prefix: &str) -> String {
        let mut out = format!("<{prefix}{}", self.name);
        for Attribute { key, value } in self.attributes.iter().filter(|own| !clean::attribute_may_hide(&own.value)) {
            // Writing to a string cannot fail.
            let _ = write!(out, " {key}=\"{}\"", escaped(value));
        }
        out + ">"
    }

    /// The closing tag.
    pub fn close(&self, prefix: &str) -> String {
        format!("</{prefix}{}>", self.name)
    }
}

/// What comes next in a part. An empty tag opens and closes.
#[derive(Debug)]
pub enum Node {
    Open(Tag),
    /// The tag that was opened last closes.
    Close,
    /// Text, as it is meant.
    Text(String),
    /// Nothing more.
    End,
}

/// Reads one part.
pub struct Xml<R> {
    inner: quick_xml::Reader<R>,
    buffer: Vec<u8>,
    prefix: Option<String>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    /// A part from its beginning.
    pub fn new(part: R) -> Self {
        let mut inner = quick_xml::Reader::from_reader(part);
        inner.config_mut().expand_empty_elements = true;
        Self { inner, buffer: Vec::new(), prefix: None, depth: 0 }
    }

    /// What comes next.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where the part is not well formed.
    pub fn next(&mut self) -> Result<Node, ReadError> {
        let mut passed_over = 0_usize;
        loop {
            self.buffer.clear();
            let event = self.inner.read_event_into(&mut self.buffer).map_err(|_| ReadError::Damaged)?;
            match event {
                Event::Start(start) => {
                    let prefix = start.name().as_ref().rsplit_once(':').map_or("", |(prefix, _)| prefix).to_owned();
                    if passed_over > 0 || *self.prefix.get_or_insert_with(|| prefix.clone()) != prefix {
                        passed_over += 1;
                        continue;
                    }
                    self.depth += 1;
                    return if self.depth > DEEPEST { Err(ReadError::Damaged) } else { tag(&start).map(Node::Open) };
                }
                Event::End(_) if passed_over > 0 => passed_over -= 1,
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Eof => return Ok(Node::End),
                _ if passed_over > 0 => {}
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(name) => {
                    let one = match name.resolve_char_ref().map_err(|_| ReadError::Damaged)? {
                        Some(c) => c.to_string(),
                        None => predefined(&name.xml10_content()).to_owned(),
                    };
                    return Ok(Node::Text(one));
                }
                _ => {}
            }
        }
    }

    /// Reads on to the end of the tag that was opened last, and answers its own texts and those of all below, but for tags of this name.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn text_without(&mut self, left_out: &str) -> Result<String, ReadError> {
        let mut out = String::new();
        loop {
            match self.next()? {
                Node::Open(tag) if tag.name == left_out => self.pass()?,
                Node::Open(_) => out += &self.text_without(left_out)?,
                Node::Text(text) if out.is_empty() => out = text,
                Node::Text(text) => out += &text,
                Node::Close => return Ok(out),
                Node::End => return Err(ReadError::Damaged),
            }
        }
    }

    /// Reads on to the end of the tag that was opened last.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn pass(&mut self) -> Result<(), ReadError> {
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Node::Open(_) => open += 1,
                Node::Close => open -= 1,
                Node::Text(_) => {}
                Node::End => return Err(ReadError::Damaged),
            }
        }
        Ok(())
    }

    /// The rest of the tag that was opened last, written out with itself; of the tags below it only those that `keeps` names.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn copied(&mut self, tag: &Tag, prefix: &str, keeps: fn(&str) -> bool) -> Result<String, ReadError> {
        let mut out = tag.open(prefix);
        let mut text = String::new();
        loop {
            match self.next()? {
                Node::Open(below) if keeps(&below.name) => out += &self.copied(&below, prefix, keeps)?,
                Node::Open(_) => self.pass()?,
                Node::Text(more) => text += &more,
                Node::Close => {
                    if !text.trim().is_empty() && !clean::may_hide(&text) {
                        out += &escaped(&text);
                    }
                    return Ok(out + &tag.close(prefix));
                }
                Node::End => return Err(ReadError::Damaged),
            }
        }
    }
}

fn tag(start: &BytesStart<'_>) -> Result<Tag, ReadError> {
    let mut tag = Tag::new(start.local_name().as_ref());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| ReadError::Damaged)?;
        let value = || attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ReadError::Damaged);
        match attribute.key.as_ref().split_once(':') {
            None if attribute.key.as_ref() == "xmlns" => {}
            None => tag.attributes.push(Attribute { key: attribute.key.as_ref().into(), value: value()?.into() }),
            Some((prefix, "id")) if prefix != "xml" => tag.relationship = Some(value()?.into_owned()),
            Some(_) => {}
        }
    }
    Ok(tag)
}

fn predefined(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

/// A text as it stands in XML. Characters that XML does not have are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..=' ' if c != ' ' => {}
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
    out
}
