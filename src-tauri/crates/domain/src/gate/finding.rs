//! A finding as a list or a file may show it.

use super::{Out, Purpose};
use crate::finding::{Finding, FindingCode, Item, Place};
use crate::insured::InsuredId;

/// A finding as shown. Of a cell's text only a day under a heading of days is shown, and a code of one digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingShown {
    pub code: FindingCode,
    /// Where.
    pub place: Place,
    pub item: Option<Item>,
    /// Whose row.
    pub insured: Option<InsuredId>,
    /// The cell's text, where it may be shown.
    pub text: Option<String>,
}

/// Lets out one finding.
pub fn finding<P: Purpose>(finding: &Finding, _: P) -> Out<P, FindingShown> {
    let open = is_open_to_all(finding.code);
    let text = finding.text.unseal_for_store().as_deref();
    let tells_nothing_else = |text: &str| finding.item.is_some_and(|item| is_of_its_column(item, text));
    Out::release(FindingShown {
        code: finding.code,
        place: finding.place.clone(),
        item: finding.item,
        insured: finding.insured.clone(),
        text: text.filter(|text| open || tells_nothing_else(text)).map(str::to_owned),
    })
}

/// Whether a finding's text is made by us and says nothing that is withheld of anybody: it names headings, tables, rows or columns, counts
/// rows or people, or is a 記号・番号・枝番, by which everybody can be found.
fn is_open_to_all(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::SamePerson
            | FindingCode::WidthSeen
            | FindingCode::HouseholdDiffers
            | FindingCode::ColumnsUnused
            | FindingCode::ColumnsWithoutHeading
            | FindingCode::TableNotTaken
            | FindingCode::HiddenTableNotTaken
            | FindingCode::SheetWithoutHeadings
            | FindingCode::HiddenRead
            | FindingCode::HiddenLeft
            | FindingCode::HiddenNumbers
            | FindingCode::TotalDiffers
            | FindingCode::RowsLeftAlone
            | FindingCode::FilingUnread
            | FindingCode::FilingDependantWaits
            | FindingCode::FilingItemsUnknown
    )
}

/// Whether a text is what a column of this item holds, and nothing that may be withheld looks like it. Cells slip into wrong columns: a name, an
/// address, a postal code or the code of an employer may stand under any heading. A number alone can be a postal code or an employer, so
/// that it is shown of no column; a finding is of nobody yet whose protection could be asked for.
fn is_of_its_column(item: Item, text: &str) -> bool {
    match item {
        Item::Birth
        | Item::Acquired
        | Item::Lost
        | Item::VoluntaryUntil
        | Item::StayUntil
        | Item::CertificateExpires
        | Item::DeregistrationApplied
        | Item::Deregistered
        | Item::ListedOn => is_like_a_day(text),
        Item::Sex | Item::Relation | Item::Requested | Item::Card | Item::Registered => {
            text.len() == 1 && is_number(text)
        }
        Item::Symbol
        | Item::Number
        | Item::Branch
        | Item::Name
        | Item::Kana
        | Item::Overseas
        | Item::Burden
        | Item::Care
        | Item::Postal
        | Item::Address
        | Item::Phone
        | Item::Employer
        | Item::MyNumber
        | Item::Insurer => false,
    }
}

/// Whether a text is written as a day, be it one that never was: `S65.1.1`, `昭和65年1月1日`, `1980-04-31`, `20240231`.
pub(super) fn is_like_a_day(text: &str) -> bool {
    const ERAS: [&str; 15] = ["明治", "大正", "昭和", "平成", "令和", "M", "T", "S", "H", "R", "m", "t", "s", "h", "r"];
    let after_era = ERAS.iter().find_map(|era| text.strip_prefix(era));
    let digits = after_era.unwrap_or(text);
    let parts: Vec<&str> = digits.strip_suffix('日').unwrap_or(digits).split(['.', '/', '-', '年', '月']).collect();
    match (parts.as_slice(), after_era) {
        (["元", month, day], Some(_)) => is_month_and_day(month, day),
        ([year, month, day], Some(_)) => year.len() <= 2 && is_number(year) && is_month_and_day(month, day),
        // 55-4-1 may be the end of an address.
        ([year, month, day], None) => {
            let short = year.len() == 2 && is_number(year) && !text.contains('-');
            (short || is_year(year)) && is_month_and_day(month, day)
        }
        ([run], era) => {
            let (year, rest) = run.split_at_checked(if era.is_some() { 2 } else { 4 }).unwrap_or_default();
            let (month, day) = rest.split_at_checked(2).unwrap_or_default();
            let known_year = if era.is_some() { is_number(year) } else { is_year(year) };
            known_year && day.len() == 2 && is_month_and_day(month, day)
        }
        _ => false,
    }
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    is_number(text) && text.len() == 4 && ["18", "19", "20"].iter().any(|century| text.starts_with(century))
}

