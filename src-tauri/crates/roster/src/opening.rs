//! A file to be read, and what opens it.

/// The password of a file. It is shown to nobody, not even by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// What a person typed.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Its UTF-16 code units, low bytes first, as workbooks count it.
    pub(crate) fn units(&self) -> Vec<u8> {
        self.0.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Password")
    }
}

/// The bytes of a file, with the password where a person gave one.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// The whole file.
    pub bytes: &'a [u8],
    /// Looked at only where the file is encrypted.
    pub password: Option<&'a Password>,
}

impl<'a> Opening<'a> {
    /// Of a file for which nobody gave a password.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, password: None }
    }
}
