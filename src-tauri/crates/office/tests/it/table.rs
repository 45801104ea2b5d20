//! The command table as a caller meets it who speaks JSON.

use crate::day;
use kenpo_domain::instant::Instant;
use kenpo_office::office::Office;
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::world::{Moment, World};
use serde_json::json;

#[test]
fn a_text_that_is_no_code_of_its_list_is_a_bad_request() {
    let clock = || Moment { instant: Instant::parse("2026-11-30T00:00:00Z").unwrap(), day: day("2026-11-30") };
    let mut office = Office::new(World::with_clock("nowhere".into(), clock));
    let folder = tempfile::tempdir().unwrap();
    let init = json!({
        "path": folder.path().join("society.kenpo"), "user": null, "password": "correct horse battery", "name": "例示健康保険組合",
        "insurerNumber": "06139463", "officeNo": 1, "policy": include_str!("../../../../../tests/fixtures/policy/reiji.toml"),
        "symbolWidth": null, "numberWidth": 7, "branchWidth": 2, "postalWidth": 7,
    });
    assert!(answer(rpc(&mut office, "init", init)).is_ok());
    // What could be read is answered, or refused for what it asks.
    for (command, request, code, why) in [
        ("plan", json!({"asOf": "2026-11-30", "outcome": "hold", "page": 1}), "answered", "a code"),
        ("plan", json!({"asOf": "2026-11-30", "outcome": null, "page": 1}), "answered", "all"),
        ("plan", json!({"asOf": "2026-11-30", "page": 1}), "answered", "all, not said"),
        ("plan", json!({"asOf": "2026-11-30", "outcome": "Hold", "page": 1}), "bad_request", "codes are exact"),
        ("plan", json!({"asOf": "2026-11-30", "outcome": "", "page": 1}), "bad_request", "nothing is no code"),
        ("plan", json!({"asOf": "2026-11-30", "outcome": "printed", "page": 1}), "bad_request", "of another list"),
        ("piece_return", json!({"serial": "1", "reason": "01", "via": "post"}), "serial_bad", "a code"),
        ("piece_return", json!({"serial": "1", "reason": "01", "via": "address"}), "bad_request", "of another list"),
    ] {
        let reply = answer(rpc(&mut office, command, request));
        let told = reply.as_ref().map_or_else(|fault| fault["code"].as_str().unwrap(), |_| "answered");
        assert_eq!(told, code, "{command}: {why}");
    }
}
