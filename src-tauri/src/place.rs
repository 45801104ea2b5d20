//! Which database was named at the start. Looks at the environment and the arguments; must never create anything.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// Database to suggest on the unlock screen: `KENPO_DB`, else the first argument.
pub fn named_database() -> Option<PathBuf> {
    database(env::var_os("KENPO_DB"), env::args_os().nth(1))
}

fn database(named: Option<OsString>, argument: Option<OsString>) -> Option<PathBuf> {
    named.into_iter().chain(argument).find(|p| !p.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_the_database_before_the_argument() {
        let text = |s: &str| Some(OsString::from(s));
        assert_eq!(database(text("/a"), text("/b")), Some(PathBuf::from("/a")));
        assert_eq!(database(text(""), text("/b")), Some(PathBuf::from("/b")));
        assert_eq!(database(None, None), None);
    }
}
