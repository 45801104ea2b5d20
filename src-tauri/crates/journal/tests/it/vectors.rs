//! `docs/formats/operation.md` with test vectors: what is written, what it hashes to, what is refused.

use kenpo_domain::address::AddressKey;
use kenpo_domain::batch::Batch;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Protection;
use kenpo_domain::import::Import;
use kenpo_domain::listing::Listing;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::piece_record::{PieceMade, ReturnedPiece, StepTaken};
use kenpo_domain::record::{Change, Record, RecordKind};
use kenpo_domain::registration::Registration;
use kenpo_domain::society::SocietyRecord;
use kenpo_journal::{Chain, Heading, Operation, OperationError, Series, change_from};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors.json")).unwrap()
}

#[test]
fn operations_are_read_and_written_back_byte_for_byte_and_chained() {
    let vectors = vectors();
    let series = Series::parse(vectors["series"].as_str().unwrap()).unwrap();
    let mut chain = Chain::begin(&series);
    assert_eq!(chain.hash().to_string(), vectors["h0"].as_str().unwrap());
    let operations = vectors["operations"].as_array().unwrap();
    assert!(operations.len() >= 4);
    for vector in operations {
        let bytes = vector["bytes"].as_str().unwrap().as_bytes();
        let operation = Operation::read(bytes).unwrap();
        assert!(operation.bytes() == bytes, "{}", vector["why"]);
        chain.take(bytes);
        assert_eq!(chain.index(), operation.heading.index);
        assert_eq!(chain.hash().to_string(), vector["hash"].as_str().unwrap(), "{}", vector["why"]);
    }
}

/// Reads the change as one of its kind, and writes the operation again out of that.
fn again<R: Record>(operation: &Operation) -> Option<Vec<u8>> {
    let change: Change<R> = change_from(&operation.change_members())?;
    let mut out = Vec::new();
    operation.heading.write(&change, &mut out).ok()?;
    Some(out)
}

#[test]
fn every_kind_of_record_has_a_vector_and_comes_back_as_what_it_is() {
    let mut seen = BTreeSet::new();
    for vector in vectors()["operations"].as_array().unwrap() {
        let bytes = vector["bytes"].as_str().unwrap().as_bytes();
        let operation = Operation::read(bytes).unwrap();
        let Some(kind) = RecordKind::from_code(&operation.heading.kind) else { continue };
        let written = match kind {
            RecordKind::Society => again::<SocietyRecord>(&operation),
            RecordKind::Person => again::<Registration>(&operation),
            RecordKind::Listing => again::<Listing>(&operation),
            RecordKind::Protection => again::<Protection>(&operation),
            RecordKind::Import => again::<Import>(&operation),
            RecordKind::Batch => again::<Batch>(&operation),
            RecordKind::Piece => again::<PieceMade>(&operation),
            RecordKind::Step => again::<StepTaken>(&operation),
            RecordKind::Returned => again::<ReturnedPiece>(&operation),
        };
        assert!(written.as_deref() == Some(bytes), "{}", vector["why"]);
        seen.insert(kind);
    }
    assert_eq!(seen, RecordKind::ALL.iter().copied().collect());
}

/// Whether a change is one of a kind of record.
fn is_change<R: Record>(members: &Map<String, Value>) -> bool {
    change_from::<R>(members).is_some()
}

#[test]
fn what_is_no_change_of_its_kind_is_refused() {
    for vector in vectors()["refused_changes"].as_array().unwrap() {
        let members = vector["change"].as_object().unwrap();
        let read = match RecordKind::from_code(vector["kind"].as_str().unwrap()).unwrap() {
            RecordKind::Society => is_change::<SocietyRecord>(members),
            RecordKind::Person => is_change::<Registration>(members),
            RecordKind::Listing => is_change::<Listing>(members),
            RecordKind::Protection => is_change::<Protection>(members),
            RecordKind::Import => is_change::<Import>(members),
            RecordKind::Batch => is_change::<Batch>(members),
            RecordKind::Piece => is_change::<PieceMade>(members),
            RecordKind::Step => is_change::<StepTaken>(members),
            RecordKind::Returned => is_change::<ReturnedPiece>(members),
        };
        assert!(!read, "{}: {}", vector["why"], vector["change"]);
    }
}

#[test]
fn keys_of_addresses_are_made_as_the_document_says() {
    for vector in vectors()["address_keys"].as_array().unwrap() {
        let key = AddressKey::of(vector["address"].as_str().unwrap());
        assert_eq!(key.for_store(), vector["key"].as_str().unwrap(), "{}", vector["address"]);
    }
}

#[test]
fn what_would_be_refused_is_not_written() {
    let heading = |index, previous, at, op, kind, id| Heading {
        office: OfficeNo::new(7).unwrap(),
        series: Series::new([0; 16]),
        index,
        op,
        at,
        actor: "tantou",
        kind,
        id,
        previous,
        source: None,
        deleted_by_hand: false,
    };
    let at = "2026-11-24T01:02:03Z";
    let flagged = Protection { non_disclosure: true, ..Protection::default() };
    let change = Change::new(flagged);
    let mut out = Vec::new();
    assert_eq!(heading(2, Some(1), at, "o", "k", "i").write(&change, &mut out), Ok(()));
    assert!(Operation::read(&out).is_ok());
    for (bad, why) in [
        (heading(0, None, at, "o", "k", "i"), "index 0"),
        (heading(1 << 53, None, at, "o", "k", "i"), "an index that is too great"),
        (heading(2, Some(0), at, "o", "k", "i"), "previous 0"),
        (heading(2, Some(2), at, "o", "k", "i"), "previous is itself"),
        (heading(2, None, "", "o", "k", "i"), "no moment"),
        (heading(2, None, "2026-11-24T01:02:03+09:00", "o", "k", "i"), "not in UTC"),
        (heading(2, None, at, "", "k", "i"), "no operation"),
        (heading(2, None, at, "o", "", "i"), "no kind"),
        (heading(2, None, at, "o", "k", ""), "no record"),
    ] {
        out.clear();
        assert_eq!(bad.write(&change, &mut out), Err(OperationError::Malformed), "{why}");
        assert!(out.is_empty(), "{why}");
    }
    let nothing = Change::<Protection>::none();
    assert_eq!(heading(1, None, at, "o", "k", "i").write(&nothing, &mut out), Err(OperationError::Malformed));
}

#[test]
fn what_is_no_operation_is_refused() {
    for vector in vectors()["refused"].as_array().unwrap() {
        let expected = match vector["error"].as_str().unwrap() {
            "malformed" => OperationError::Malformed,
            "not_canonical" => OperationError::NotCanonical,
            _ => OperationError::TooNew(2),
        };
        assert_eq!(
            Operation::read(vector["bytes"].as_str().unwrap().as_bytes()).err(),
            Some(expected),
            "{}",
            vector["why"]
        );
    }
}

#[test]
fn a_series_is_its_digits_and_nothing_else() {
    let text = "00112233445566778899aabbccddeeff";
    assert_eq!(Series::parse(text).unwrap().to_string(), text);
    for bad in ["", "00", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeefg"] {
        assert_eq!(Series::parse(bad), None, "{bad}");
    }
}
