//! 保険者番号 and 被保険者等記号・番号・枝番: digits that are text, never numbers.
//!
//! Must never drop or add a zero by itself: restoring zeros is the roster reader's work, with a finding.

use std::cmp::Ordering;
use std::fmt;

/// 保険者番号: eight digits, the last one a check digit (Luhn).
/// Source: 保険者番号等設定要領; vectors in the tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsurerNumber(String);

impl InsurerNumber {
    /// Eight half-width digits with a right check digit.
    pub fn parse(text: &str) -> Option<Self> {
        let eight = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        (eight && luhn_ok(text)).then(|| Self(text.to_owned()))
    }

    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the last digit is the Luhn check digit of those before it. `text` holds ASCII digits only.
pub(crate) fn luhn_ok(text: &str) -> bool {
    let Some((body, check)) = text.split_at_checked(text.len().saturating_sub(1)) else { return false };
    check.bytes().next().is_some_and(|c| c == b'0' + luhn_digit(body))
}

/// The Luhn check digit of a run of ASCII digits: weights 2, 1, 2, … from the right, digits of products added.
pub(crate) fn luhn_digit(body: &str) -> u8 {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let product = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    ((10 - sum % 10) % 10) as u8
}

/// Characters of the longest 記号 and 番号 (limits of the 加入者情報登録ファイル).
pub const LONGEST_PART: usize = 20;

/// 記号・番号・枝番 of one person, exactly as registered. Order: 記号, then 番号, then 枝番, as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InsuredId {
    /// The three one after the other.
    digits: Box<str>,
    /// Bytes of 記号.
    symbol: u8,
    /// Bytes of 番号.
    number: u8,
}

impl InsuredId {
    /// 記号 of at most 20 characters (may be empty), 番号 of 1 to 20, 枝番 of two half-width digits
    /// (limits of the 加入者情報登録ファイル).
    pub fn new(symbol: &str, number: &str, branch: &str) -> Option<Self> {
        let plain = |text: &str| {
            text.chars().count() <= LONGEST_PART && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        };
        let two_digits = branch.len() == 2 && branch.bytes().all(|b| b.is_ascii_digit());
        let fits = plain(symbol) && plain(number) && !number.is_empty() && two_digits;
        Some(Self {
            digits: [symbol, number, branch].concat().into(),
            symbol: u8::try_from(symbol.len()).ok().filter(|_| fits)?,
            number: u8::try_from(number.len()).ok()?,
        })
    }

    /// The same of a 被保険者, of whom no 枝番 is said: theirs is 00.
    pub fn of_insured(symbol: &str, number: &str) -> Option<Self> {
        Self::new(symbol, number, "00")
    }

    /// Reads `記号-番号-枝番` (or `番号-枝番` where there is no 記号), the form of `Display`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.rsplitn(3, '-');
        let (branch, number) = (parts.next()?, parts.next()?);
        Self::new(parts.next().unwrap_or(""), number, branch)
    }

    /// 記号.
    pub fn symbol(&self) -> &str {
        self.parts().symbol
    }

    /// 番号.
    pub fn number(&self) -> &str {
        self.parts().number
    }

    /// 枝番.
    pub fn branch(&self) -> &str {
        self.parts().branch
    }

    /// 記号 and 番号: what the members of one household share.
    pub fn household(&self) -> (&str, &str) {
        (self.symbol(), self.number())
    }

    fn parts(&self) -> Parts<'_> {
        let (symbol, rest) = self.digits.split_at(usize::from(self.symbol));
        let (number, branch) = rest.split_at(usize::from(self.number));
        Parts { symbol, number, branch }
    }
}

/// The three parts, in their order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Parts<'a> {
    symbol: &'a str,
    number: &'a str,
    branch: &'a str,
}

impl Ord for InsuredId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for InsuredId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for InsuredId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { symbol, number, branch } = self.parts();
        if !symbol.is_empty() {
            f.write_str(symbol)?;
            f.write_str("-")?;
        }
        f.write_str(number)?;
        f.write_str("-")?;
        f.write_str(branch)
    }
}

/// How many digits a number is written with: 1 to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width(u8);

impl Width {
    /// `None` outside 1 to 20: no number on a document has room for more.
    pub const fn new(digits: u8) -> Option<Self> {
        if 1 <= digits && digits <= 20 { Some(Self(digits)) } else { None }
    }

    /// In digits.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl From<Width> for i64 {
    fn from(width: Width) -> Self {
        width.0.into()
    }
}

impl TryFrom<i64> for Width {
    type Error = ();

    fn try_from(digits: i64) -> Result<Self, ()> {
        u8::try_from(digits).ok().and_then(Self::new).ok_or(())
    }
}

/// How many digits a society's numbers have: zeros that a number cell has lost are put back up to that width. `None` where it has set none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Widths {
    /// 記号
    pub symbol: Option<Width>,
    /// 番号
    pub number: Option<Width>,
    /// 枝番
    pub branch: Option<Width>,
    /// 郵便番号
    pub postal: Option<Width>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_insurer_numbers() {
        // First two: worked examples of public sources; the rest computed by the same rule.
        for good in
            ["33120015", "01040013", "06139463", "06130017", "06271233", "06000004", "06140008", "06279996", "39123450"]
        {
            assert!(InsurerNumber::parse(good).is_some(), "{good}");
            let wrong = format!("{}{}", &good[..7], (good.as_bytes()[7] - b'0' + 1) % 10);
            assert!(InsurerNumber::parse(&wrong).is_none(), "{wrong}");
        }
        for bad in ["", "6139463", "061394630", "0613946３"] {
            assert!(InsurerNumber::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn widths_have_limits() {
        let digits = |digits| Width::new(digits).map(i64::from);
        assert_eq!([0, 1, 20, 21].map(digits), [None, Some(1), Some(20), None]);
    }

    #[test]
    fn insured_ids_keep_their_zeros() {
        let id = InsuredId::new("12", "0001003", "00").unwrap();
        assert_eq!(id.to_string(), "12-0001003-00");
        assert_eq!(InsuredId::parse("12-0001003-00"), Some(id));
        assert_eq!(InsuredId::parse("0001003-01").unwrap().symbol(), "");
        assert!(InsuredId::parse("1-23-00") < InsuredId::parse("12-3-00"), "by 記号 first");
        assert_ne!(InsuredId::parse("1-23-00"), InsuredId::parse("12-3-00"));
        for bad in ["", "12-0001003-0", "12-0001003-０１", "12--01", "12-00 01-01"] {
            assert_eq!(InsuredId::parse(bad), None, "{bad}");
        }
    }
}
