//! A moment as files, the database and the log write it. Says when, and nothing of any person.

use chrono::{DateTime, SecondsFormat, Utc};
use std::fmt;

/// A moment: RFC 3339, as it was written down (`2026-11-30T01:02:03Z`). No other text is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instant(String);

impl Instant {
    /// A moment of a clock, to the second.
    pub fn of(utc: DateTime<Utc>) -> Self {
        Self(utc.to_rfc3339_opts(SecondsFormat::Secs, true))
    }

    /// A moment as it was written down.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|_| Self(text.to_owned()))
    }

    /// The same for reckoning.
    pub fn utc(&self) -> DateTime<Utc> {
        // A moment is made of what reads as one.
        DateTime::parse_from_rfc3339(&self.0).unwrap_or_default().to_utc()
    }

    /// As it was written down.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_moment_is_read_and_stays_as_it_was_written() {
        for text in ["2026-11-30T01:02:03Z", "2026-11-30T10:02:03+09:00", "2026-11-30T01:02:03.5Z"] {
            assert_eq!(Instant::parse(text).unwrap().as_str(), text);
        }
        let [here, japan] =
            ["2026-11-30T01:02:03Z", "2026-11-30T10:02:03+09:00"].map(|text| Instant::parse(text).unwrap());
        assert_eq!(here.utc(), japan.utc());
        for (text, why) in [
            ("", "nothing"),
            ("2026-11-30", "a day"),
            ("佐藤 花子", "a name"),
            ("2026-11-30T01:02:03Z 佐藤", "something after it"),
            ("2026-02-30T01:02:03Z", "no such day"),
        ] {
            assert_eq!(Instant::parse(text), None, "{why}");
        }
    }

    #[test]
    fn a_clock_is_written_to_the_second() {
        let utc = DateTime::from_timestamp(1_796_050_799, 999).unwrap();
        assert_eq!(Instant::of(utc).as_str(), "2026-11-30T14:59:59Z");
    }
}
