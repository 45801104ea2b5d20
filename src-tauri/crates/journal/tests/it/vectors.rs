//! `docs/formats/operation.md` with test vectors: what is written, what it hashes to, what is refused.

use kenpo_journal::{Chain, Operation, OperationError, Series};
use serde_json::Value;

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
