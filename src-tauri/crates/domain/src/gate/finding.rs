//! A finding as a list or a file may show it.

use super::{Out, Purpose};
use crate::finding::{Finding, FindingCode, Item, Place};
use crate::insured::InsuredId;
use crate::record::Field;
use crate::registration::{PersonField, Secrecy};

/// A finding as shown. Of a cell's text only a short number or date is shown, and none of contact and employer columns and of
/// columns that were not recognised.
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

/// The most digits of a text that is shown: a date has eight, a telephone number more.
const MOST_DIGITS: usize = 8;

/// Lets out one finding.
pub fn finding<P: Purpose>(finding: &Finding, _: P) -> Out<P, FindingShown> {
    let of_item = finding.item.is_some_and(is_open);
    let open = is_open_to_all(finding.code);
    let text = finding.text.unseal_for_store().as_deref();
    Out::release(FindingShown {
        code: finding.code,
        place: finding.place.clone(),
        item: finding.item,
        insured: finding.insured.clone(),
        text: text.filter(|text| open || (of_item && tells_nothing_else(text))).map(str::to_owned),
    })
}

/// Whether everything that is registered of an item is open. A finding is of nobody yet whose protection could be asked for.
fn is_open(item: Item) -> bool {
    // A postal code is registered with its address.
    let item = if item == Item::Postal { Item::Address } else { item };
    let mut facets = PersonField::ALL.iter().map(|field| field.facets());
    facets.all(|facets| facets.item != item || facets.secrecy == Secrecy::Open)
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

/// Whether a text can be a number or a date and nothing else. Cells slip into wrong columns: a name, an address, a postal code
/// or a telephone number may stand under any heading.
fn tells_nothing_else(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let plain = text.chars().all(|c| {
        c.is_numeric() || matches!(c, '.' | '/' | '-' | '+') || "年月日元明治大正昭和平成令和MTSHRmtshr".contains(c)
    });
    let postal =
        text.split_once('-').is_some_and(|(area, rest)| area.chars().count() == 3 && rest.chars().count() == 4);
    plain && (1..=MOST_DIGITS).contains(&digits) && text.chars().count() <= 12 && !postal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{Screen, Sealed};

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
        for (item, open) in [
            (Item::Postal, false),
            (Item::Address, false),
            (Item::Phone, false),
            (Item::Employer, false),
            (Item::MyNumber, false),
            (Item::Birth, true),
            (Item::Branch, true),
            (Item::Card, true),
        ] {
            assert_eq!(shown(FindingCode::CellTooLong, Some(item), "12").is_some(), open, "{item:?}");
        }
    }

    #[test]
    fn a_cell_of_a_wrong_column_is_shown_of_nobody() {
        let address = "神戸市中央区1-1";
        for (code, item) in [
            (FindingCode::MarkBad, Item::Requested),
            (FindingCode::SexBad, Item::Sex),
            (FindingCode::RelationBad, Item::Relation),
            (FindingCode::ListValueBad, Item::Card),
        ] {
            assert_eq!(shown(code, Some(item), address), None);
        }
        assert_eq!(shown(FindingCode::PostalBad, Some(Item::Postal), "12"), None);
        assert_eq!(shown(FindingCode::BirthDateBad, Some(Item::Birth), "S65.1.1").as_deref(), Some("S65.1.1"));
        assert_eq!(shown(FindingCode::ColumnsUnused, None, "備考、社員番号").as_deref(), Some("備考、社員番号"));
    }

    #[test]
    fn texts_that_can_be_nothing_but_a_number_or_a_date() {
        for text in ["1003", "0", "S55.4.1", "昭和65年1月1日", "1980-04-01", "20240231", "1003.5", "-1"] {
            assert!(tells_nothing_else(text), "{text}");
        }
        for text in
            ["神戸市中央区1-1", "佐藤　花子", "650-0001", "078-111-2222", "0781112222", "1\n2", "要確認", "", "中央区"]
        {
            assert!(!tells_nothing_else(text), "{text}");
        }
    }
}
