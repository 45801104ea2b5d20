//! 32 secret bytes.

use crate::draw::Draw;
use zeroize::Zeroizing;

/// A key, or what becomes one: 32 bytes that are wiped when they go.
pub struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new one.
    ///
    /// # Errors
    /// Where no random bytes can be had.
    pub fn drawn(draw: Draw<'_>) -> std::io::Result<Self> {
        let mut drawn = Self::new([0; 32]);
        draw(drawn.0.as_mut_slice())?;
        Ok(drawn)
    }

    /// `None`: they are not 32.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut read = Self::new([0; 32]);
        if bytes.len() != read.0.len() {
            return None;
        }
        read.0.copy_from_slice(bytes);
        Some(read)
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A second one that says the same, for whoever has to keep their own.
    pub fn another(&self) -> Self {
        Self(self.0.clone())
    }
}
