//! A row of a file that did not go in: where it stood, why it waits, and what it says as far as its columns were understood.

use crate::Day;
use crate::code::Code;
use crate::codes;
use crate::entry::Entry;
use crate::facts::{CardState, Relation};
use crate::finding::{FindingCode, Place};
use crate::gate::Sealed;
use crate::ids::ImportId;
use crate::insured::InsuredId;
use crate::iso_day;
use crate::meaning::Meaning;
use crate::roster::{ImportSource, ListEntry, NumberSeen, RawCells, RosterEntry};
use crate::sex::Sex;

codes! {
    /// What became of it.
    pub enum HeldState {
        /// It waits.
        Open = "open",
        /// It was taken by an import of its own, which stands.
        Taken = "taken",
        /// Somebody has said that it is not needed.
        Dropped = "dropped",
    }
}

/// The same with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Open,
    /// By this import.
    Taken(ImportId),
    Dropped {
        /// Who said so.
        by: String,
        /// Why, in their words.
        reason: Option<String>,
    },
}

impl Fate {
    pub fn state(&self) -> HeldState {
        match self {
            Self::Open => HeldState::Open,
            Self::Taken(_) => HeldState::Taken,
            Self::Dropped { .. } => HeldState::Dropped,
        }
    }
}

/// A row that waits.
pub struct HeldRow {
    /// Sheet and row.
    pub place: Place,
    /// Whose it is, as far as that could be read.
    pub insured: Option<InsuredId>,
    /// Why it waits, each reason once.
    pub reasons: Vec<FindingCode>,
    /// What it says, 個人番号 cut.
    pub says: Sealed<RowSays>,
}

impl HeldRow {
    /// What it says once a person has corrected it.
    pub fn says_now(&self, said: &[ItemSays]) -> RowSays {
        self.says.unseal_for_store().corrected(said)
    }

    /// Whether it can go in once its cells are right. A later part takes what these 届書 say.
    pub fn can_be_taken(&self) -> bool {
        !self.reasons.iter().any(|reason| {
            matches!(
                reason,
                FindingCode::FilingLossWaits | FindingCode::FilingChangeWaits | FindingCode::FilingItemsUnknown
            )
        })
    }
}

/// What a row says, item by item: what could be read in one form, anything else as it stands in the cells.
#[derive(Clone, PartialEq, Eq)]
pub struct RowSays {
    source: ImportSource,
    texts: RawCells,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSays {
    pub meaning: Meaning,
    pub text: String,
}

/// Items of a roster's row.
const OF_A_ROSTER: [Meaning; 15] = [
    Meaning::Symbol,
    Meaning::Number,
    Meaning::Branch,
    Meaning::Name,
    Meaning::Kana,
    Meaning::Birth,
    Meaning::Sex,
    Meaning::Relation,
    Meaning::Acquired,
    Meaning::Postal,
    Meaning::Address,
    Meaning::Phone,
    Meaning::Employer,
    Meaning::Requested,
    Meaning::MyNumber,
];

/// Items of a line of the national list.
const OF_A_LIST: [Meaning; 11] = [
    Meaning::Insurer,
    Meaning::Symbol,
    Meaning::Number,
    Meaning::Branch,
    Meaning::Name,
    Meaning::Birth,
    Meaning::Card,
    Meaning::Registered,
    Meaning::CertificateExpires,
    Meaning::Deregistered,
    Meaning::ListedOn,
];

/// The items that a row of such a file can say.
pub fn items(source: ImportSource) -> &'static [Meaning] {
    match source {
        ImportSource::Roster => &OF_A_ROSTER,
        ImportSource::NationalList => &OF_A_LIST,
    }
}

impl RowSays {
    /// `text`: what it says of an item; nothing is a blank.
    pub fn new<T: AsRef<str>>(source: ImportSource, text: impl FnMut(Meaning) -> T) -> Self {
        Self { source, texts: items(source).iter().copied().map(text).collect() }
    }

    /// What kind of file it stood in.
    pub fn source(&self) -> ImportSource {
        self.source
    }

    /// Every item that a row of its file can say, blank where it does not.
    pub fn items(&self) -> impl Iterator<Item = (Meaning, &str)> {
        items(self.source).iter().copied().zip(self.texts.iter())
    }

    /// The same once a person has corrected it.
    pub fn corrected(&self, said: &[ItemSays]) -> Self {
        let texts = self.items().map(|(meaning, text)| {
            said.iter().find(|said| said.meaning == meaning).map_or(text, |said| said.text.as_str())
        });
        Self { source: self.source, texts: texts.collect() }
    }
}

impl From<&RosterEntry> for RowSays {
    fn from(entry: &RosterEntry) -> Self {
        let address = entry.address.unseal_for_store();
        let text = |sealed: &Sealed<Option<String>>| sealed.unseal_for_store().clone().unwrap_or_default();
        Self::new(ImportSource::Roster, |meaning| match meaning {
            Meaning::Symbol => entry.insured.symbol().to_owned(),
            Meaning::Number => entry.insured.number().to_owned(),
            Meaning::Branch => entry.insured.branch().to_owned(),
            Meaning::Name => entry.name.as_str().to_owned(),
            Meaning::Kana => entry.kana.cell().to_owned(),
            Meaning::Birth => iso_day::text(entry.birth),
            Meaning::Sex => entry.sex.map(sex).unwrap_or_default().to_owned(),
            Meaning::Relation => relation(entry.relation, &entry.relation_text).to_owned(),
            Meaning::Acquired => iso_day::text(entry.acquired_on),
            Meaning::Postal => address.postal.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default(),
            Meaning::Address => address.text.clone(),
            Meaning::Phone => text(&entry.phone),
            Meaning::Employer => text(&entry.employer),
            Meaning::Requested => if entry.requested { REQUESTED } else { "" }.to_owned(),
            Meaning::MyNumber => entry.my_number.as_ref().and_then(cut_number).unwrap_or_default(),
            _ => String::new(),
        })
    }
}

