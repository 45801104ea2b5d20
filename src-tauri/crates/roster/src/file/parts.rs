//! The parts of a package, read one by one, and a package written anew. Beside `package`, which checks what a package claims, the only file
//! that knows zip.

use crate::error::ReadError;
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// A package that was checked, opened for reading its parts.
pub struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Parts<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        ZipArchive::new(Cursor::new(bytes)).map(|archive| Self { archive }).map_err(|_| ReadError::Damaged)
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| name.ok().map(Cow::into_owned)).collect()
    }

    /// One part, by its name in any case; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Option<impl BufRead> {
        let own = self.names().into_iter().find(|own| own.eq_ignore_ascii_case(name))?;
        self.archive.by_name(&own).ok().map(BufReader::new)
    }
}

/// A package that is written part after part, in memory. The same parts give the same bytes.
pub struct Parcel {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Parcel {
    /// An empty package.
    pub fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Begins a part: what is written from now on is its content.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where it cannot be begun.
    pub fn begin(&mut self, name: &str) -> Result<(), ReadError> {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        self.zip.start_file(name, options).map_err(|_| ReadError::Damaged)
    }

    /// Writes to the part that was begun last.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where it cannot be written.
    pub fn write(&mut self, text: &str) -> Result<(), ReadError> {
        self.zip.write_all(text.as_bytes()).map_err(|_| ReadError::Damaged)
    }

    /// The bytes of the package.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where it cannot be closed.
    pub fn finish(self) -> Result<Vec<u8>, ReadError> {
        self.zip.finish().map(Cursor::into_inner).map_err(|_| ReadError::Damaged)
    }
}
