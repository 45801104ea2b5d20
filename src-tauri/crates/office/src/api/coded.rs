//! A value of a closed list on the wire: its code and nothing else, in JSON and in the page's types.
//!
//! A text that is no code of the list is refused where it is read, so that nothing behind the command table meets one.

use kenpo_domain::code::Code;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use ts_rs::{Config, TS};

/// A value of a closed list, written as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded<T>(pub T);

impl<T: Code> Coded<T> {
    pub fn code(self) -> &'static str {
        self.0.code()
    }
}

impl<T: Code> Serialize for Coded<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de, T: Code> Deserialize<'de> for Coded<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OfList(PhantomData))
    }
}

/// Reads a code of one list.
struct OfList<T>(PhantomData<T>);

impl<T: Code> Visitor<'_> for OfList<T> {
    type Value = Coded<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a code of {}", T::LIST)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Coded<T>, E> {
        T::from_code(text).map(Coded).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// On the page: a union of the codes under the list's name.
impl<T: Code> TS for Coded<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        T::LIST.to_owned()
    }

    fn inline(_: &Config) -> String {
        let codes: Vec<String> = T::ALL.iter().map(|value| format!("'{}'", value.code())).collect();
        codes.join(" | ")
    }

    fn decl(config: &Config) -> String {
        format!("type {} = {};", T::LIST, Self::inline(config))
    }

    fn decl_concrete(config: &Config) -> String {
        Self::decl(config)
    }

    // Says that the type has a declaration of its own.
    fn output_path() -> Option<PathBuf> {
        Some(PathBuf::from(T::LIST).with_extension("ts"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::finding::Weight;

    #[test]
    fn a_code_and_nothing_else_is_read() {
        let read = |text: &str| serde_json::from_str::<Coded<Weight>>(text).ok();
        assert_eq!(serde_json::to_string(&Coded(Weight::Look)).unwrap(), r#""look""#);
        assert_eq!(read(r#""look""#), Some(Coded(Weight::Look)));
        for (text, why) in [
            (r#""Look""#, "codes are exact"),
            (r#""""#, "nothing is no code"),
            (r#""certificate""#, "a code of another list"),
            ("null", "left out is said by an option"),
            ("1", "a place in the list is no code"),
            (r#"{"look":null}"#, "not an object"),
        ] {
            assert_eq!(read(text), None, "{text}: {why}");
        }
    }

    #[test]
    fn the_page_knows_a_list_by_its_codes() {
        assert_eq!(Coded::<Weight>::decl(&Config::default()), "type Weight = 'mended' | 'look' | 'blocks';");
    }
}
