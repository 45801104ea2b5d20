//! Which glyph of which face shows a character: exactly that character and that variation, or nothing.
//!
//! Must never fall back from a variation sequence to its base, from a character to a look-alike, or to a box. The faces' bytes
//! are arguments; `fonts/README.md` says which file is for what.

use crate::pdf::Program;
use skrifa::charmap::MapVariant;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

/// The bytes of the four bundled faces (TrueType outlines).
pub struct FaceBytes {
    /// BIZ UDPGothic Regular: labels and wording.
    pub gothic: Vec<u8>,
    /// BIZ UDPGothic Bold: titles.
    pub gothic_bold: Vec<u8>,
    /// BIZ UDMincho Regular: names, readings, addresses.
    pub mincho: Vec<u8>,
    /// IPAmj明朝: whatever the others lack.
    pub fallback: Vec<u8>,
}

/// Why the faces cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FaceError {
    /// This file is not a TrueType face that can be read.
    #[error("the file for {0} is not a readable TrueType face")]
    Unreadable(&'static str),
}

/// One of the four faces, in the order in which they stand in a PDF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// BIZ UDPGothic Regular.
    Gothic,
    /// BIZ UDPGothic Bold.
    GothicBold,
    /// BIZ UDMincho Regular.
    Mincho,
    /// IPAmj明朝.
    Fallback,
}

impl FaceId {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Gothic, Self::GothicBold, Self::Mincho, Self::Fallback];

    /// The face's name, as dumps and errors give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gothic => "BIZUDPGothic-Regular",
            Self::GothicBold => "BIZUDPGothic-Bold",
            Self::Mincho => "BIZUDMincho-Regular",
            Self::Fallback => "IPAmjMincho",
        }
    }
}

/// How a text speaks, which decides the chain of faces that is asked for its glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Labels, wording, digits, dates.
    Label,
    /// Titles.
    Strong,
    /// What is registered of a person.
    Value,
}

impl Voice {
    fn chain(self) -> [FaceId; 2] {
        match self {
            Self::Label => [FaceId::Gothic, FaceId::Fallback],
            Self::Strong => [FaceId::GothicBold, FaceId::Fallback],
            Self::Value => [FaceId::Mincho, FaceId::Fallback],
        }
    }
}

/// A glyph that shows one cluster exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub face: FaceId,
    /// Its number in that face.
    pub id: u16,
    /// Its advance in thousandths of the size.
    pub advance: f32,
}

struct Face {
    /// By code point; 0 where the face has none, or must not be asked. A table, because every character of every piece is looked up.
    glyphs: Vec<u16>,
    /// `None`: the sequence is registered and shown by the base's own glyph.
    variants: HashMap<(char, char), Option<u16>>,
    advances: Vec<f32>,
    program: Program,
}

/// The four faces, ready for look-up.
pub struct Faces {
    faces: [Face; 4],
}

