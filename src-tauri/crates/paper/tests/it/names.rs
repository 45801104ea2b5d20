//! Every name, reading and address of the sample rosters on paper, and back from it.

use crate::support::{Case, folded, kept, root, text_of};
use serde_json::Value;

#[test]
fn every_person_of_the_sample_rosters_comes_back_from_the_page() {
    let file = std::fs::read(root().join("tests/fixtures/rosters/truth.json")).unwrap();
    let truth: Value = serde_json::from_slice(&file).unwrap();
    let people: Vec<&Value> = truth
        .as_object()
        .unwrap()
        .values()
        .filter_map(|book| book.get("people"))
        .flat_map(|people| people.as_array().unwrap())
        .collect();
    let text = |person: &Value, key: &str| person[key].as_str().unwrap_or_default().to_owned();
    let cases: Vec<Case> = people
        .iter()
        .zip(1..)
        .map(|(person, counter)| {
            let case = Case {
                counter,
                kana: text(person, "kana"),
                symbol: text(person, "symbol"),
                number: text(person, "number"),
                ..Case::default()
            };
            let address = text(person, "address");
            let case = case.named(&text(person, "name"));
            if address.is_empty() { case } else { case.direct(&address) }
        })
        .collect();
    let pages = text_of(&kept("rosters", cases.iter().map(Case::frame).collect()));
    assert_eq!(pages.len(), cases.len());
    for ((case, page), person) in cases.iter().zip(&pages).zip(&people) {
        let mut values = vec![case.name.clone(), text(person, "kana"), case.number.clone()];
        values.extend((!text(person, "address").is_empty()).then(|| case.address.clone()));
        for value in values {
            assert!(page.contains(&folded(&value)), "{value} of {} is not in {page}", person["row"]);
        }
        // Above the table, in the table, on the card.
        assert_eq!(page.matches(&folded(&case.name)).count(), 3, "{page}");
    }
}
