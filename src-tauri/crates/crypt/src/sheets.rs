//! A secret in sheets of paper: so many of them that are needed, and fewer tell nothing (Shamir, over GF(256) with the polynomial of AES).
//!
//! A sheet's code is 45 bytes: version 1, the kit (4), how many are needed, how many there are, which of them it is, its share (32), and the first five
//! bytes of the SHA-256 of all that; written in Crockford's base 32 as twelve groups of six characters.

use crate::draw::{Draw, Stock};
use crate::secret::Secret;
use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use vsss_rs::Gf256;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
/// Bytes before the share.
const HEAD: usize = 8;
/// Bytes before the check.
const BODY: usize = HEAD + 32;
const CHECK: usize = 5;
/// Characters of a code that stand together.
const GROUP: usize = 6;

/// Which kit a sheet is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitId(pub [u8; 4]);

/// How many sheets a kit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// From 2.
    needed: u8,
    /// To 9.
    all: u8,
}

impl Sheets {
    /// `None`: fewer than two are needed, more than there are, or there are more than nine.
    pub fn new(needed: u8, all: u8) -> Option<Self> {
        (2 <= needed && needed <= all && all <= 9).then_some(Self { needed, all })
    }

    pub fn needed(self) -> u8 {
        self.needed
    }

    pub fn all(self) -> u8 {
        self.all
    }
}

/// What one sheet of paper holds.
pub struct Sheet {
    kit: KitId,
    sheets: Sheets,
    /// From 1.
    number: u8,
    share: Secret,
}

/// What was typed is no sheet's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistyped;

/// Why sheets do not give the secret back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// They are of several kits.
    OfOtherKit,
    /// So many more are needed.
    Missing(u8),
}

impl Sheet {
    pub fn kit(&self) -> KitId {
        self.kit
    }

    pub fn sheets(&self) -> Sheets {
        self.sheets
    }

    pub fn number(&self) -> u8 {
        self.number
    }

    /// As it is printed: twelve groups of six characters, with hyphens between them.
    pub fn code(&self) -> Zeroizing<String> {
        let (Sheets { needed, all }, KitId([a, b, c, d])) = (self.sheets, self.kit);
        let mut bytes = Zeroizing::new([0; BODY + CHECK]);
        bytes[..HEAD].copy_from_slice(&[VERSION, a, b, c, d, needed, all, self.number]);
        bytes[HEAD..BODY].copy_from_slice(self.share.bytes());
        let check = Sha256::digest(&bytes[..BODY]);
        bytes[BODY..].copy_from_slice(&check[..CHECK]);
        let plain = Zeroizing::new(CROCKFORD.encode(bytes.as_slice()));
        let mut code = Zeroizing::new(String::with_capacity(plain.len() + plain.len() / GROUP));
        for (at, sign) in plain.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                code.push('-');
            }
            code.push(sign);
        }
        code
    }

    /// Reads a code as it was typed: upper or lower case, with or without blanks and hyphens, O for 0, I and L for 1.
    pub fn read(typed: &str) -> Result<Self, Mistyped> {
        let narrow: Zeroizing<Vec<u8>> = Zeroizing::new(typed.chars().filter_map(narrow).collect());
        let bytes = Zeroizing::new(CROCKFORD.decode(&narrow).map_err(|_| Mistyped)?);
        let bytes: &[u8; BODY + CHECK] = bytes.as_slice().try_into().map_err(|_| Mistyped)?;
        let [VERSION, a, b, c, d, needed, all, number, ..] = *bytes else { return Err(Mistyped) };
        let sheets = Sheets::new(needed, all).filter(|_| (1..=all).contains(&number)).ok_or(Mistyped)?;
        let share = Secret::from_slice(&bytes[HEAD..BODY]).ok_or(Mistyped)?;
        if Sha256::digest(&bytes[..BODY])[..CHECK] != bytes[BODY..] {
            return Err(Mistyped);
        }
        Ok(Self { kit: KitId([a, b, c, d]), sheets, number, share })
    }
}

/// The sign that somebody meant, in half width; blanks and hyphens mean none.
fn narrow(typed: char) -> Option<u8> {
    let half = match typed {
        '！'..='～' => char::from_u32(typed as u32 - 0xFEE0).unwrap_or(typed),
        other => other,
    };
    let between = half.is_whitespace() || matches!(half, '-' | '‐' | '−' | 'ー' | 'ｰ');
    // Whatever is no sign of the code must not be read as one.
    (!between).then(|| u8::try_from(half).ok().filter(u8::is_ascii).unwrap_or(b'!'))
}

