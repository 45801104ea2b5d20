//! Whether the strings that the cells of a `.xls` share are all there: where some of their bytes were lost, every string behind them is
//! another one.
//!
//! Walks them by their lengths (MS-XLS 2.4.265, 2.5.293) and looks at no text.

/// The bytes of the strings: those of their own record, then of each record that continues it.
pub struct Strings<'s> {
    pieces: Vec<&'s [u8]>,
    piece: usize,
    at: usize,
}

const WIDE: u8 = 1;
const HAS_PHONETIC: u8 = 4;
const HAS_RUNS: u8 = 8;

impl<'s> Strings<'s> {
    pub fn new(pieces: Vec<&'s [u8]>) -> Self {
        Self { pieces, piece: 0, at: 0 }
    }

    /// Whether they are exactly as many as the record says.
    pub fn are_whole(mut self) -> bool {
        self.walk().is_some()
    }

    fn walk(&mut self) -> Option<()> {
        let _times_used = self.number::<4>()?;
        let count = self.number::<4>()?;
        for _ in 0..count {
            self.string()?;
        }
        self.rest().is_empty().then_some(())
    }

    fn string(&mut self) -> Option<()> {
        let characters = self.number::<2>()?;
        let flags = self.byte()?;
        let runs = if flags & HAS_RUNS == 0 { 0 } else { self.number::<2>()? };
        let phonetic = if flags & HAS_PHONETIC == 0 { 0 } else { self.number::<4>()? };
        self.characters(characters, flags)?;
        self.skip(runs.checked_mul(4)?.checked_add(phonetic)?)
    }

    /// Characters go on in the next record behind a byte that says anew how wide they are.
    fn characters(&mut self, mut left: usize, mut flags: u8) -> Option<()> {
        loop {
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let here = self.here().len();
            let taken = left.min(here / width);
            self.at += taken * width;
            left -= taken;
            if left == 0 {
                return Some(());
            }
            if self.here().len() >= width {
                continue;
            }
            (self.piece, self.at) = (self.piece + 1, 0);
            flags = self.byte()?;
        }
    }

    fn number<const N: usize>(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..N {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    fn skip(&mut self, mut left: usize) -> Option<()> {
        while left > 0 {
            let taken = left.min(self.rest().len());
            if taken == 0 {
                return None;
            }
            self.at += taken;
            left -= taken;
        }
        Some(())
    }

    fn here(&self) -> &'s [u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// What is left of this record; of the next one where nothing is.
    fn rest(&mut self) -> &'s [u8] {
        while self.here().is_empty() && self.piece < self.pieces.len() {
            (self.piece, self.at) = (self.piece + 1, 0);
        }
        self.here()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strings as one record has them: `count` of them, as it says.
    fn record(count: u8, strings: &[&[u8]]) -> Vec<u8> {
        let head = [count, 0, 0, 0, count, 0, 0, 0];
        [&head, &strings.concat()[..]].concat()
    }

    fn whole(pieces: &[&[u8]]) -> bool {
        Strings::new(pieces.to_vec()).are_whole()
    }

    #[test]
    fn strings_are_as_many_as_the_record_says() {
        let narrow: &[u8] = &[2, 0, 0, b'a', b'b'];
        let wide: &[u8] = &[1, 0, 1, 0x20, 0x4F];
        let with_runs: &[u8] = &[1, 0, 8, 1, 0, b'a', 0, 0, 0, 0];
        let with_reading: &[u8] = &[1, 0, 4, 2, 0, 0, 0, b'a', 9, 9];
        let all = record(4, &[narrow, wide, with_runs, with_reading]);
        assert!(whole(&[&all]));
        assert!(!whole(&[&all[..all.len() - 1]]), "one that ends too early");
        assert!(!whole(&[&[&all[..], &[0]].concat()]), "a byte too many");
        assert!(!whole(&[&record(5, &[narrow, wide, with_runs, with_reading])]), "one too few");
        assert!(whole(&[&record(0, &[])]));
        assert!(!whole(&[]));
    }

    #[test]
    fn strings_go_on_in_the_next_record() {
        let begun = record(2, &[&[3, 0, 0, b'a']]);
        assert!(whole(&[&begun, &[0, b'b', b'c', 0, 0, 0]]), "as wide as before");
        assert!(whole(&[&begun, &[1, b'b', 0, b'c', 0, 0, 0, 0]]), "wider");
        assert!(whole(&[&record(2, &[&[1, 0, 0, b'a']]), &[1, 0, 0, b'b']]), "a string begins in it");
        assert!(!whole(&[&begun, &[1, b'b', 0, b'c']]));
    }
}
