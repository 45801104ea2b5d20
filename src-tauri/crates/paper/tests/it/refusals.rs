//! What must stop a piece instead of being printed wrong.

use crate::pages::LONG_FOREIGN;
use crate::support::{Case, KIT};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_paper::{Problem, check};

fn problems(case: &Case) -> Vec<Problem> {
    let stopped = check(&KIT, &case.release()).err();
    // Asking first and laying out must agree.
    assert_eq!(kenpo_paper::frame(&KIT, case.release()).err(), stopped);
    let Some(stopped) = stopped else { return Vec::new() };
    assert_eq!((&stopped.serial, stopped.insured.number()), (&case.serial(), case.number.as_str()));
    stopped.problems
}

#[test]
fn characters_that_no_face_shows_exactly() {
    for (name, points, why) in [
        ("葛\u{E01EF}城", "U+845B U+E01EF", "a variation that nobody registered is not its base"),
        ("𰻞田", "U+30EDE", "a character of extension G that the faces lack"),
        ("山\u{E000}田", "U+E000", "a private-use character means something else in every office"),
        ("か\u{3099}田", "U+304B U+3099", "a mark that is not composed would stand beside its base"),
        ("山\u{200B}田", "U+200B", "an invisible character is not shown"),
        ("\u{E0100}田", "U+E0100", "a selector without a base"),
    ] {
        let missing = Problem::GlyphMissing { item: Item::Name, clusters: vec![points.to_owned()] };
        for case in [Case::default().named(name), Case::certificate().named(name)] {
            assert_eq!(problems(&case), std::slice::from_ref(&missing), "{why}");
        }
        assert_eq!(missing.code(), Some(FindingCode::GlyphMissing));
    }
}

#[test]
fn everything_is_reported_at_once() {
    let case =
        Case { kana: "ｱ\u{E000}".to_owned(), sex: None, ..Case::certificate().named("\u{E001}\u{E002}\u{E001}") };
    let missing = |item, points: &[&str]| Problem::GlyphMissing {
        item,
        clusters: points.iter().map(|p| (*p).to_owned()).collect(),
    };
    assert_eq!(
        problems(&case),
        [
            Problem::ItemMissing { item: Some(Item::Sex) },
            missing(Item::Kana, &["U+E000"]),
            missing(Item::Name, &["U+E001", "U+E002"]),
        ]
    );
}

#[test]
fn long_texts() {
    let address = |count: usize| Case::default().direct(&"あ".repeat(count));
    assert_eq!(problems(&address(80)), []);
    assert_eq!(problems(&address(300)), [Problem::TextTooLong { item: Item::Address }]);
    // The longest names that can be registered: Latin, and full-width without a blank.
    for name in [LONG_FOREIGN, &"漢".repeat(100)] {
        assert_eq!(name.chars().count(), 100);
        for case in [Case::default(), Case::certificate(), Case::certificate().of(name)] {
            assert_eq!(problems(&Case { kana: "ア".repeat(100), ..case.named(name) }), []);
        }
    }
}

#[test]
fn documents_without_a_form() {
    for (document, medium) in
        [(Document::NoticeLast4, None), (Document::Certificate, Some(Medium::Card)), (Document::Certificate, None)]
    {
        let case = Case { document, medium, ..Case::default() };
        assert_eq!(problems(&case), [Problem::NoForm { document, medium }]);
    }
}
