//! Every output needs what only the gate makes: each case below does not compile, and its message says why.
//!
//! The expected messages stand beside the cases; `TRYBUILD=overwrite` writes them anew after a change of the compiler.

#[test]
fn no_output_without_the_gate() {
    trybuild::TestCases::new().compile_fail("tests/gate/*.rs");
}
