//! Files that are damaged or made to do harm: each ends in an error that says what to do, none ends the program.

use crate::LONG;
use crate::support::*;
use kenpo_domain::lay_over::register;
use kenpo_domain::registration::Registration;
use kenpo_roster::{Limit, OtherKind, ReadError};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

#[test]
fn files_that_are_no_rosters() {
    for (bytes, expected) in [
        (&b""[..], ReadError::Empty),
        (b" \r\n ", ReadError::Empty),
        (b"\0\0\0\0", ReadError::NotASpreadsheet(OtherKind::Unknown)),
        (b"%PDF-1.7\n", ReadError::NotASpreadsheet(OtherKind::Pdf)),
        (b"\x89PNG\r\n\x1A\n", ReadError::NotASpreadsheet(OtherKind::Picture)),
        (b"PK\x05\x06", ReadError::NotASpreadsheet(OtherKind::Archive)),
        (b"PK\x03\x04", ReadError::Damaged),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ReadError::Damaged),
        (b"<html><body><table>", ReadError::NotASpreadsheet(OtherKind::WebPage)),
        (b"\xFF\x00\xA0\xFF", ReadError::NotASpreadsheet(OtherKind::Unknown)),
        (b"\xA4\xFF\xFD", ReadError::EncodingUnknown),
        ("番号,枝番,氏名,生年月日,続柄\n1,00,\"佐藤".as_bytes(), ReadError::Damaged),
    ] {
        assert_eq!(error(bytes), Some(expected), "{bytes:?}");
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The package with other unpacked sizes in its directory.
fn claiming(mut bytes: Vec<u8>, part: &str, size: u32) -> Vec<u8> {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|window| window == b"PK\x01\x02") {
        at += found;
        if bytes[at + 46..].starts_with(part.as_bytes()) {
            bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
        }
        at += 4;
    }
    bytes
}

#[test]
fn packages_that_claim_too_much() {
    assert_eq!(error(&package(&[("word/document.xml", b"x")])), Some(ReadError::NotASpreadsheet(OtherKind::Word)));
    for (part, size) in [("xl/sharedStrings.xml", 129 << 20), ("xl/worksheets/sheet1.xml", 513 << 20)] {
        assert_eq!(error(&claiming(sample(KOBE), part, size)), Some(ReadError::TooLarge(Limit::Unpacked)), "{part}");
    }
    let strings = |edit: fn(String) -> String| edited(&sample(KOBE), "xl/sharedStrings.xml", edit);
    let announced = strings(|xml| {
        let (start, rest) = xml.split_once("<sst").unwrap();
        format!("{start}<sst uniqueCount='99999999999999'{}", rest.replacen(" uniqueCount", " was", 1))
    });
    assert_eq!(error(&announced), Some(ReadError::TooLarge(Limit::Text)));
}

#[test]
fn a_size_that_is_a_lie_is_noticed() {
    // What comes out of each part is longer than its directory says.
    for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"] {
        assert_eq!(error(&claiming(sample(KOBE), part, 1)), Some(ReadError::Damaged), "{part}");
    }
}

#[test]
fn places_that_excel_cannot_have() {
    let moved = |from: &str, to: &str| {
        edited(&sample(LIST), "xl/worksheets/sheet1.xml", |xml| {
            xml.replacen(&format!("r=\"{from}\""), &format!("r=\"{to}\""), 1)
        })
    };
    for to in ["XFE3", "ZZZZZZ3", "A1048577", "AAAAAAAAAAAA3"] {
        assert_eq!(error(&moved("B3", to)), Some(ReadError::Damaged), "{to}");
    }
    // The last place that it can have costs nothing.
    let bytes = moved("B3", "XFD1048576");
    assert_eq!(lines(&read_ok(&bytes).value).len(), 944);
}

/// Deterministic numbers for choosing what to damage.
fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    })
}

/// How often each of four files is damaged.
const DAMAGES: usize = if LONG { 1_250 } else { 24 };

#[test]
fn no_damage_ends_the_program() {
    let mut outcomes = std::collections::BTreeMap::<String, u32>::new();
    for file in [KOBE, KYOTO, EMPLOYER, LIST] {
        let whole = sample(file);
        let mut random = numbers(whole.len() as u64);
        let mut next = |below: usize| random.next().unwrap() % below;
        for round in 0..DAMAGES {
            let mut bytes = whole.clone();
            if round % 3 == 0 {
                bytes.truncate(next(whole.len()));
            } else {
                // Half of the bits in the first sectors, where the structures of a container are.
                for flip in 0..=round % 24 / 3 {
                    let at = if flip % 2 == 0 { next(whole.len().min(4096)) } else { next(whole.len()) };
                    bytes[at] ^= 1 << next(8);
                }
            }
            let outcome = match read_with(&bytes, &rules()) {
                Ok(_) => "read".to_owned(),
                Err(error) => error.to_string(),
            };
            *outcomes.entry(outcome).or_default() += 1;
        }
    }
    assert_eq!(outcomes.values().sum::<u32>() as usize, 4 * DAMAGES);
    assert!(outcomes.len() > 2, "{outcomes:?}");
}

