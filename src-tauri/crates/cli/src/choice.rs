//! Arguments that take one of the codes of a closed list: what they may be, and how that is said. The lists stand in `domain`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use kenpo_domain::code::Code;

/// Reads one of the codes of a closed list.
pub fn one_of<T: Code + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let codes = PossibleValuesParser::new(T::ALL.iter().map(|value| value.code()));
    codes.try_map(|code| T::from_code(&code).ok_or("no code of the list"))
}

/// The codes of a list.
pub fn codes<T: Code>() -> Vec<String> {
    T::ALL.iter().map(|value| value.code().to_owned()).collect()
}

/// The codes of a list, each with its words.
pub fn named<T: Code>(words: fn(T) -> &'static str) -> Vec<String> {
    T::ALL.iter().map(|value| format!("{} {}", value.code(), words(*value))).collect()
}

/// What an argument is, what it may be, and what it is where it is left out.
pub fn help(what: &str, values: &[String], left_out: Option<&str>) -> String {
    let left_out = left_out.map(|code| format!("。省略すると {code}")).unwrap_or_default();
    format!("{what}（{}{left_out}）", values.join("、"))
}
