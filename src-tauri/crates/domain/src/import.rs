//! What is kept of one import of one file. The rows themselves explain how this office read it, and are no record.

use crate::code::Code;
use crate::finding::FindingCode;
use crate::record::declare::record;
use crate::record::{Kept, Scalar};
use crate::roster::ImportSource;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How often each finding was made.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FindingCounts(pub BTreeMap<FindingCode, u32>);

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

/// `code:count code:count`, in the order of the codes' list; those that were not made are left out.
impl Kept for FindingCounts {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        let mut text = String::new();
        for (code, count) in self.0.iter().filter(|(_, count)| **count > 0) {
            let between = if text.is_empty() { "" } else { " " };
            // Writing into a string cannot fail.
            let _ = write!(text, "{between}{}:{count}", code.code());
        }
        to(Scalar::text(text));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        let Scalar::Text(text) = from.next()? else { return None };
        let one = |part: &str| {
            let (code, count) = part.split_once(':')?;
            Some((FindingCode::from_code(code)?, count.parse().ok()?))
        };
        text.split_whitespace().map(one).collect::<Option<_>>().map(Self)
    }

    fn unknown() -> Option<Self> {
        Some(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_back() {
        let counts = FindingCounts(BTreeMap::from([(FindingCode::SexBad, 3), (FindingCode::KanaMissing, 12)]));
        let mut texts = Vec::new();
        counts.give(&mut |scalar| texts.push(scalar));
        assert!(texts == [Scalar::text("kana_missing:12 sex_bad:3")]);
        assert!(FindingCounts::read(&mut texts.into_iter()) == Some(counts));
        assert!(FindingCounts::read(&mut [Scalar::text("nothing:1")].into_iter()).is_none());
    }
}
