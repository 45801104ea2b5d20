//! Every finding has its words.

use super::*;
use crate::code::Code;

#[test]
fn every_finding_says_what_and_what_next() {
    for code in FindingCode::ALL {
        assert!(code.what().ends_with('。') && code.next().ends_with('。'), "{}", code.code());
    }
}
