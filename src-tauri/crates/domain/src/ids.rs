//! Identifiers that two offices can make without meeting: 128 bits, given by the caller.
//!
//! Must never draw randomness or ask for the time itself.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// An identifier from 16 bytes that the caller drew, or took from an [`IdRun`].
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(u128::from_be_bytes(bytes))
            }

            /// Reads the canonical form: 32 lower-case hexadecimal digits. `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                let canonical = text.len() == 32
                    && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
                canonical.then(|| u128::from_str_radix(text, 16).ok()).flatten().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Every row of every table is written with one or two of them: the formatter's own way takes several times as long.
                let mut digits = [0; 32];
                hex::encode_to_slice(self.0.to_be_bytes(), &mut digits).map_err(|_| fmt::Error)?;
                f.write_str(str::from_utf8(&digits).map_err(|_| fmt::Error)?)
            }
        }
    };
}

id!(
    /// One person's registration in one spell of cover.
    PersonId
);
id!(
    /// One import of one roster file.
    ImportId
);
id!(
    /// One mailing batch.
    BatchId
);

/// Identifiers that sort in the order in which they are made: the moment, then a number that begins at random and goes up by one. New rows
/// then stand side by side in the database, and not on a page each.
#[derive(Clone, Debug)]
pub struct IdRun(u128);

impl IdRun {
    /// A run that begins at a moment, with 16 random bytes that the caller drew.
    pub fn begin(unix_milliseconds: u64, random: [u8; 16]) -> Self {
        // 48 bits of the moment; a clear bit, so that a run does not carry over into it; 79 random bits.
        Self(u128::from(unix_milliseconds) << 80 | u128::from_be_bytes(random) >> 49)
    }
}

impl Iterator for IdRun {
    type Item = [u8; 16];

    fn next(&mut self) -> Option<[u8; 16]> {
        let bytes = self.0.to_be_bytes();
        self.0 = self.0.wrapping_add(1);
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_sorts_as_it_is_made() {
        let run =
            |moment, random| IdRun::begin(moment, [random; 16]).map(BatchId::from_random).take(3).collect::<Vec<_>>();
        let all = [run(1_796_050_799_000, 0xFF), run(1_796_050_799_001, 0)].concat();
        assert!(all.is_sorted() && all.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(all[0].to_string().starts_with("01a22cf84998"), "the moment: {}", all[0]);
        assert_ne!(run(1, 1), run(1, 2), "two offices at the same moment");
    }

    #[test]
    fn canonical_form_round_trips_and_nothing_else_is_read() {
        let id = PersonId::from_random([7; 16]);
        assert_eq!(PersonId::parse(&id.to_string()), Some(id));
        for bad in ["", "07", "0707070707070707070707070707070G", "0707070707070707070707070707070A"] {
            assert_eq!(PersonId::parse(bad), None, "{bad}");
        }
    }
}