fn is_month_and_day(month: &str, day: &str) -> bool {
    let up_to = |text: &str, most: u8| {
        is_number(text) && text.len() <= 2 && text.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
    };
    up_to(month, 12) && up_to(day, 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{Screen, Sealed};
    use crate::record::Field;
    use crate::registration::{PersonField, Secrecy};

    fn shown(code: FindingCode, item: Option<Item>, text: &str) -> Option<String> {
        let place = Place { sheet: None, row: 2, column: None };
        let text = Sealed::new(Some(text.to_owned()));
        finding(&Finding { code, place, item, insured: None, text }, Screen).into_inner().text
    }

    #[test]
    fn a_cell_of_a_sealed_field_is_shown_of_nobody() {
        for field in PersonField::ALL {
            let facets = field.facets();
            if facets.secrecy != Secrecy::Open {
                assert_eq!(shown(FindingCode::CellTooLong, Some(facets.item), "12"), None, "{field:?}");
            }
        }
        for item in [Item::Postal, Item::Address, Item::Phone, Item::Employer, Item::MyNumber] {
            for text in ["1", "S55.4.1"] {
                assert_eq!(shown(FindingCode::CellTooLong, Some(item), text), None, "{item:?}");
            }
        }
    }

    #[test]
    fn a_cell_of_a_wrong_column_is_shown_of_nobody() {
        let slipped = ["神戸市中央区1-1", "6500001", "650-0001", "6999", "31", "078-111-2222", "0781112222", "1-2-3"];
        for (code, item) in [
            (FindingCode::MarkBad, Item::Requested),
            (FindingCode::SexBad, Item::Sex),
            (FindingCode::RelationBad, Item::Relation),
            (FindingCode::ListValueBad, Item::Card),
            (FindingCode::BirthDateBad, Item::Birth),
            (FindingCode::AcquiredDateBad, Item::Acquired),
            (FindingCode::InsuredIdBad, Item::Symbol),
            (FindingCode::TooManyDigits, Item::Number),
            (FindingCode::ZerosRestored, Item::Branch),
            (FindingCode::OtherInsurer, Item::Insurer),
        ] {
            for text in slipped {
                assert_eq!(shown(code, Some(item), text), None, "{item:?} {text}");
            }
        }
        assert_eq!(shown(FindingCode::SexBad, Some(Item::Sex), "S55.4.1"), None, "a day under another heading");
        for text in ["1", "9"] {
            assert_eq!(shown(FindingCode::SexBad, Some(Item::Sex), text).as_deref(), Some(text));
        }
        assert_eq!(shown(FindingCode::BirthDateBad, Some(Item::Birth), "S65.1.1").as_deref(), Some("S65.1.1"));
        assert_eq!(shown(FindingCode::ColumnsUnused, None, "備考、社員番号").as_deref(), Some("備考、社員番号"));
    }

    #[test]
    fn texts_that_are_written_as_a_day() {
        for text in [
            "S55.4.1",
            "S550401",
            "昭和65年1月1日",
            "令和元年5月1日",
            "1980-04-31",
            "1980/4/1",
            "80/4/1",
            "55.4.1",
            "20240231",
            "1900年2月29日",
        ] {
            assert!(is_like_a_day(text), "{text}");
        }
        for text in [
            "6500001",
            "650-0001",
            "3550401",
            "1003",
            "0",
            "12",
            "55-4-1",
            "1980-13-01",
            "99-88-777",
            "19809999",
            "55.4",
            "06-123-456",
            "1980-04-01-1",
            "昭和",
            "S",
            "",
            "1\n2",
            "1980-04-01 神戸市",
            "０１２３",
            "年月日",
        ] {
            assert!(!is_like_a_day(text), "{text}");
        }
    }
}
