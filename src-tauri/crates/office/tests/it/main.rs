//! The application without a window, tested from outside: the command table, the written forms, the closed lists, the gate.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod codes;
mod decide_examples;
mod decide_lines;
mod documented;
mod gate;
mod table;
mod wire_facts;
mod wire_policy;

use kenpo_domain::Day;
use kenpo_domain::policy::Policy;
use std::path::{Path, PathBuf};

/// The policy of the invented society that the examples use.
const POLICY: &str = include_str!("../../../../../tests/fixtures/policy/reiji.toml");

fn policy() -> Policy {
    kenpo_office::wire::policy::parse(POLICY).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap().to_owned()
}
