//! What a packed workbook (`.xlsx`, `.xlsb`, `.ods`) claims of itself, looked at before anything is unpacked, and whether its parts are whole. The one door to zip.
//!
//! The workbook reader keeps all shared strings and styles in memory, trusts what they say of their own number, and compares no checksum of
//! a part that it does not read to the end, so claims are checked here.

use super::other;
use crate::cell::Calendar;
use crate::error::{Limit, ReadError};
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of all parts once unpacked. 100,000 people with twenty columns take about 90 MB.
const MAX_UNPACKED: u64 = 512 << 20;
/// How many times the size of the file its parts may take once unpacked: the time that a file takes grows with its size. A sheet of formatted
/// blanks takes about twenty times its size.
const MOST_TIMES: u64 = 100;
/// Bytes of all parts below which that does not matter.
const SMALL: u64 = 64 << 20;
/// Bytes of a part that is kept in memory (strings, styles): everything but the sheets.
const MAX_KEPT_PART: u64 = 128 << 20;
/// Shared strings that may be announced; the reader sets memory aside for as many.
const MAX_STRINGS: u64 = 10_000_000;
/// Parts of a workbook. One with hundreds of sheets and pictures has a few thousand.
const MAX_PARTS: usize = 20_000;
/// How far into the workbook part its properties stand.
const WORKBOOK_HEAD: u64 = 64 << 10;
/// How far into the shared strings their announced number must stand.
const HEAD: u64 = 4096;

/// How the media type of an OpenDocument spreadsheet, or of a template of one, begins.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What kind of workbook a package holds.
pub enum Contents {
    /// `.xlsx` and its kin, and by which calendar it counts days.
    Xlsx(Calendar),
    /// `.xlsb`.
    Xlsb,
    /// `.ods`.
    OpenDocument,
}

/// Checks the directory of a package, and answers what it holds.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`], [`ReadError::EncryptedOtherwise`], and [`ReadError::NotASpreadsheet`]
/// for a package that is no workbook.
pub fn check(bytes: &[u8]) -> Result<Contents, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::TooLarge(Limit::Unpacked));
    }
    let start = usize::try_from(archive.central_directory_start()).map_err(|_| ReadError::Damaged)?;
    if !names_its_parts(bytes, start, archive.len()) {
        return Err(ReadError::Damaged);
    }
    let mut total = 0_u64;
    let (mut workbook, mut strings, mut names) = (None, Vec::new(), Vec::new());
    for at in 0..archive.len() {
        let part = match archive.by_index_raw(at) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(_)) => return Err(ReadError::EncryptedOtherwise),
            Err(_) => return Err(ReadError::Damaged),
        };
        if part.encrypted() {
            return Err(ReadError::EncryptedOtherwise);
        }
        let name = part.name_raw().to_ascii_lowercase();
        total = total.saturating_add(part.size());
        let most = MAX_UNPACKED.min(SMALL.max(MOST_TIMES.saturating_mul(bytes.len() as u64)));
        let of_cells = name == b"content.xml" || name.windows(11).any(|w| w == b"worksheets/");
        if total > most || (part.size() > MAX_KEPT_PART && !of_cells) {
            return Err(ReadError::TooLarge(Limit::Unpacked));
        }
        if name.ends_with(b"workbook.xml") {
            workbook = Some(at);
        }
        if name.ends_with(b"sharedstrings.xml") {
            strings.push(at);
        }
        names.push(name);
    }
    if is_open_document(&mut archive)? {
        return Ok(Contents::OpenDocument);
    }
    if workbook.is_none() && names.iter().any(|name| name == b"xl/workbook.bin") {
        return Ok(Contents::Xlsb);
    }
    let workbook = workbook.ok_or_else(|| ReadError::NotASpreadsheet(other::of_parts(&names)))?;
    for at in strings {
        announced_strings(&mut archive, at)?;
    }
    calendar(&mut archive, workbook).map(Contents::Xlsx)
}

/// Whether the package says that it is an OpenDocument spreadsheet, whose parts nobody has encrypted.
fn is_open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, ReadError> {
    let Ok(kind) = archive.by_name("mimetype") else { return Ok(false) };
    let mut head = Vec::new();
    kind.take(OPEN_DOCUMENT.len() as u64).read_to_end(&mut head).map_err(|_| ReadError::Damaged)?;
    if head != OPEN_DOCUMENT {
        return Ok(false);
    }
    let manifest = archive.by_name("META-INF/manifest.xml").map_err(|_| ReadError::Damaged)?;
    let mut xml = Vec::new();
    manifest.take(MAX_KEPT_PART).read_to_end(&mut xml).map_err(|_| ReadError::Damaged)?;
    if String::from_utf8_lossy(&xml).contains("encryption-data") {
        return Err(ReadError::EncryptedOtherwise);
    }
    Ok(true)
}

/// The bytes of a part of a checked package.
///
/// # Errors
/// [`ReadError::Damaged`].
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let part = archive.by_name(name).map_err(|_| ReadError::Damaged)?;
    let mut content = Vec::new();
    // More than the directory says was checked against no limit.
    let size = part.size();
    part.take(size + 1).read_to_end(&mut content).map_err(|_| ReadError::Damaged)?;
    if content.len() as u64 == size { Ok(content) } else { Err(ReadError::Damaged) }
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