/// The specification is sound, so nothing ever falls back: a test reads what another program wrote.
static CROCKFORD: LazyLock<Encoding> = LazyLock::new(|| {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    spec.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    spec.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    spec.encoding().unwrap_or(data_encoding::BASE32)
});

/// Splits a secret into the sheets of a new kit.
///
/// # Errors
/// Where no random bytes can be had.
pub fn split(secret: &Secret, kit: KitId, sheets: Sheets, draw: Draw<'_>) -> std::io::Result<Vec<Sheet>> {
    let mut stock = Stock::drawn(draw)?;
    let (needed, all) = (usize::from(sheets.needed), usize::from(sheets.all));
    let shares = Gf256::split_bytes(needed, all, secret.bytes(), &mut stock).map_err(|_| std::io::ErrorKind::Other)?;
    let shares: Vec<Zeroizing<Vec<u8>>> = shares.into_iter().map(Zeroizing::new).collect();
    if stock.is_spent() {
        return Err(std::io::ErrorKind::Other.into());
    }
    let sheet = |share: &Zeroizing<Vec<u8>>| {
        let (number, share) = share.split_first()?;
        Some(Sheet { kit, sheets, number: *number, share: Secret::from_slice(share)? })
    };
    shares.iter().map(|share| sheet(share).ok_or(std::io::ErrorKind::Other.into())).collect()
}

