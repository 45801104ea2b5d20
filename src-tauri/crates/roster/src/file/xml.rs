//! XML as tags and texts, read from beginning to end. One of the two doors to quick-xml: `copy::xml` reads to write anew.
//!
//! Knows no entities but the five of XML itself, and goes after no other file.

use crate::error::ReadError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// What stands next.
pub enum Node<'a> {
    /// A tag opens. An empty one is followed by its close.
    Open(Tag<'a>),
    /// The tag that was opened last closes.
    Close,
    /// Text between tags, as it was meant.
    Text(Cow<'a, str>),
    /// Nothing more.
    End,
}

/// An opening tag.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name with the prefix.
    pub fn name(&self) -> &str {
        self.0.name().0
    }

    /// The value of an attribute, named with its prefix.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn attribute(&self, name: &str) -> Result<Option<String>, ReadError> {
        let found = self.0.try_get_attribute(name).map_err(|_| ReadError::Damaged)?;
        let Some(found) = found else { return Ok(None) };
        let value = found.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ReadError::Damaged)?;
        Ok(Some(value.into_owned()))
    }
}

/// Reads an XML.
pub struct Xml<'a>(Reader<&'a [u8]>);

impl<'a> Xml<'a> {
    /// Begins at the start of a text. A part of a whole XML may begin at any of its tags.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self(reader)
    }

    /// How many bytes were read.
    pub fn position(&self) -> usize {
        usize::try_from(self.0.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What stands next; comments and declarations are passed over.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            return Ok(match self.0.read_event().map_err(|_| ReadError::Damaged)? {
                Event::Start(tag) => Node::Open(Tag(tag)),
                Event::End(_) => Node::Close,
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().map_err(|_| ReadError::Damaged)?;
                    Node::Text(match (sign, &*reference) {
                        (Some(sign), _) => sign.to_string().into(),
                        (None, "amp") => "&".into(),
                        (None, "lt") => "<".into(),
                        (None, "gt") => ">".into(),
                        (None, "quot") => "\"".into(),
                        (None, "apos") => "'".into(),
                        (None, _) => return Err(ReadError::Damaged),
                    })
                }
                Event::Eof => Node::End,
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => continue,
            });
        }
    }

    /// Passes over everything inside a tag that was opened.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn skip(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        self.0.read_to_end(QName(tag.name())).map(drop).map_err(|_| ReadError::Damaged)
    }
}
