//! What a `.xls` claims of itself, looked at before it is read: chains of sectors that run in circles and cells at places
//! that need a table of gigabytes would end the whole program, not only the reading.
//!
//! Walks the container (MS-CFB) and the records (MS-XLS) by their lengths alone and understands nothing of their content.

mod strings;

use super::other;
use crate::cell::Calendar;
use crate::error::{Limit, OtherKind, ReadError};
use strings::Strings;

/// Sheets of a workbook.
const MAX_SHEETS: usize = 255;
/// Places in the rectangles around the cells of all sheets; the reader sets memory aside for each.
const MAX_PLACES: u64 = 8_000_000;
const ROWS: u64 = 65_536;
const COLUMNS: u64 = 256;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// No record of Excel 5 and later has this kind: it stands where a stretch of the file was lost and reads as zeros.
const NO_RECORD: u16 = 0;

const SHARED_STRINGS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;

/// How a container begins.
pub const BEGINNING: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Checks a container, and answers by which calendar the workbook counts days.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`], [`ReadError::EncryptedOtherwise`], and [`ReadError::NotASpreadsheet`]
/// for a container of something else.
pub fn check(bytes: &[u8]) -> Result<Calendar, ReadError> {
    let container = Container::open(bytes)?;
    let book = container.entry("Workbook").or_else(|| container.entry("Book")).ok_or_else(|| {
        let stream = other::STREAMS.iter().find(|(stream, _)| container.entry(stream).is_some());
        ReadError::NotASpreadsheet(stream.map_or(OtherKind::Unknown, |(_, kind)| *kind))
    })?;
    check_records(&container.content(book)?)
}

/// A workbook that is encrypted as a whole.
pub struct Encrypted {
    pub info: Vec<u8>,
    /// Its length and its bytes.
    pub package: Vec<u8>,
}

/// The encrypted workbook of a container; nothing where the file is no container of one.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn encrypted(bytes: &[u8]) -> Result<Option<Encrypted>, ReadError> {
    if !bytes.starts_with(BEGINNING) {
        return Ok(None);
    }
    let container = Container::open(bytes)?;
    let Some(package) = container.entry("EncryptedPackage") else { return Ok(None) };
    let info = container.entry("EncryptionInfo").ok_or(ReadError::Damaged)?;
    Ok(Some(Encrypted { info: container.content(info)?, package: container.content(package)? }))
}

fn named(entry: &[u8], name: &str) -> bool {
    let units: Vec<u16> = entry
        .chunks_exact(2)
        .take(32)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .take_while(|u| *u != 0)
        .collect();
    String::from_utf16_lossy(&units).eq_ignore_ascii_case(name)
}

/// The sectors of a container and which follows which.
struct Container<'a> {
    bytes: &'a [u8],
    size: usize,
    next: Vec<u32>,
    directory: Vec<u8>,
    small_next: Vec<u32>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(ReadError::Damaged),
        };
        let mut this = Self { bytes, size, next: Vec::new(), directory: Vec::new(), small_next: Vec::new() };
        let mut tables: Vec<u32> = words(bytes.get(76..512).ok_or(ReadError::Damaged)?).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..=bytes.len() / size {
            if more >= LAST_SECTOR {
                break;
            }
            tables.extend(words(this.sector(more)?));
            more = tables.pop().ok_or(ReadError::Damaged)?;
        }
        if more < LAST_SECTOR {
            return Err(ReadError::Damaged);
        }
        for table in tables.into_iter().filter(|id| *id < LAST_SECTOR) {
            let part: Vec<u32> = words(this.sector(table)?).collect();
            this.next.extend(part);
            if this.next.len() > bytes.len() {
                return Err(ReadError::Damaged);
            }
        }
        this.directory = this.stream(u32_at(bytes, 48)?, usize::MAX)?;
        let small = u32_at(bytes, 60)?;
        if u32_at(bytes, 64)? > 0 {
            this.small_next = words(&this.stream(small, usize::MAX)?).collect();
        }
        Ok(this)
    }

    /// The entry of this name.
    fn entry(&self, name: &str) -> Option<&[u8]> {
        self.directory.chunks_exact(128).find(|entry| named(entry, name))
    }

    /// The bytes of an entry's stream, a short one among the small sectors.
    fn content(&self, entry: &[u8]) -> Result<Vec<u8>, ReadError> {
        let (start, length) = (u32_at(entry, 116)?, self.length(entry)?);
        if length >= 4096 {
            return self.stream(start, length);
        }
        let root = self.directory.get(..128).ok_or(ReadError::Damaged)?;
        let small = self.stream(u32_at(root, 116)?, self.length(root)?)?;
        self.small_stream(&small, start, length)
    }

    /// The length of an entry's stream; its upper half counts in containers of large sectors only.
    fn length(&self, entry: &[u8]) -> Result<usize, ReadError> {
        if self.size == 4096 && u32_at(entry, 124)? != 0 {
            return Err(ReadError::Damaged);
        }
        u32_at(entry, 120).map(|len| len as usize)
    }

    fn sector(&self, id: u32) -> Result<&'a [u8], ReadError> {
        let start = (id as usize + 1).checked_mul(self.size).ok_or(ReadError::Damaged)?;
        let end = (start + self.size).min(self.bytes.len());
        self.bytes.get(start..end).ok_or(ReadError::Damaged)
    }

    /// The bytes of a chain of sectors, refused where it is longer than the file: then it runs in a circle.
    fn stream(&self, start: u32, len: usize) -> Result<Vec<u8>, ReadError> {
        let mut out = Vec::new();
        let mut id = start;
        while id != END_OF_CHAIN && out.len() < len {
            out.extend_from_slice(self.sector(id)?);
            if out.len() > self.bytes.len() {
                return Err(ReadError::Damaged);
            }
            id = *self.next.get(id as usize).ok_or(ReadError::Damaged)?;
        }
        out.truncate(len);
        Ok(out)
    }

    fn small_stream(&self, small: &[u8], start: u32, len: usize) -> Result<Vec<u8>, ReadError> {
        let mut out = Vec::new();
        let mut id = start;
        while id != END_OF_CHAIN && out.len() < len {
            let at = id as usize * 64;
            out.extend_from_slice(small.get(at..(at + 64).min(small.len())).ok_or(ReadError::Damaged)?);
            id = *self.small_next.get(id as usize).ok_or(ReadError::Damaged)?;
        }
        out.truncate(len);
        Ok(out)
    }
}

/// Looks at the workbook's own records, then at each sheet's from where the workbook says that it starts.
fn check_records(stream: &[u8]) -> Result<Calendar, ReadError> {
    let mut sheets = Vec::new();
    let mut calendar = Calendar::From1900;
    let (mut seen_first, mut ended) = (false, false);
    let (mut shared, mut within_shared) = (Vec::new(), false);
    for record in records(stream) {
        let (kind, data) = record?;
        within_shared = kind == SHARED_STRINGS || (within_shared && kind == CONTINUE);
        match kind {
            SHARED_STRINGS | CONTINUE if within_shared => shared.push(data),
            // Excel 2, 3 and 4 begin with another record, or with this one that names their version.
            0x0009 | 0x0209 | 0x0409 if !seen_first => return Err(ReadError::NotASpreadsheet(OtherKind::OldExcel)),
            0x0809 if matches!(u16_at(data, 0)?, 0x0002 | 0x0007 | 0x0200 | 0x0300 | 0x0400) => {
                return Err(ReadError::NotASpreadsheet(OtherKind::OldExcel));
            }
            0x0809 => seen_first = true,
            _ if !seen_first => return Err(ReadError::Damaged),
            // FilePass: what follows is encrypted.
            0x002F => return Err(ReadError::EncryptedOtherwise),
            0x0022 if u16_at(data, 0)? == 1 => calendar = Calendar::From1904,
            0x0085 => sheets.push(u32_at(data, 0)? as usize),
            0x000A => {
                ended = true;
                break;
            }
            NO_RECORD => return Err(ReadError::Damaged),
            _ => {}
        }
    }
    if !ended || (!shared.is_empty() && !Strings::new(shared).are_whole()) {
        return Err(ReadError::Damaged);
    }
    if sheets.len() > MAX_SHEETS {
        return Err(ReadError::TooLarge(Limit::Sheets));
    }
    let mut places = 0;
    for start in sheets {
        places += check_sheet(stream.get(start..).ok_or(ReadError::Damaged)?)?;
        if places > MAX_PLACES {
            return Err(ReadError::TooLarge(Limit::Cells));
        }
    }
    Ok(calendar)
}

/// How many places the rectangle around a sheet's cells has.
fn check_sheet(stream: &[u8]) -> Result<u64, ReadError> {
    let (mut first, mut last) = ((u64::MAX, u64::MAX), (0, 0));
    let (mut announced, mut ended) = (0, false);
    // An embedded chart begins and ends within its sheet and has records like cells of its own.
    let mut depth = 0_u32;
    for record in records(stream) {
        let (kind, data) = record?;
        match kind {
            0x0809 => depth += 1,
            NO_RECORD => return Err(ReadError::Damaged),
            0x000A if depth <= 1 => {
                ended = true;
                break;
            }
            0x000A => depth -= 1,
            _ if depth > 1 => {}
            0x0200 => announced = announced.max(announced_places(data)?),
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203..=0x0205 | 0x027E => {
                let row = u64::from(u16_at(data, 0)?);
                let column = u64::from(u16_at(data, 2)?);
                // A run of numbers names its last column at its end.
                let to = match (kind, data.len()) {
                    (0x00BD, len @ 6..) => u64::from(u16_at(data, len - 2)?),
                    _ => column,
                };
                if column >= COLUMNS || to >= COLUMNS || to < column {
                    return Err(ReadError::Damaged);
                }
                first = (first.0.min(row), first.1.min(column));
                last = (last.0.max(row), last.1.max(to));
            }
            _ => {}
        }
    }
    // Rows behind the place where it breaks off would be missing in silence.
    if !ended {
        return Err(ReadError::Damaged);
    }
    let used = if first.0 == u64::MAX { 0 } else { (last.0 - first.0 + 1) * (last.1 - first.1 + 1) };
    Ok(used.max(announced))
}

fn announced_places(data: &[u8]) -> Result<u64, ReadError> {
    let (rows, columns) = match data.len() {
        10 => ((u16_at(data, 0)?.into(), u16_at(data, 2)?.into()), (u16_at(data, 4)?, u16_at(data, 6)?)),
        14 | 16 => ((u32_at(data, 0)?, u32_at(data, 4)?), (u16_at(data, 8)?, u16_at(data, 10)?)),
        _ => return Err(ReadError::Damaged),
    };
    if u64::from(rows.1) > ROWS || rows.1 < rows.0 || u64::from(columns.1) > COLUMNS {
        return Err(ReadError::Damaged);
    }
    Ok(u64::from(rows.1 - rows.0) * u64::from(columns.1))
}

fn records(mut stream: &[u8]) -> impl Iterator<Item = Result<(u16, &[u8]), ReadError>> {
    std::iter::from_fn(move || {
        if stream.len() < 4 {
            return None;
        }
        let kind = u16::from_le_bytes([stream[0], stream[1]]);
        let end = 4 + usize::from(u16::from_le_bytes([stream[2], stream[3]]));
        let Some((record, rest)) = stream.split_at_checked(end) else {
            stream = &[];
            return Some(Err(ReadError::Damaged));
        };
        stream = rest;
        Some(Ok((kind, &record[4..])))
    })
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]])).ok_or(ReadError::Damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    bytes.get(at..at + 4).and_then(|four| words(four).next()).ok_or(ReadError::Damaged)
}
