//! All 記号 that are written somewhere, and whether one is another with its zeros lost.
//!
//! A 記号 has no width by nature: 0012 and 12 may be two. Nobody knows by a row alone, so a row waits whose 記号 differs from one that is known by
//! its zeros in front.

use std::collections::{HashMap, HashSet};

/// The 記号 of those who are registered, and those of a file.
#[derive(Debug, Default)]
pub struct Symbols {
    registered: HashSet<String>,
    /// By what is left without zeros in front: each way in which it is written.
    written: HashMap<String, HashSet<String>>,
}

impl Symbols {
    pub fn new<'s>(registered: impl IntoIterator<Item = String>, of_file: impl IntoIterator<Item = &'s str>) -> Self {
        let mut this = Self::default();
        for symbol in registered {
            this.write(&symbol);
            this.registered.insert(symbol);
        }
        of_file.into_iter().for_each(|symbol| this.write(symbol));
        this
    }

    /// Whether anybody who is registered has one.
    pub fn are_used(&self) -> bool {
        self.registered.iter().any(|symbol| !symbol.is_empty())
    }

    /// Whether it is not that of anybody who is registered, and is written otherwise elsewhere but for zeros in front.
    pub fn differs_by_zeros(&self, symbol: &str) -> bool {
        let ways = bare(symbol).and_then(|bare| self.written.get(bare)).map_or(0, HashSet::len);
        ways > 1 && !self.registered.contains(symbol)
    }

    fn write(&mut self, symbol: &str) {
        let Some(bare) = bare(symbol) else { return };
        match self.written.get_mut(bare) {
            Some(ways) if ways.contains(symbol) => {}
            Some(ways) => {
                ways.insert(symbol.to_owned());
            }
            None => {
                self.written.insert(bare.to_owned(), HashSet::from([symbol.to_owned()]));
            }
        }
    }
}

/// A 記号 of digits without zeros in front.
fn bare(symbol: &str) -> Option<&str> {
    let digits = !symbol.is_empty() && symbol.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| symbol.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_that_differs_by_zeros_alone_may_be_another_ones() {
        for (registered, of_file, symbol, differs) in [
            (["0012"].as_slice(), ["12"].as_slice(), "12", true),
            (&["0012"], &["0012"], "0012", false),
            (&[], &["0012", "12"], "12", true),
            (&[], &["0012", "12"], "0012", true),
            (&["0012"], &["0012", "12"], "0012", false),
            (&["0012", "12"], &["12"], "12", false),
            (&["12"], &["13"], "13", false),
            (&["東1"], &["東01"], "東01", false),
            (&[""], &["0"], "0", false),
        ] {
            let symbols = Symbols::new(registered.iter().map(|symbol| (*symbol).to_owned()), of_file.iter().copied());
            assert_eq!(symbols.differs_by_zeros(symbol), differs, "{symbol} beside {registered:?} and {of_file:?}");
        }
    }

    #[test]
    fn no_symbol_is_none() {
        assert!(!Symbols::new([String::new()], []).are_used());
        assert!(Symbols::new([String::new(), "12".to_owned()], []).are_used());
    }
}
