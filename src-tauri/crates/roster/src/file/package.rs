//! What a `.xlsx` claims of itself, looked at before anything is unpacked. The one door to zip.
//!
//! The workbook reader keeps all shared strings and styles in memory and trusts what they say of their own number, so claims are checked here.

use crate::cell::Calendar;
use crate::error::{Limit, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of all parts once unpacked. 100,000 people with twenty columns take about 90 MB.
const MAX_UNPACKED: u64 = 512 << 20;
/// Bytes of a part that is kept in memory (strings, styles): everything but the sheets, which stream.
const MAX_KEPT_PART: u64 = 128 << 20;
/// Shared strings that may be announced; the reader sets memory aside for as many.
const MAX_STRINGS: u64 = 10_000_000;
/// Parts of a workbook. One with hundreds of sheets and pictures has a few thousand.
const MAX_PARTS: usize = 20_000;
/// How far into the workbook part its properties stand.
const WORKBOOK_HEAD: u64 = 64 << 10;
/// How far into the shared strings their announced number must stand.
const HEAD: u64 = 4096;

/// Checks the directory of a package, and answers by which calendar the workbook counts days.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`], [`ReadError::PasswordProtected`], and [`ReadError::NotASpreadsheet`]
/// for a package that is no `.xlsx`.
pub fn check(bytes: &[u8]) -> Result<Calendar, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::TooLarge(Limit::Unpacked));
    }
    let mut total = 0_u64;
    let (mut workbook, mut strings) = (None, Vec::new());
    for at in 0..archive.len() {
        let part = match archive.by_index_raw(at) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(_)) => return Err(ReadError::PasswordProtected),
            Err(_) => return Err(ReadError::Damaged),
        };
        if part.encrypted() {
            return Err(ReadError::PasswordProtected);
        }
        let name = part.name_raw().to_ascii_lowercase();
        total = total.saturating_add(part.size());
        if total > MAX_UNPACKED || (part.size() > MAX_KEPT_PART && !name.windows(11).any(|w| w == b"worksheets/")) {
            return Err(ReadError::TooLarge(Limit::Unpacked));
        }
        if name.ends_with(b"workbook.xml") {
            workbook = Some(at);
        }
        if name.ends_with(b"sharedstrings.xml") {
            strings.push(at);
        }
    }
    let workbook = workbook.ok_or(ReadError::NotASpreadsheet)?;
    for at in strings {
        announced_strings(&mut archive, at)?;
    }
    calendar(&mut archive, workbook)
}

/// calamine tells the calendar with dates only; plain numbers that are days need it too.
fn calendar(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Result<Calendar, ReadError> {
    let part = archive.by_index(at).map_err(|_| ReadError::Damaged)?;
    let mut xml = Vec::new();
    part.take(WORKBOOK_HEAD).read_to_end(&mut xml).map_err(|_| ReadError::Damaged)?;
    let xml = String::from_utf8_lossy(&xml);
    let from_1904 = xml.split_once("date1904").is_some_and(|(_, rest)| {
        let value = rest.trim_start_matches(|c: char| c == '=' || c.is_whitespace() || c == '"' || c == '\'');
        value.starts_with('1') || value.starts_with("true")
    });
    Ok(if from_1904 { Calendar::From1904 } else { Calendar::From1900 })
}

/// Refuses shared strings that announce more of them than can be.
fn announced_strings(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Result<(), ReadError> {
    let part = archive.by_index(at).map_err(|_| ReadError::Damaged)?;
    let mut head = Vec::new();
    part.take(HEAD).read_to_end(&mut head).map_err(|_| ReadError::Damaged)?;
    let head = String::from_utf8_lossy(&head);
    let (_, tag) = head.split_once("sst").ok_or(ReadError::Damaged)?;
    let (tag, _) = tag.split_once('>').ok_or(ReadError::Damaged)?;
    for announced in tag.split("uniqueCount").skip(1) {
        let digits: String =
            announced.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        if digits.parse::<u64>().is_ok_and(|n| n > MAX_STRINGS) || digits.len() > 19 {
            return Err(ReadError::TooLarge(Limit::Text));
        }
    }
    Ok(())
}