#[test]
fn containers_of_something_else_are_named() {
    let whole = sample(KYOTO);
    let units =
        |name: &str| name.encode_utf16().chain([0; 24]).take(24).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let at = whole.windows(16).position(|window| units("Workbook").starts_with(window)).unwrap();
    for (stream, kind) in [
        ("WordDocument", OtherKind::Word),
        ("PowerPoint Document", OtherKind::PowerPoint),
        ("DocumentText", OtherKind::Ichitaro),
        ("Contents", OtherKind::Unknown),
    ] {
        let mut bytes = whole.clone();
        bytes[at..at + 48].copy_from_slice(&units(stream));
        assert_eq!(error(&bytes), Some(ReadError::NotASpreadsheet(kind)), "{stream}");
    }
    // The first record of the workbook, as Excel 4 wrote it, and as one that names Excel 3.
    let start = whole.windows(8).position(|w| w == [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]).unwrap();
    for (place, byte) in [(start + 1, 0x04), (start + 5, 0x03)] {
        let mut bytes = whole.clone();
        bytes[place] = byte;
        assert_eq!(error(&bytes), Some(ReadError::NotASpreadsheet(OtherKind::OldExcel)), "{byte}");
    }
}

#[test]
fn chains_of_sectors_that_run_in_circles_are_refused() {
    let whole = sample(KYOTO);
    let word = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().unwrap()) as usize;
    let (table, directory) = (512 * (word(76) + 1), word(48));
    let mut bytes = whole.clone();
    bytes[table + 4 * directory..][..4].copy_from_slice(&(directory as u32).to_le_bytes());
    assert_eq!(error(&bytes), Some(ReadError::Damaged));
}

#[test]
fn books_that_need_a_password_say_so() {
    // A record FilePass behind the first record of the workbook.
    let whole = sample(KYOTO);
    let start = whole.windows(8).position(|w| w == [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]).unwrap();
    let mut bytes = whole.clone();
    let second = start + 20;
    bytes[second..second + 2].copy_from_slice(&0x002F_u16.to_le_bytes());
    assert_eq!(error(&bytes), Some(ReadError::EncryptedOtherwise));
}

/// What would be registered of a file; `None` where it is refused.
fn registered(bytes: &[u8]) -> Option<Vec<Registration>> {
    let read = read_with(bytes, &rules()).ok()?;
    Some(people(&read.value).iter().map(register).collect())
}

/// One bit of a file.
struct Bit {
    byte: usize,
    bit: usize,
}

/// So many bits of a file, each third one in its last bytes, where the directory of a package stands; at length one of every byte.
fn bits(length: usize, rounds: usize, tail: usize) -> Vec<Bit> {
    if LONG {
        return (0..length).map(|byte| Bit { byte, bit: byte % 8 }).collect();
    }
    let mut random = numbers(450);
    let mut next = |below: usize| random.next().unwrap() % below;
    let byte = |round: usize, next: &mut dyn FnMut(usize) -> usize| {
        if round.is_multiple_of(3) { length - 1 - next(tail) } else { next(length) }
    };
    (0..rounds).map(|round| Bit { byte: byte(round, &mut next), bit: next(8) }).collect()
}

/// Flips single bits of a file, `rounds` of them. What is still read registers nobody else; most are refused.
pub fn flipped(whole: &[u8], rounds: usize, tail: usize) {
    let right = registered(whole).unwrap();
    let bits = bits(whole.len(), rounds, tail);
    let mut refused = 0;
    for Bit { byte, bit } in &bits {
        let mut damaged = whole.to_vec();
        damaged[*byte] ^= 1 << bit;
        match registered(&damaged) {
            None => refused += 1,
            Some(read) => assert!(read == right, "bit {bit} of byte {byte} of {}", whole.len()),
        }
    }
    assert!(refused * 2 > bits.len(), "{refused} of {} were refused", bits.len());
}

#[test]
fn a_flipped_bit_registers_nobody_else() {
    for (file, rounds) in [(KOBE, 450), ("../formats/libreoffice.ods", 450)] {
        flipped(&sample(file), rounds, 1_024);
    }
}

#[test]
fn a_stretch_of_zeros_registers_nobody_else() {
    // A broken memory stick gives zeros for the sectors that it has lost.
    let whole = sample(KYOTO);
    let right = registered(&whole).unwrap();
    let sectors = whole.len() / 512;
    let mut refused = 0;
    for sector in 0..sectors {
        let mut damaged = whole.clone();
        let end = (512 * (sector + 4)).min(whole.len());
        damaged[512 * sector..end].fill(0);
        match registered(&damaged) {
            None => refused += 1,
            Some(read) => assert!(read == right, "from sector {sector} of {sectors}"),
        }
    }
    assert!(refused * 4 > sectors * 3, "{refused} of {sectors} were refused");
}
