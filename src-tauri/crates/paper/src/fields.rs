//! What a form can ask of a piece: slots to fill and conditions to meet. Closed lists: a form cannot ask for anything else.
//!
//! Must never change a registered character: a slot's text is the very text registered.

use kenpo_domain::Day;
use kenpo_domain::decision::Ratio;
use kenpo_domain::document::Particular;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::gate::{Mail, PieceContent};
use kenpo_domain::sex::Sex;
use kenpo_domain::wareki;
use serde::Deserialize;
use std::collections::BTreeSet;

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $item:expr;)*) => {
        /// A place that a piece fills.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Slot { $($(#[$doc])* $name,)* }

        impl Slot {
            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }

            /// The item that a problem with this slot is about.
            pub fn item(self) -> Option<Item> {
                match self { $(Self::$name => $item,)* }
            }
        }
    };
}

slots! {
    /// 整理番号
    Serial = "serial", None;
    /// 記号
    Symbol = "symbol", Some(Item::Symbol);
    /// 番号
    Number = "number", Some(Item::Number);
    /// 枝番
    Branch = "branch", Some(Item::Branch);
    /// 氏名
    Name = "name", Some(Item::Name);
    /// フリガナ
    Kana = "kana", Some(Item::Kana);
    /// 性別
    Sex = "sex", Some(Item::Sex);
    /// 生年月日
    Birth = "birth", Some(Item::Birth);
    /// 資格取得年月日・認定年月日
    AcquiredOn = "acquired_on", Some(Item::Acquired);
    /// 交付年月日・通知年月日
    IssuedOn = "issued_on", None;
    /// 有効期限 of a certificate
    ValidUntil = "valid_until", None;
    /// 被保険者氏名 on a dependant's certificate
    InsuredName = "insured_name", Some(Item::Name);
    /// 負担割合, such as `2割`
    Ratio = "ratio", None;
    /// 発効期日 of the ratio
    RatioFrom = "ratio_from", None;
    /// 有効期限 of the ratio
    RatioUntil = "ratio_until", None;
    /// 保険者名称
    SocietyName = "society_name", Some(Item::Insurer);
    /// 保険者番号
    SocietyNumber = "society_number", Some(Item::Insurer);
    /// 郵便番号
    Postal = "postal", Some(Item::Postal);
    /// 住所
    Address = "address", Some(Item::Address);
    /// 事業所コード
    Employer = "employer", Some(Item::Employer);
}

/// A stretch of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Wording.
    Plain(String),
    /// A place that the piece fills.
    Slot(Slot),
}

impl Slot {
    /// Splits a pattern such as `{name} 様` into its parts; `Err` says what is wrong with it.
    pub fn parts(pattern: &str) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        let mut rest = pattern;
        while let Some((plain, tail)) = rest.split_once('{') {
            if !plain.is_empty() {
                parts.push(Part::Plain(plain.to_owned()));
            }
            let (word, tail) = tail.split_once('}').ok_or_else(|| format!("an open brace in {pattern:?}"))?;
            parts.push(Part::Slot(Self::named(word).ok_or_else(|| format!("no slot is called {word:?}"))?));
            rest = tail;
        }
        if !rest.is_empty() {
            parts.push(Part::Plain(rest.to_owned()));
        }
        Ok(parts)
    }

    /// The slot of an item that the law wants on a document.
    pub(crate) fn of(particular: Particular) -> Self {
        match particular {
            Particular::Sex => Self::Sex,
            Particular::ValidUntil => Self::ValidUntil,
            Particular::InsuredName => Self::InsuredName,
        }
    }

    /// What the piece puts here; `None` where nothing is known.
    pub fn fill(self, content: &PieceContent) -> Option<String> {
        let ratio = content.ratio;
        match self {
            Self::Serial => Some(content.letter.serial.to_string()),
            Self::Symbol => Some(content.insured.symbol().to_owned()),
            Self::Number => Some(content.insured.number().to_owned()),
            Self::Branch => Some(content.insured.branch().to_owned()),
            Self::Name => Some(content.name.clone()),
            Self::Kana => Some(content.kana.clone()),
            Self::Sex => content.sex.map(|sex| match sex {
                Sex::Male => "男".to_owned(),
                Sex::Female => "女".to_owned(),
            }),
            Self::Birth => Some(wareki::long(content.birth)),
            Self::AcquiredOn => Some(wareki::long(content.acquired_on)),
            Self::IssuedOn => Some(wareki::long(content.letter.issued_on)),
            Self::ValidUntil => content.valid_until.map(wareki::long),
            Self::InsuredName => content.insured_name.clone(),
            Self::Ratio => ratio.map(|ratio| ratio.percent.to_string()),
            Self::RatioFrom => ratio.and_then(|ratio| ratio.effective_on).map(wareki::long),
            Self::RatioUntil => ratio.and_then(|ratio| ratio.valid_until).map(wareki::long),
            Self::SocietyName => Some(content.society.name.clone()),
            Self::SocietyNumber => Some(content.society.number.as_str().to_owned()),
            Self::Postal => match &content.mail {
                Mail::Direct { postal, .. } => postal.clone(),
                Mail::Employer(_) => None,
            },
            Self::Address => match &content.mail {
                Mail::Direct { address, .. } => Some(address.clone()),
                Mail::Employer(_) => None,
            },
            Self::Employer => match &content.mail {
                Mail::Employer(code) => code.clone(),
                Mail::Direct { .. } => None,
            },
        }
    }
}

