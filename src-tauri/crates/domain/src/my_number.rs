//! 個人番号: recognised so that it can be cut. The twelve digits are never kept, logged, printed or sent on.
//!
//! Source of the check digit: 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード等に関する省令
//! (平成26年総務省令第85号) 第5条.

/// The last four digits, the most that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last4(String);

impl Last4 {
    /// Four half-width digits.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// The four digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether eleven digits and a twelfth belong together.
pub fn check_digit_ok(twelve: &[u8; 12]) -> bool {
    let sum: u32 = twelve[..11]
        .iter()
        .rev()
        .zip([2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6])
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    u32::from(twelve[11] - b'0') == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors() {
        // Computed by hand from the ordinance; 200000000000 is the case where the remainder 1 gives 0.
        for good in [
            "123456789018",
            "023456789013",
            "111111111118",
            "987654321093",
            "100000000005",
            "200000000000",
            "345678901234",
            "555555555557",
            "123450789016",
        ] {
            let digits: [u8; 12] = good.as_bytes().try_into().unwrap();
            assert!(check_digit_ok(&digits), "{good}");
            let mut wrong = digits;
            wrong[11] = b'0' + (wrong[11] - b'0' + 1) % 10;
            assert!(!check_digit_ok(&wrong), "{good} with another last digit");
        }
    }
}