/// The secret of these sheets. One that is there twice counts once; more than are needed do no harm.
pub fn join(sheets: &[Sheet]) -> Result<Secret, NotJoined> {
    let Some(first) = sheets.first() else { return Err(NotJoined::Missing(2)) };
    if sheets.iter().any(|sheet| sheet.kit != first.kit || sheet.sheets != first.sheets) {
        return Err(NotJoined::OfOtherKit);
    }
    let mut shares: Vec<Vec<u8>> = Vec::new();
    for sheet in sheets {
        if shares.iter().all(|share| share.first() != Some(&sheet.number)) {
            let mut share = Vec::with_capacity(33);
            share.push(sheet.number);
            share.extend_from_slice(sheet.share.bytes());
            shares.push(share);
        }
    }
    let (needed, there) = (first.sheets.needed, shares.len() as u8);
    let joined = if there < needed { None } else { Gf256::combine_bytes(&shares).ok().map(Zeroizing::new) };
    shares.into_iter().for_each(|share| drop(Zeroizing::new(share)));
    joined.and_then(|secret| Secret::from_slice(&secret)).ok_or(NotJoined::Missing(needed.saturating_sub(there).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIT: KitId = KitId([0xA1, 0xB2, 0xC3, 0xD4]);

    fn draw() -> impl FnMut(&mut [u8]) -> std::io::Result<()> {
        let mut state = 1_u32;
        move |bytes| {
            for byte in bytes {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = (state >> 24) as u8;
            }
            Ok(())
        }
    }

    fn of(needed: u8, all: u8) -> Vec<Sheet> {
        split(&Secret::new([9; 32]), KIT, Sheets::new(needed, all).unwrap(), &mut draw()).unwrap()
    }

    /// Typed from paper.
    fn read_again(sheets: &[Sheet], which: &[usize]) -> Vec<Sheet> {
        which.iter().map(|at| Sheet::read(&sheets[*at].code()).unwrap()).collect()
    }

    #[test]
    fn any_that_are_needed_give_the_secret_back() {
        for (needed, all) in [(2, 2), (2, 3), (3, 5), (9, 9)] {
            let sheets = of(needed, all);
            let numbers: Vec<u8> = sheets.iter().map(Sheet::number).collect();
            assert_eq!(numbers, (1..=all).collect::<Vec<_>>());
            for start in 0..=usize::from(all - needed) {
                let which: Vec<usize> = (start..start + usize::from(needed)).collect();
                assert_eq!(
                    join(&read_again(&sheets, &which)).unwrap().bytes(),
                    &[9; 32],
                    "{needed} of {all}: {which:?}"
                );
                assert!(matches!(join(&read_again(&sheets, &which[1..])), Err(NotJoined::Missing(1 | 2))));
            }
        }
        let sheets = of(2, 3);
        assert_eq!(join(&read_again(&sheets, &[0, 1, 2])).unwrap().bytes(), &[9; 32], "more than needed");
        assert_eq!(join(&read_again(&sheets, &[1, 1])).err(), Some(NotJoined::Missing(1)), "the same twice");
    }

    #[test]
    fn sheets_of_two_kits_give_nothing() {
        let other = split(&Secret::new([9; 32]), KitId([0; 4]), Sheets::new(2, 3).unwrap(), &mut draw()).unwrap();
        let [one, two] = [&of(2, 3)[0], &other[1]].map(|sheet| Sheet::read(&sheet.code()).unwrap());
        assert_eq!(join(&[one, two]).err(), Some(NotJoined::OfOtherKit));
        assert_eq!(join(&[]).err(), Some(NotJoined::Missing(2)));
    }

    #[test]
    fn how_many_sheets_a_kit_may_have() {
        for (needed, all, may) in
            [(2, 3, true), (2, 2, true), (9, 9, true), (1, 3, false), (3, 2, false), (2, 10, false)]
        {
            assert_eq!(Sheets::new(needed, all).is_some(), may, "{needed} of {all}");
        }
    }

    #[test]
    fn typing_forgives_what_people_mix_up_and_nothing_else() {
        let sheet = Sheet { kit: KIT, sheets: Sheets::new(2, 3).unwrap(), number: 1, share: Secret::new([0; 32]) };
        let code = sheet.code();
        assert_eq!((code.len(), code.split('-').count()), (12 * 6 + 11, 12));
        assert!(code.starts_with("06GV5G"), "{}", code.as_str());
        let read = |typed: &str| Sheet::read(typed).map(|sheet| (sheet.kit, sheet.number));
        let wide: String = code.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
        for typed in [
            code.as_str(),
            &code.to_lowercase(),
            &code.replace('-', ""),
            &code.replace('-', "　"),
            &code.replace('0', "O"),
            &code.replace('0', "o").replace('1', "l"),
            &code.replace('1', "I"),
            &wide,
            &format!(" {}\n", code.as_str()),
        ] {
            assert_eq!(read(typed), Ok((KIT, 1)), "{typed}");
        }
        for at in (0..code.len()).filter(|at| code.as_bytes()[*at] != b'-') {
            let mut typed = code.to_string();
            let other = if &typed[at..=at] == "7" { "8" } else { "7" };
            typed.replace_range(at..=at, other);
            assert_eq!(read(&typed), Err(Mistyped), "{at}");
        }
        for typed in ["", &code[1..], &format!("{}0", code.as_str()), &code.replace('0', "あ"), &code.replace('0', "U")]
        {
            assert_eq!(read(typed), Err(Mistyped), "{typed}");
        }
    }

    /// Worked out by another program, from the description alone.
    #[test]
    fn the_sheets_of_another_program_are_read() {
        const CODES: [&str; 3] = [
            "06GV5G-YM081G-3G66SK-BDHSQC-YVRFC3-0630B2-R9H04R-P5CP26-9HV70X-KCCTC9-D346HP-D82J8H",
            "06GV5G-YM081G-56WMGP-SAFP69-ZVHYR1-GH4GXM-MQBGFX-Q9K35K-MBAWHH-ZPW47H-089PWT-DJ9BTQ",
            "06GV5G-YM081G-6PTK9D-KQPES3-1WDH60-0W60G6-GX2091-8DSG70-Z2TA1A-40KJ5S-QCXF9E-4CN89S",
        ];
        let secret: Vec<u8> = (0..32).collect();
        for pair in [[0, 1], [0, 2], [1, 2]] {
            let sheets = pair.map(|at: usize| Sheet::read(CODES[at]).unwrap());
            assert_eq!(sheets.each_ref().map(|sheet| sheet.code().to_string()), pair.map(|at| CODES[at].to_owned()));
            assert_eq!(join(&sheets).unwrap().bytes().as_slice(), secret, "{pair:?}");
        }
    }

    #[test]
    fn without_random_bytes_there_are_no_sheets() {
        let mut fails = |_: &mut [u8]| Err(std::io::ErrorKind::Unsupported.into());
        assert!(split(&Secret::new([9; 32]), KIT, Sheets::new(2, 3).unwrap(), &mut fails).is_err());
    }
}