impl Faces {
    /// Reads the tables of the four faces. `Unreadable` names the first that cannot be read.
    pub fn load(files: FaceBytes) -> Result<Self, FaceError> {
        let FaceBytes { gothic, gothic_bold, mincho, fallback } = &files;
        let [a, b, c, d] = thread::scope(|scope| {
            let load = |id, bytes| scope.spawn(move || Face::load(id, bytes));
            let loading = [
                load(FaceId::Gothic, gothic),
                load(FaceId::GothicBold, gothic_bold),
                load(FaceId::Mincho, mincho),
                load(FaceId::Fallback, fallback),
            ];
            loading.map(|face| face.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        Ok(Self { faces: [a?, b?, c?, d?] })
    }

    /// The glyph for one cluster, from the first face of the chain that has exactly this one; `None` where no face has it.
    pub fn glyph(&self, voice: Voice, cluster: &str) -> Option<Glyph> {
        let mut chars = cluster.chars();
        let base = chars.next()?;
        let selector = match chars.next() {
            None => None,
            Some(c) if is_selector(c) && chars.next().is_none() => Some(c),
            // Combining marks need shaping; a mark set beside its base would be another spelling.
            Some(_) => return None,
        };
        voice.chain().into_iter().find_map(|id| {
            let face = self.face(id);
            let own = face.glyphs.get(base as usize).copied().filter(|glyph| *glyph != 0);
            let glyph = match selector {
                None => own?,
                Some(selector) => match face.variants.get(&(base, selector))? {
                    Some(variant) => *variant,
                    None => own?,
                },
            };
            let advance = face.advances.get(usize::from(glyph)).copied()?;
            Some(Glyph { face: id, id: glyph, advance })
        })
    }

    /// A glyph's advance in thousandths of the size; `None` where the face has no such glyph.
    pub fn advance(&self, face: FaceId, glyph: u16) -> Option<f32> {
        self.face(face).advances.get(usize::from(glyph)).copied()
    }

    pub(crate) fn program(&self, id: FaceId) -> &Program {
        &self.face(id).program
    }

    fn face(&self, id: FaceId) -> &Face {
        &self.faces[id as usize]
    }
}

impl Face {
    fn load(id: FaceId, bytes: &[u8]) -> Result<Self, FaceError> {
        let unreadable = || FaceError::Unreadable(id.name());
        let font = FontRef::new(bytes).map_err(|_| unreadable())?;
        let map = font.charmap();
        let small = |glyph: skrifa::GlyphId| u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0);
        let mut glyphs = Vec::new();
        let known = |c| char::from_u32(c).filter(|c| means_one_thing(*c));
        for (c, glyph) in map.mappings().filter_map(|(c, glyph)| Some((known(c)? as usize, small(glyph)?))) {
            glyphs.resize(glyphs.len().max(c + 1), 0);
            if let Some(entry) = glyphs.get_mut(c) {
                *entry = glyph;
            }
        }
        let variants = map
            .variant_mappings()
            .filter_map(|(base, selector, variant)| {
                let shown = match variant {
                    MapVariant::UseDefault => None,
                    MapVariant::Variant(glyph) => Some(small(glyph)?),
                };
                Some(((known(base)?, char::from_u32(selector)?), shown))
            })
            .collect();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        if glyphs.is_empty() || em <= 0.0 {
            return Err(unreadable());
        }
        let advances = (0..metrics.glyph_count())
            .map(|glyph| metrics.advance_width(glyph.into()).unwrap_or(0.0) * 1000.0 / em)
            .collect();
        let program = Program::read(bytes).ok_or_else(unreadable)?;
        Ok(Self { glyphs, variants, advances, program })
    }
}

/// Splits a text into what must stay together: a base with the selector and the marks that follow it.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        chars.next()?;
        let end = chars.find(|(_, c)| !is_selector(*c) && !is_mark(*c)).map_or(rest.len(), |(at, _)| at);
        let (cluster, tail) = rest.split_at(end);
        rest = tail;
        Some(cluster)
    })
}

/// `U+845B U+E0100`: a cluster as a clerk can look it up.
pub fn code_points(cluster: &str) -> String {
    let points: Vec<String> = cluster.chars().map(|c| format!("U+{:04X}", c as u32)).collect();
    points.join(" ")
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}')
}

/// Private-use characters mean whatever their sender's face draws, and format characters are invisible: a bundled face that
/// happens to have a glyph for one would print something that nobody registered.
fn means_one_thing(c: char) -> bool {
    let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    let invisible = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}');
    !private && !invisible && !c.is_control() && !is_selector(c) && !is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_keep_selectors_and_marks_with_their_base() {
        for (text, parts) in [
            ("葛\u{E0100}城", vec!["葛\u{E0100}", "城"]),
            ("𠮷田", vec!["𠮷", "田"]),
            ("か\u{3099}き", vec!["か\u{3099}", "き"]),
            ("\u{E0100}城", vec!["\u{E0100}", "城"]),
            ("", vec![]),
        ] {
            assert_eq!(clusters(text).collect::<Vec<_>>(), parts, "{text}");
        }
        assert_eq!(code_points("葛\u{E0100}"), "U+845B U+E0100");
    }
}
