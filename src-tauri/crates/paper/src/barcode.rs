//! Bars and cells: Code 128 for serials, QR for addresses on the web. In modules, not in millimetres.
//!
//! Must never be asked for anything of a person: a serial and fixed addresses are all that is encoded.

use barcoders::sym::code128::Code128;

/// Blank modules that a reader needs on either side of a Code 128 symbol (ISO/IEC 15417).
pub const CODE128_QUIET: u16 = 10;
/// Blank modules around a QR symbol (ISO/IEC 18004).
pub const QR_QUIET: u16 = 4;

/// A dark stretch of a line, in modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins, from the left.
    pub at: u16,
    /// How wide it is.
    pub width: u16,
}

/// A dark stretch of one row of a square symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowStretch {
    /// The row, from the top.
    pub row: u16,
    /// Where in it.
    pub dark: Stretch,
}

/// Dark bars of one symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// Width of the symbol without its quiet zones.
    pub modules: u16,
    /// Dark bars from the left.
    pub dark: Vec<Stretch>,
}

/// Dark stretches of a square symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// Modules on a side, without the quiet zone.
    pub modules: u16,
    /// Row by row from the top.
    pub dark: Vec<RowStretch>,
}

/// Code 128 of an even number of digits, in set C (two digits to a symbol character). `None` for anything else.
pub fn code128(digits: &str) -> Option<Bars> {
    let pairs = !digits.is_empty() && digits.len().is_multiple_of(2) && digits.bytes().all(|b| b.is_ascii_digit());
    // U+0106 is how the encoder is told to begin in set C.
    let symbol = pairs.then(|| Code128::new(format!("\u{106}{digits}")).ok()).flatten()?.encode();
    let dark = stretches(symbol.iter().map(|bit| *bit == 1));
    Some(Bars { modules: u16::try_from(symbol.len()).ok()?, dark })
}

/// QR of a text, error correction M. `None` where the text is longer than a symbol can hold.
pub fn qr(text: &str) -> Option<Cells> {
    let symbol = fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build().ok()?;
    let modules = u16::try_from(symbol.size).ok()?;
    let dark = (0..modules)
        .flat_map(|row| {
            let line = &symbol[usize::from(row)];
            stretches(line.iter().take(symbol.size).map(|module| module.value()))
                .into_iter()
                .map(move |dark| RowStretch { row, dark })
        })
        .collect();
    Some(Cells { modules, dark })
}

fn stretches(modules: impl Iterator<Item = bool>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, dark) in (0u16..).zip(modules) {
        match stretches.last_mut() {
            Some(last) if dark && last.at + last.width == at => last.width += 1,
            _ if dark => stretches.push(Stretch { at, width: 1 }),
            _ => {}
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_take_ninety_modules() {
        // Start, five pairs and a check character of 11 modules each, and a stop of 13.
        let bars = code128("0100000014").unwrap();
        assert_eq!(bars.modules, 7 * 11 + 13);
        // A symbol begins and ends dark, and the stop character ends in a bar of two modules.
        assert_eq!(bars.dark.first().map(|bar| bar.at), Some(0));
        assert_eq!(bars.dark.last(), Some(&Stretch { at: 88, width: 2 }));
        for bad in ["", "123", "12a4", "１２"] {
            assert_eq!(code128(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_qr_symbol_begins_with_its_finder() {
        let cells = qr("https://myna.go.jp/").unwrap();
        assert_eq!(cells.dark[0], RowStretch { row: 0, dark: Stretch { at: 0, width: 7 } });
        assert_eq!((cells.modules - 17) % 4, 0);
    }
}
