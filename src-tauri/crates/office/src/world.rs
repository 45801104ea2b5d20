//! The one place that asks the world for the clock, randomness, the environment and the faces. Everything inside gets them as arguments.

use kenpo_domain::Day;
use kenpo_domain::instant::Instant;
use kenpo_store::AnchorPlace;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// A moment: the instant, and the calendar day in Japan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// In UTC.
    pub instant: Instant,
    /// The day in Japan.
    pub day: Day,
}

/// Fills a buffer with random bytes.
type Fill = dyn FnMut(&mut [u8]) -> io::Result<()> + Send;

/// What the application asks of the machine it runs on.
pub struct World {
    now: Box<dyn Fn() -> Moment + Send>,
    random: Box<Fill>,
    fonts: PathBuf,
    anchors: AnchorPlace,
}

impl World {
    /// The machine's own clock and randomness; faces from this folder.
    pub fn system(fonts: PathBuf) -> Self {
        Self {
            now: Box::new(system_now),
            random: Box::new(|bytes| getrandom::fill(bytes).map_err(|_| io::Error::from(io::ErrorKind::Other))),
            fonts,
            anchors: AnchorPlace::Nowhere,
        }
    }

    /// The same, with a folder where this account keeps what it knows of databases.
    pub fn keeping(self, state: Option<PathBuf>) -> Self {
        Self { anchors: state.map_or(AnchorPlace::Nowhere, AnchorPlace::Folder), ..self }
    }

    /// The machine's randomness with a clock of the caller's, for tests.
    pub fn with_clock(fonts: PathBuf, now: impl Fn() -> Moment + Send + 'static) -> Self {
        Self { now: Box::new(now), ..Self::system(fonts) }
    }

    pub(crate) fn now(&self) -> Moment {
        (self.now)()
    }

    /// Fills with random bytes.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        (self.random)(bytes)
    }

    /// Where this account keeps what it knows of databases.
    pub(crate) fn anchors(&self) -> AnchorPlace {
        self.anchors.clone()
    }

    /// A face's file below the faces' folder.
    pub(crate) fn face(&self, name: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.fonts.join(name))
    }
}

/// The folder where this account keeps what it knows of databases: the one that `KENPO_STATE` names, else the account's own for what a program
/// remembers. None where the account has none.
pub fn state_folder() -> Option<PathBuf> {
    state(|name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

fn state(env: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    env("KENPO_STATE").or_else(|| account_folder(env).map(|folder| folder.join("kenpo-desk")))
}

#[cfg(windows)]
fn account_folder(env: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    env("LOCALAPPDATA")
}

#[cfg(target_os = "macos")]
fn account_folder(env: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    env("HOME").map(|home| home.join("Library/Application Support"))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn account_folder(env: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    env("XDG_STATE_HOME").or_else(|| env("HOME").map(|home| home.join(".local/state")))
}

/// The folder of the faces: the one that `KENPO_FONTS` names, else beside the program, in its resources (Linux packages keep them
/// under `lib`), or in the source tree that it was built from.
pub fn fonts_folder() -> PathBuf {
    let exe = std::env::current_exe().ok();
    fonts(std::env::var_os("KENPO_FONTS"), exe.as_deref().and_then(Path::parent), Path::is_dir)
}

/// A folder that is named wins even when it is missing: the fault then names what is wrong.
fn fonts(named: Option<OsString>, beside: Option<&Path>, is_dir: impl Fn(&Path) -> bool) -> PathBuf {
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        return PathBuf::from(named);
    }
    let mut candidates = Vec::new();
    if let Some(beside) = beside {
        candidates.extend(["fonts", "resources/fonts", "../lib/kenpo-desk/fonts"].map(|folder| beside.join(folder)));
        // target/<profile>/kenpo, run from the source tree.
        candidates.extend(beside.ancestors().nth(2).map(|root| root.join("fonts")));
    }
    candidates.into_iter().find(|folder| is_dir(folder)).unwrap_or_else(|| PathBuf::from("fonts"))
}

#[allow(clippy::disallowed_methods, reason = "the one clock")]
fn system_now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    moment(i64::try_from(since.as_secs()).unwrap_or_default())
}

/// Seconds since 1970 as a moment. Japan has kept UTC+9 without summer time since 1951.
fn moment(seconds: i64) -> Moment {
    let utc = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    let japan = utc + chrono::TimeDelta::hours(9);
    Moment { instant: Instant::of(utc), day: japan.date_naive() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_looked_for_in_order() {
        let beside = Path::new("/opt/kenpo/bin");
        let cases: [(&str, Option<&str>, &[&str], &str); 5] = [
            ("named wins, there or not", Some("/f"), &["/opt/kenpo/bin/fonts"], "/f"),
            ("beside the program", None, &["/opt/kenpo/bin/fonts", "/opt/fonts"], "/opt/kenpo/bin/fonts"),
            ("resources", Some(""), &["/opt/kenpo/bin/resources/fonts"], "/opt/kenpo/bin/resources/fonts"),
            ("the source tree", None, &["/opt/fonts"], "/opt/fonts"),
            ("nowhere: a plain name, so that the fault can say it", None, &[], "fonts"),
        ];
        for (why, named, there, want) in cases {
            let is_dir = |folder: &Path| there.iter().any(|known| folder == Path::new(known));
            assert_eq!(fonts(named.map(OsString::from), Some(beside), is_dir), Path::new(want), "{why}");
        }
    }

    #[test]
    fn what_is_known_of_databases_lies_in_the_folder_that_is_named_or_in_the_accounts_own() {
        let env = |set: &'static [(&str, &str)]| {
            move |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value))
        };
        assert_eq!(state(env(&[("KENPO_STATE", "/s"), ("HOME", "/a")])), Some(PathBuf::from("/s")));
        assert_eq!(state(env(&[])), None);
        if cfg!(target_os = "linux") {
            let own = Some(PathBuf::from("/a/.local/state/kenpo-desk"));
            assert_eq!(state(env(&[("HOME", "/a")])), own);
            let other = Some(PathBuf::from("/state/kenpo-desk"));
            assert_eq!(state(env(&[("HOME", "/a"), ("XDG_STATE_HOME", "/state")])), other);
        }
    }

    #[test]
    fn the_day_is_japans() {
        let before_midnight = moment(1_796_050_799);
        let midnight = moment(1_796_050_800);
        assert_eq!(before_midnight.instant.as_str(), "2026-11-30T14:59:59Z");
        assert_eq!(before_midnight.day.to_string(), "2026-11-30");
        assert_eq!(midnight.day.to_string(), "2026-12-01");
    }
}
