//! 郵便番号, 住所, 電話番号: kept as written, sealed from the first moment (see `gate`).
//!
//! Must never be normalised; the key for comparing is derived (`search::address_key`).

use crate::gate::Sealed;
use crate::search;

/// A postal code, `nnn-nnnn`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads seven half- or full-width digits with or without a hyphen or 〒.
    pub fn parse(text: &str) -> Option<Self> {
        if is_plain(text) {
            return Some(Self(text.to_owned()));
        }
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '〒' | '-' | '－' | '‐' | '−' | 'ー'))
            .map(|c| match c {
                '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
                other => other,
            })
            .collect();
        let seven = digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit());
        seven.then(|| Self(format!("{}-{}", &digits[..3], &digits[3..])))
    }

    /// Whether a place can have it: the lowest is 001-0000, and no place has nines alone.
    pub fn is_given_out(&self) -> bool {
        self.as_str() >= "001" && self.as_str() != "999-9999"
    }

    /// `nnn-nnnn`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether it is written as it is kept: most are, and every one that the database gives back.
fn is_plain(text: &str) -> bool {
    let figure = |(at, byte): (usize, u8)| if at == 3 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 8 && text.bytes().enumerate().all(figure)
}

/// Where a person lives. Always passed on as `Sealed<Address>`.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Postal code, where known.
    pub postal: Option<PostalCode>,
    /// The address as written, split columns joined with one full-width blank. Empty where unknown.
    pub text: String,
}

/// What stands for "the same address". Opaque: it can be compared and stored, not shown.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct AddressKey(String);

impl AddressKey {
    /// The key of an address, or of what a person searches for.
    pub fn of(text: &str) -> Self {
        Self(search::address_key(text))
    }

    /// Takes back what the database or an operation kept. An empty text is no key.
    pub fn from_store(key: &str) -> Option<Self> {
        (!key.is_empty()).then(|| Self(key.to_owned()))
    }

    /// The same, where nothing else needs the key.
    pub fn into_store(self) -> String {
        self.0
    }

    /// For the database's column only.
    pub fn for_store(&self) -> &str {
        &self.0
    }
}

impl Address {
    /// Whether a text can be a place: it has a letter, and is not the TRUE or FALSE of a spreadsheet.
    pub fn names_a_place(text: &str) -> bool {
        let truth = ["TRUE", "FALSE"].iter().any(|word| text.eq_ignore_ascii_case(word));
        text.chars().any(char::is_alphabetic) && !truth
    }

    /// Whether this is another address than the one before, and its postal code is not told: then the code that is registered
    /// is the former address's.
    pub fn moves_without_postal(&self, before: &Self) -> bool {
        let told = !self.text.is_empty() && !before.text.is_empty();
        told && self.postal.is_none() && AddressKey::of(&self.text) != AddressKey::of(&before.text)
    }
}

impl Sealed<Address> {
    /// The key of this address; `None` where no address is registered, or nothing but signs that no key keeps: such are not the same address.
    pub fn key(&self) -> Option<AddressKey> {
        self.key_of_any().filter(|key| !key.0.is_empty())
    }

    /// The key of this address, even one that came out empty; `None` where no address is registered.
    pub fn key_of_any(&self) -> Option<AddressKey> {
        let text = &self.unseal_for_store().text;
        (!text.is_empty()).then(|| AddressKey::of(text))
    }

    /// Whether postal code and address go together by a rule that looks at both; `None` where one is not registered, or the rule does not know.
    pub fn is_placed(&self, rule: fn(&PostalCode, &str) -> Option<bool>) -> Option<bool> {
        let Address { postal, text } = self.unseal_for_store();
        rule(postal.as_ref()?, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes() {
        for good in ["060-0002", "0600002", "〒060-0002", "０６０－０００２"] {
            assert_eq!(PostalCode::parse(good).unwrap().as_str(), "060-0002", "{good}");
        }
        for bad in ["", "600002", "06000020", "06O0002"] {
            assert!(PostalCode::parse(bad).is_none(), "{bad}");
        }
    }
}