/// Whether the directory holds so many entries, no name twice, and each part begins with the name that its entry gives. No checksum covers the
/// names: under another one a part would be missing, and the rest read without it.
fn names_its_parts(bytes: &[u8], start: usize, parts: usize) -> bool {
    let (mut at, mut names) = (start, HashSet::new());
    while let Some(entry) = bytes.get(at..).filter(|rest| rest.starts_with(b"PK\x01\x02")) {
        let (Some(name), Some(extra), Some(comment)) = (half(entry, 28), half(entry, 30), half(entry, 32)) else {
            return false;
        };
        let (Some(named), Some(part)) = (entry.get(46..46 + name), word(entry, 42)) else { return false };
        let Some(own) = bytes.get(part..).filter(|rest| rest.starts_with(b"PK\x03\x04")) else { return false };
        if half(own, 26) != Some(name)
            || own.get(30..30 + name) != Some(named)
            || !names.insert(named.to_ascii_lowercase())
        {
            return false;
        }
        at += 46 + name + extra + comment;
    }
    names.len() == parts
}

fn half(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// A word that parts of a package are searched for while they are verified, so that none need be unpacked once more.
#[derive(Clone, Copy)]
pub struct Sought {
    pub word: &'static [u8],
    /// Whether what stands behind it is wanted too.
    pub rest: bool,
}

/// A part that holds a word.
pub struct Holding {
    /// The part's name.
    pub part: String,
    /// What stands behind the word where it comes first, with the word and at most [`LEAD`] bytes before it; nothing where nobody wants it.
    pub rest: Vec<u8>,
}

/// How many bytes before a word come with what stands behind it: enough for the sign that opens a tag, and its prefix.
const LEAD: usize = 64;

/// Unpacks every part and compares it with its checksum. `stop` ends it early. Answers which parts hold each of the words.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooLarge`] where too much stands behind a word.
pub fn verify<const N: usize>(
    bytes: &[u8],
    words: [Sought; N],
    stop: &AtomicBool,
) -> Result<[Vec<Holding>; N], ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let (finders, mut holding) = (words.map(|sought| Finder::new(sought.word)), [const { Vec::new() }; N]);
    let overlap = LEAD + words.iter().map(|sought| sought.word.len()).max().unwrap_or_default();
    let mut piece = vec![0; 64 << 10];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| ReadError::Damaged)?;
        let (mut left, mut found, mut kept) = (part.size(), [const { None::<Vec<u8>> }; N], 0);
        loop {
            if stop.load(Ordering::Relaxed) {
                return Ok(holding);
            }
            // At the end of a part the reader compares the checksum.
            let read = part.read(&mut piece[kept..]).map_err(|_| ReadError::Damaged)?;
            if read == 0 {
                break;
            }
            // The word may begin in one piece and end in the next.
            let filled = kept + read;
            for ((found, finder), Sought { rest: wanted, .. }) in found.iter_mut().zip(&finders).zip(words) {
                match found {
                    Some(rest) if wanted => rest.extend_from_slice(&piece[kept..filled]),
                    Some(_) => {}
                    None => {
                        let from = finder.find(&piece[..filled]).map(|at| at.saturating_sub(LEAD));
                        let rest = |from: usize| if wanted { piece[from..filled].to_vec() } else { Vec::new() };
                        *found = from.map(rest);
                    }
                }
                if found.as_ref().is_some_and(|rest| rest.len() as u64 > MAX_KEPT_PART) {
                    return Err(ReadError::TooLarge(Limit::Unpacked));
                }
            }
            kept = filled.min(overlap);
            piece.copy_within(filled - kept..filled, 0);
            // More than the directory says was checked against no limit.
            left = left.checked_sub(read as u64).ok_or(ReadError::Damaged)?;
        }
        if left > 0 {
            return Err(ReadError::Damaged);
        }
        let name = part.name().map_err(|_| ReadError::Damaged)?;
        for (holding, found) in holding.iter_mut().zip(found) {
            holding.extend(found.map(|rest| Holding { part: name.clone().into_owned(), rest }));
        }
    }
    Ok(holding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::parts::Parcel;

    #[test]
    fn what_stands_behind_a_word_is_kept_wherever_the_word_is_cut_by_the_reading() {
        let sought = Sought { word: b"mergeCells", rest: true };
        for before in (65_400..65_560).step_by(3) {
            let mut parcel = Parcel::new();
            parcel.begin("sheet").unwrap();
            parcel
                .write(&format!("{}<x:mergeCells><r/></x:mergeCells>{}", "a".repeat(before), "b".repeat(70_000)))
                .unwrap();
            let bytes = parcel.finish().unwrap();
            let [found] = verify(&bytes, [sought], &AtomicBool::new(false)).unwrap();
            let [Holding { part, rest }] = found.as_slice() else { panic!("{before}") };
            let rest = String::from_utf8_lossy(rest);
            let (lead, rest) = rest.split_once("<x:mergeCells>").unwrap();
            assert_eq!((part.as_str(), lead.len() < LEAD), ("sheet", true), "{before}");
            assert_eq!(rest, format!("<r/></x:mergeCells>{}", "b".repeat(70_000)), "{before}");
            let [found] = verify(&bytes, [Sought { rest: false, ..sought }], &AtomicBool::new(false)).unwrap();
            assert!(found.iter().all(|holding| holding.rest.is_empty()) && found.len() == 1);
        }
    }
}
