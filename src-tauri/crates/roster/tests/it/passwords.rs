//! Workbooks with a password: opened by the right one, refused by name without it, and never read in part.

use crate::LONG;
use crate::support::*;
use kenpo_domain::finding::Checked;
use kenpo_domain::lay_over::register;
use kenpo_roster::{Opening, Password, ReadError, SheetRead, read};
use std::ops::ControlFlow;

const AGILE: &str = "../formats/agile.xlsx";
const RIGHT: &str = "けんぽ-2026";

fn opened(bytes: &[u8], password: &str) -> Result<Checked<SheetRead>, ReadError> {
    let password = Password::new(password.to_owned());
    let opening = Opening { bytes, password: Some(&password) };
    read(&opening, &rules(), &kenpo_domain::said::Said::default(), &mut |_| ControlFlow::Continue(()))
}

/// The file with one text of it replaced by one as long.
fn replaced(file: &str, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = sample(file);
    let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
    bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    bytes
}

#[test]
fn the_right_password_opens_and_another_does_not() {
    let plain = read_ok(&sample("../formats/open.xlsx"));
    let registered = |read: &SheetRead| people(read).iter().map(register).collect::<Vec<_>>();
    for file in [AGILE, "../formats/standard.xlsx"] {
        let bytes = sample(file);
        let read = opened(&bytes, RIGHT).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(registered(&read.value) == registered(&plain.value), "{file}");
        assert_eq!(error(&bytes), Some(ReadError::PasswordProtected), "{file}");
        for wrong in ["", "けんぽ-2025"] {
            assert_eq!(opened(&bytes, wrong).err(), Some(ReadError::PasswordWrong), "{file} {wrong}");
        }
    }
    assert!(!format!("{:?}", Password::new(RIGHT.to_owned())).contains("けんぽ"));
}

#[test]
fn what_excel_opens_without_asking_is_opened_without_asking() {
    assert_eq!(people(&read_ok(&sample("../formats/default.xlsx")).value).len(), 1);
}

#[test]
fn headers_made_to_do_harm_are_refused() {
    for (from, to, expected) in [
        ("spinCount=\"100000\" saltSize=\"16\"", "spinCount=\"4294967295\"  s=\"16\"  ", ReadError::Damaged),
        ("spinCount=\"100000\"", "spinCount=\"9e9999\"", ReadError::Damaged),
        ("keyBits=\"256\"", "keyBits=\"999\"", ReadError::EncryptedOtherwise),
        ("blockSize=\"16\"", "blockSize=\"99\"", ReadError::EncryptedOtherwise),
        ("hashAlgorithm=\"SHA512\"", "hashAlgorithm=\"SHA999\"", ReadError::EncryptedOtherwise),
        ("encryptedKeyValue=\"NiVl", "encryptedKeyValue=\"*iVl", ReadError::Damaged),
        ("encryptedHmacValue=\"ZNyA", "encryptedHmacValue=\"ANyA", ReadError::Damaged),
    ] {
        assert_eq!(opened(&replaced(AGILE, from, to), RIGHT).err(), Some(expected), "{from}");
    }
}

#[test]
fn a_flipped_bit_of_an_encrypted_workbook_registers_nobody_else() {
    let whole = sample(AGILE);
    let registered = |read: Checked<SheetRead>| people(&read.value).iter().map(register).collect::<Vec<_>>();
    let right = registered(opened(&whole, RIGHT).unwrap());
    let mut refused = 0;
    // Each password costs 100,000 hashes, so a few bits have to do where the run is short.
    let rounds = if LONG { whole.len() } else { 12 };
    for round in 0..rounds {
        let mut damaged = whole.clone();
        damaged[(round * 919) % whole.len()] ^= 1 << (round % 8);
        match opened(&damaged, RIGHT) {
            Err(_) => refused += 1,
            Ok(read) => assert!(registered(read) == right, "round {round}"),
        }
    }
    assert!(refused * 2 >= rounds, "{refused} of {rounds} were refused");
}
