//! Identifiers that two offices can make without meeting: 128 random bits, given by the caller.
//!
//! Must never draw randomness itself.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// An identifier from 16 random bytes that the caller drew.
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
                write!(f, "{:032x}", self.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_form_round_trips_and_nothing_else_is_read() {
        let id = PersonId::from_random([7; 16]);
        assert_eq!(PersonId::parse(&id.to_string()), Some(id));
        for bad in ["", "07", "0707070707070707070707070707070G", "0707070707070707070707070707070A"] {
            assert_eq!(PersonId::parse(bad), None, "{bad}");
        }
    }
}
