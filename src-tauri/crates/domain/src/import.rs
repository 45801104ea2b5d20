//! What is kept of one import of one file. The rows themselves explain how this office read it, and are no record.

use crate::code::Code;
use crate::finding::FindingCode;
use crate::record::declare::record;
use crate::record::{Kept, Scalar};
use crate::roster::ImportSource;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How often each finding was made, by its code. Codes are texts here: an import of a newer program can have found what this one does not know.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FindingCounts(BTreeMap<String, u32>);

impl FindingCounts {
    /// Counts that were made; those of nothing are left out.
    pub fn of(counts: impl IntoIterator<Item = (FindingCode, u32)>) -> Self {
        let made = counts.into_iter().filter(|(_, count)| *count > 0);
        Self(made.map(|(code, count)| (code.code().to_owned(), count)).collect())
    }

    /// Those that are known here, with how often each was made, in the order of their codes' letters.
    pub fn known(&self) -> impl Iterator<Item = (FindingCode, u32)> {
        self.0.iter().filter_map(|(code, count)| Some((FindingCode::from_code(code)?, *count)))
    }

    /// How often one was made.
    pub fn count(&self, code: FindingCode) -> u32 {
        self.0.get(code.code()).copied().unwrap_or_default()
    }
}

record! {
    #[derive(Debug, Eq)]
    pub struct Import, fields ImportField, values ImportValue, kind Import {
        /// What kind of file.
        source: ImportSource = Source, "source" at ["source"];
        /// The file's name, without its folder.
        file_name: String = FileName, "file_name" at ["file_name"];
        /// When: RFC 3339, UTC.
        made_at: String = MadeAt, "made_at" at ["made_at"];
        made_by: String = MadeBy, "made_by" at ["made_by"];
        /// Rows that brought a new person.
        joined: u32 = Joined, "joined" at ["joined"];
        /// Rows that changed a person.
        changed: u32 = Changed, "changed" at ["changed"];
        /// Rows that said nothing new.
        same: u32 = Same, "same" at ["same"];
        /// Rows that did not go in and wait for a person.
        waiting: u32 = Waiting, "waiting" at ["waiting"];
        /// How often each finding was made.
        findings: FindingCounts = Findings, "findings" at ["findings"];
        /// Why it went in although its columns looked torn apart, in the words of whoever applied it.
        reason: Option<String> = Reason, "reason" at ["reason"];
        /// When it was taken back: RFC 3339, UTC.
        undone_at: Option<String> = UndoneAt, "undone_at" at ["undone_at"];
        undone_by: Option<String> = UndoneBy, "undone_by" at ["undone_by"];
    }
}

/// `code:count code:count`, in the order of the codes' letters; those that were not made are left out.
impl Kept for FindingCounts {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        let mut text = String::new();
        for (code, count) in &self.0 {
            let between = if text.is_empty() { "" } else { " " };
            // Writing into a string cannot fail.
            let _ = write!(text, "{between}{code}:{count}");
        }
        to(Scalar::text(text));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        let Scalar::Text(text) = from.next()? else { return None };
        let one = |part: &str| {
            let (code, count) = part.split_once(':').filter(|(code, _)| is_code(code))?;
            Some((code.to_owned(), count.parse().ok().filter(|count| *count > 0)?))
        };
        text.split_whitespace().map(one).collect::<Option<_>>().map(Self)
    }

    fn unknown() -> Option<Self> {
        Some(Self::default())
    }
}

/// Whether a text has the form of a code: small letters, digits and low lines.
fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(counts: &FindingCounts) -> String {
        let mut all = String::new();
        counts.give(&mut |scalar| match scalar {
            Scalar::Text(text) => all.push_str(&text),
            _ => all.push('?'),
        });
        all
    }

    fn read(text: &str) -> Option<FindingCounts> {
        FindingCounts::read(&mut [Scalar::text(text)].into_iter())
    }

    #[test]
    fn counts_are_written_in_the_order_of_their_codes_and_read_back() {
        let counts = FindingCounts::of([
            (FindingCode::WidthUnknown, 1),
            (FindingCode::SexBad, 3),
            (FindingCode::KanaMissing, 12),
            (FindingCode::BirthDateBad, 0),
        ]);
        assert_eq!(text(&counts), "kana_missing:12 sex_bad:3 width_unknown:1", "whatever the order of the list");
        assert_eq!(read(&text(&counts)), Some(counts));
        assert_eq!(text(&FindingCounts::default()), "");
    }

    #[test]
    fn a_finding_that_is_not_known_is_kept_as_it_came() {
        let later = "kana_missing:1 unheard_of:2";
        let counts = read(later).unwrap();
        assert_eq!((text(&counts).as_str(), counts.count(FindingCode::KanaMissing)), (later, 1));
        for bad in ["nothing", "x:", "x:-1", "x:0", ":1", "X:1", "x y", "x:1:2", "x:4294967296"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
