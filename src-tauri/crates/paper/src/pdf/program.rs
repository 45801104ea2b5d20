//! A face as printpdf keeps it, read once when the faces are loaded. Knows nothing of pages; `faces` holds it, `pdf` embeds it.

use printpdf::ParsedFont;

pub(crate) struct Program(ParsedFont);

impl Program {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).map(Self)
    }

    /// A copy for one file, which subsets it.
    pub(super) fn font(&self) -> ParsedFont {
        self.0.clone()
    }
}