impl From<&ListEntry> for RowSays {
    fn from(entry: &ListEntry) -> Self {
        let day = |day: Option<Day>| day.map(iso_day::text).unwrap_or_default();
        Self::new(ImportSource::NationalList, |meaning| match meaning {
            Meaning::Symbol => entry.insured.symbol().to_owned(),
            Meaning::Number => entry.insured.number().to_owned(),
            Meaning::Branch => entry.insured.branch().to_owned(),
            Meaning::Name => entry.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
            Meaning::Birth => day(entry.birth),
            Meaning::Card => card(entry.card).to_owned(),
            Meaning::Registered => entry.registered.map(registered).unwrap_or_default().to_owned(),
            Meaning::CertificateExpires => day(entry.certificate_expires_on),
            Meaning::Deregistered => day(entry.deregistered_on),
            Meaning::ListedOn => iso_day::text(entry.listed_on),
            _ => String::new(),
        })
    }
}

const REQUESTED: &str = "要";

/// 続柄, or where the row has no word for it, whether it is the 被保険者 or of the family.
pub fn relation(relation: Relation, word: &str) -> &str {
    match (word, relation) {
        ("", Relation::Insured) => "本人",
        ("", Relation::Dependent) => "家族",
        (word, _) => word,
    }
}

/// 性別 as rosters have it.
pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "男",
        Sex::Female => "女",
    }
}

fn card(card: CardState) -> &'static str {
    match card {
        CardState::Held => "保有",
        CardState::None => "未取得",
        CardState::Returned => "返納",
        CardState::Lost => "紛失",
        CardState::Renewing => "更新中",
        CardState::Unknown => "",
    }
}

fn registered(registered: bool) -> &'static str {
    if registered { "登録" } else { "未登録" }
}

/// A 個人番号 that was right, as it is written once it is cut.
pub fn cut_number(seen: &NumberSeen) -> Option<String> {
    let last4 = seen.last4.as_ref().filter(|_| seen.valid)?;
    Some(format!("********{}", last4.as_str()))
}

/// The item of a row that a correction by hand calls so. `None`: no row says it.
pub fn item_of_entry(entry: Entry) -> Option<Meaning> {
    match entry {
        Entry::Symbol => Some(Meaning::Symbol),
        Entry::Number => Some(Meaning::Number),
        Entry::Branch => Some(Meaning::Branch),
        Entry::Name => Some(Meaning::Name),
        Entry::Kana => Some(Meaning::Kana),
        Entry::Birth => Some(Meaning::Birth),
        Entry::Sex => Some(Meaning::Sex),
        Entry::Relation => Some(Meaning::Relation),
        Entry::AcquiredOn => Some(Meaning::Acquired),
        Entry::Postal => Some(Meaning::Postal),
        Entry::Address => Some(Meaning::Address),
        Entry::Phone => Some(Meaning::Phone),
        Entry::Employer => Some(Meaning::Employer),
        Entry::IssueRequested => Some(Meaning::Requested),
        Entry::Card => Some(Meaning::Card),
        Entry::Registered => Some(Meaning::Registered),
        Entry::CertificateExpiresOn => Some(Meaning::CertificateExpires),
        Entry::DeregisteredOn => Some(Meaning::Deregistered),
        _ => None,
    }
}

/// Reasons as they are kept: codes, parted by blanks. One that a newer program has written is not known here, and is left out.
pub fn reasons_text(reasons: &[FindingCode]) -> String {
    reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" ")
}

/// The same read back.
pub fn reasons_of(text: &str) -> Vec<FindingCode> {
    text.split_whitespace().filter_map(FindingCode::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_says_stands_in_place_of_what_the_row_says() {
        let row = RowSays::new(ImportSource::Roster, |meaning| match meaning {
            Meaning::Name => "健保　花子",
            Meaning::Birth => "昭和70年1月1日",
            _ => "",
        });
        let said = [
            ItemSays { meaning: Meaning::Birth, text: "1980-04-01".to_owned() },
            ItemSays { meaning: Meaning::Card, text: "保有".to_owned() },
        ];
        let after = row.corrected(&said);
        let says: Vec<(Meaning, &str)> = after.items().filter(|(_, text)| !text.is_empty()).collect();
        assert_eq!(says, [(Meaning::Name, "健保　花子"), (Meaning::Birth, "1980-04-01")], "no roster says a card");
        assert!(row.corrected(&[]) == row);
    }

    #[test]
    fn reasons_are_read_back_and_those_of_a_newer_program_are_left_out() {
        let reasons = [FindingCode::BirthDateBad, FindingCode::NameChanged];
        assert_eq!(reasons_of(&reasons_text(&reasons)), reasons);
        assert_eq!(reasons_of("birth_date_bad unheard_of"), [FindingCode::BirthDateBad]);
        assert!(reasons_of("").is_empty());
    }
}
