//! The name of each clause, and where it comes from: the ordinance's article, or the society whose publication shows the practice.
//!
//! Only what the sources say; a rule of one society's policy is not given a legal source it does not have.

/// A clause that gives an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    /// Not covered.
    A,
    /// Protection being examined.
    B,
    /// Viewing of one's own information is blocked.
    C1,
    /// A certificate lost or damaged.
    C2,
    /// The card lost or being renewed, on application.
    C3,
    /// 要配慮
    C4,
    /// On application.
    C5,
    /// 職権
    C6,
    /// The person holds a certificate already.
    Held,
    /// Notice.
    D,
    /// Validity.
    E,
    /// Burden ratio.
    G,
}

impl Clause {
    /// Its name in a decision.
    pub fn rule(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C1 => "C.1",
            Self::C2 => "C.2",
            Self::C3 => "C.3",
            Self::C4 => "C.4",
            Self::C5 => "C.5",
            Self::C6 => "C.6",
            Self::Held => "C",
            Self::D => "D",
            Self::E => "E",
            Self::G => "G",
        }
    }

    /// Where it comes from: an article, or the file name of a document that societies published, with the question's number.
    pub fn sources(self) -> &'static [&'static str] {
        match self {
            Self::A => &["健康保険法施行規則第51条", "高齢者の医療の確保に関する法律第52条"],
            Self::B => &["002_da9ddee2ff27ac62.txt"],
            Self::C1 => &["健康保険法施行規則第47条", "002_da9ddee2ff27ac62.txt"],
            Self::C2 => &["健康保険法施行規則第49条"],
            Self::C3 => &["健康保険法施行規則第47条第1項", "004_dc2f8c889fbe2c96.txt 問2"],
            Self::C4 => &["健康保険法施行規則第47条第1項", "001_52a008e5db1b65b2.txt", "004_dc2f8c889fbe2c96.txt 問5"],
            Self::C5 => &["健康保険法第51条の3第1項", "健康保険法施行規則第47条第1項"],
            Self::C6 => &[
                "令和5年法律第48号附則（職権による交付）",
                "004_dc2f8c889fbe2c96.txt 問3",
                "004_dc2f8c889fbe2c96.txt 問4",
            ],
            Self::Held => &["健康保険法施行規則第47条第2項", "健康保険法施行規則第51条"],
            Self::D => &["健康保険法施行規則第51条の3", "健康保険法施行規則第51条の4"],
            Self::E => &["健康保険法施行規則第47条第2項", "民法第143条"],
            Self::G => &[
                "健康保険法施行規則第47条第3項第4号",
                "健康保険法施行規則第51条の3第1項第3号",
                "健康保険法施行規則第52条第1項",
            ],
        }
    }
}