macro_rules! conditions {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $test:expr;)*) => {
        /// When a part of a form stands on the page. All conditions of a part must hold.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum Condition { $($(#[$doc])* #[serde(rename = $word)] $name,)* }

        /// The conditions that hold for a piece.
        pub fn holding(content: &PieceContent) -> BTreeSet<Condition> {
            let mut all = BTreeSet::new();
            $(
                let test: fn(&PieceContent) -> bool = $test;
                if test(content) { all.insert(Condition::$name); }
            )*
            all
        }
    };
}

fn ratio_day(content: &PieceContent, day: fn(Ratio) -> Option<Day>) -> bool {
    content.ratio.and_then(day).is_some()
}

conditions! {
    /// 本人
    Insured = "insured", |content| content.relation == Relation::Insured;
    /// 家族
    Dependent = "dependent", |content| content.relation == Relation::Dependent;
    /// Posted to the person.
    Direct = "direct", |content| matches!(content.mail, Mail::Direct { .. });
    /// Posted to the person, and the postal code is registered.
    Postal = "postal", |content| matches!(content.mail, Mail::Direct { postal: Some(_), .. });
    /// Through an employer that is registered.
    Employer = "employer", |content| matches!(content.mail, Mail::Employer(Some(_)));
    /// 記号 is registered.
    Symbol = "symbol", |content| !content.insured.symbol().is_empty();
    /// 記号 is not registered: the society has none.
    NoSymbol = "no_symbol", |content| content.insured.symbol().is_empty();
    /// Carries a ratio without days (below 70).
    RatioAlone = "ratio_alone", |content| {
        content.ratio.is_some() && !ratio_day(content, |r| r.effective_on) && !ratio_day(content, |r| r.valid_until)
    };
    /// Carries a ratio and when it began, not when it ends.
    RatioFrom = "ratio_from", |content| {
        ratio_day(content, |r| r.effective_on) && !ratio_day(content, |r| r.valid_until)
    };
    /// Carries a ratio with an end.
    RatioUntil = "ratio_until", |content| ratio_day(content, |r| r.valid_until);
    /// Carries any ratio.
    Ratio = "ratio", |content| content.ratio.is_some();
}

/// Every set of conditions that a piece can bring about.
pub(crate) fn condition_sets() -> Vec<BTreeSet<Condition>> {
    use Condition as C;
    let relations: [&[C]; 2] = [&[C::Insured], &[C::Dependent]];
    let mails: [&[C]; 4] = [&[C::Direct], &[C::Direct, C::Postal], &[C::Employer], &[]];
    let symbols: [&[C]; 2] = [&[C::NoSymbol], &[C::Symbol]];
    let ratios: [&[C]; 4] = [&[], &[C::Ratio, C::RatioAlone], &[C::Ratio, C::RatioFrom], &[C::Ratio, C::RatioUntil]];
    let mut sets = vec![BTreeSet::new()];
    for choices in [&relations[..], &mails, &symbols, &ratios] {
        sets =
            sets.iter().flat_map(|set| choices.iter().map(|more| set.iter().chain(*more).copied().collect())).collect();
    }
    sets
}

/// The slots that a piece's document must have filled, as far as the piece can lack them.
pub fn required(content: &PieceContent) -> impl Iterator<Item = Slot> {
    let dependent = content.relation == Relation::Dependent;
    let particulars = content.letter.document.about().particulars.iter();
    let wanted = particulars.filter(move |particular| dependent || **particular != Particular::InsuredName);
    wanted.map(|particular| Slot::of(*particular))
}
