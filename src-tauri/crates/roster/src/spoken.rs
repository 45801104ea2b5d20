//! The readings that a file keeps with its texts (Excel's ふりがな). Values only: `file` finds them, `furigana` compares them.

use crate::lists::sound;
use std::collections::HashMap;

/// The reading of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where the part begins, in UTF-16 units of the text.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    pub reading: String,
}

/// The readings of the texts that have one, by the text without its blanks. One text may have been typed in several ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken(HashMap<String, Vec<String>>);

impl Spoken {
    /// Takes in the runs of a text, in their order. Only runs that tell all of it say anything.
    pub fn add(&mut self, text: &str, runs: &[Run]) {
        let Some(reading) = whole(text, runs).and_then(|reading| katakana(&reading)) else { return };
        let known = self.0.entry(without_blanks(text)).or_default();
        if !known.contains(&reading) {
            known.push(reading);
        }
    }

    /// Takes in those of another part of the file.
    pub fn extend(&mut self, other: Self) {
        for (text, readings) in other.0 {
            self.0.entry(text).or_default().extend(readings);
        }
    }

    /// Whether no text has a reading.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a text was typed, in full-width katakana without blanks; nothing where that is not known.
    pub fn of(&self, text: &str) -> &[String] {
        self.0.get(&without_blanks(text)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A reading in full-width katakana without blanks; `None` where it is none.
pub fn katakana(text: &str) -> Option<String> {
    sound::katakana(text).map(|parts| parts.concat()).filter(|reading| !reading.is_empty())
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// How all of a text is read. What no run tells must be kana, which read themselves. A text with a digit is no name.
fn whole(text: &str, runs: &[Run]) -> Option<String> {
    if runs.is_empty() || text.chars().any(char::is_numeric) {
        return None;
    }
    let (mut out, mut at, mut until, mut runs) = (String::new(), 0, 0, runs.iter().peekable());
    for sign in text.chars() {
        if let Some(run) = runs.next_if(|run| run.from == at && at >= until) {
            out.push_str(&run.reading);
            until = run.to;
        }
        if at >= until && !sign.is_whitespace() {
            out.push(sign);
        }
        at += sign.len_utf16();
    }
    runs.next().is_none().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(all: &[(usize, usize, &str)]) -> Vec<Run> {
        all.iter().map(|(from, to, reading)| Run { from: *from, to: *to, reading: (*reading).to_owned() }).collect()
    }

    #[test]
    fn only_what_tells_the_whole_of_a_name_in_kana_says_anything() {
        for (text, told, expected) in [
            ("原田　豊", &[(0, 2, "ハラダ"), (3, 4, "ユタカ")][..], &["ハラダユタカ"][..]),
            ("原田　豊", &[(0, 4, "はらだ　ゆたか")], &["ハラダユタカ"]),
            ("佐藤 はな子", &[(0, 2, "ｻﾄｳ"), (5, 6, "コ")], &["サトウハナコ"]),
            ("𠮷田 豊", &[(0, 3, "ヨシダ"), (4, 5, "ユタカ")], &["ヨシダユタカ"]),
            ("原田　豊", &[(0, 2, "ハラダ")], &[]),
            ("原田　豊", &[(0, 2, "原田"), (3, 4, "ユタカ")], &[]),
            ("原田　豊", &[(0, 2, "ハラダ"), (1, 4, "ユタカ")], &[]),
            ("原田　豊", &[], &[]),
            ("原田2号", &[(0, 4, "ハラダニゴウ")], &[]),
        ] {
            let mut spoken = Spoken::default();
            spoken.add(text, &runs(told));
            assert_eq!(spoken.of(text), expected, "{text} {told:?}");
        }
    }
}
