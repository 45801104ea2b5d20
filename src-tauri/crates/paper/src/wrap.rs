//! Where a line of Japanese may end (行頭・行末禁則), and how a text falls into lines of a width.
//!
//! Must never take a base from its variation selector: it sees clusters, not characters.

use std::ops::Range;

/// One cluster as the line breaker sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its advance, in ems.
    pub advance: f32,
    blank: bool,
    newline: bool,
    breakable: bool,
    after_blank: bool,
}

/// Whether no line begins with it (行頭禁則).
fn is_never_first(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '・'
            | '：'
            | '；'
            | '？'
            | '！'
            | '‐'
            | '゠'
            | '–'
            | '〜'
            | '～'
            | '）'
            | '］'
            | '｝'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | 'ー'
            | '々'
            | 'ゝ'
            | 'ゞ'
            | 'ヽ'
            | 'ヾ'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | '%'
            | '％'
            | '‰'
            | '℃'
            | '.'
            | ','
            | ':'
            | ';'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
    )
}

/// Whether no line ends with it (行末禁則).
fn is_never_last(c: char) -> bool {
    matches!(c, '（' | '［' | '｛' | '「' | '『' | '【' | '〈' | '《' | '〔' | '(' | '[' | '{' | '〒' | '￥' | '＃')
}

/// What the line breaker sees of clusters, each given with its advance in ems.
pub fn marks<'a>(clusters: impl Iterator<Item = (&'a str, f32)>) -> Vec<Mark> {
    let mut last = None;
    clusters
        .map(|(cluster, advance)| {
            let first = cluster.chars().next().unwrap_or(' ');
            let blank = first.is_whitespace();
            let breakable = match last {
                None => false,
                Some(before) => !blank && !held_together(before, first),
            };
            let after_blank = last.is_some_and(char::is_whitespace) && !blank;
            last = Some(first);
            Mark { advance, blank, newline: first == '\n', breakable: breakable || after_blank, after_blank }
        })
        .collect()
}

fn held_together(before: char, first: char) -> bool {
    is_never_first(first) || is_never_last(before) || (in_word(before) && in_word(first))
}

fn in_word(c: char) -> bool {
    (c < '\u{2000}' && !c.is_whitespace() && c != '-') || matches!(c, '０'..='９' | '－')
}

/// Where lines may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// At blanks alone.
    Blanks,
    /// Wherever the rules allow; within a word too where there is no other way.
    Anywhere,
}

/// Lines of at most `limit` ems, without the blanks at their ends. `None`: a word is wider than a line and `Blanks` was asked for.
pub fn wrap(marks: &[Mark], limit: f32, at: Break) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < marks.len() {
        let end = line_end(marks, start, limit, at)?;
        lines.push(trimmed(marks, start..end));
        start = end;
        // The blanks at which a line ended are not carried over; a newline ends its own line only.
        while start < marks.len() && marks[start].blank && !marks[start].newline {
            start += 1;
        }
        if marks.get(start).is_some_and(|mark| mark.newline) {
            start += 1;
        }
    }
    Some(lines)
}

fn line_end(marks: &[Mark], start: usize, limit: f32, at: Break) -> Option<usize> {
    let mut width = 0.0;
    let mut best = None;
    for (here, mark) in marks.iter().enumerate().skip(start) {
        if mark.newline {
            return Some(here);
        }
        if here > start && (mark.after_blank || (at == Break::Anywhere && mark.breakable)) {
            best = Some(here);
        }
        width += mark.advance;
        if width > limit + 1e-3 && !mark.blank {
            let forced = (at == Break::Anywhere && here > start).then_some(here);
            return best.or(forced);
        }
    }
    Some(marks.len())
}

fn trimmed(marks: &[Mark], line: Range<usize>) -> Range<usize> {
    let kept = marks[line.clone()].iter().rposition(|mark| !mark.blank).map_or(0, |last| last + 1);
    line.start..line.start + kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faces::clusters;

    fn broken(text: &str, limit: f32, at: Break) -> Option<Vec<String>> {
        let all: Vec<&str> = clusters(text).collect();
        let advance = |cluster: &str| if cluster.is_ascii() { 0.5 } else { 1.0 };
        let lines = wrap(&marks(all.iter().map(|c| (*c, advance(c)))), limit, at)?;
        Some(lines.into_iter().map(|line| all[line].concat()).collect())
    }

    #[test]
    fn lines() {
        let any = Break::Anywhere;
        for (text, limit, at, lines) in [
            ("確認します。次に", 5.0, any, vec!["確認しま", "す。次に"]), // a line does not begin with 。
            ("あい（うえ）", 3.0, any, vec!["あい", "（う", "え）"]),     // nor end with an opening bracket
            ("令和10年", 2.5, any, vec!["令和", "10年"]),                 // digits stay together
            ("一行\n二行", 9.0, any, vec!["一行", "二行"]),
            ("葛\u{E0100}城　健一", 3.0, Break::Blanks, vec!["葛\u{E0100}城", "健一"]),
            ("葛\u{E0100}葛\u{E0100}", 1.0, any, vec!["葛\u{E0100}", "葛\u{E0100}"]),
            ("JOHN SMITH", 2.5, Break::Blanks, vec!["JOHN", "SMITH"]),
            ("WOLFESCHLEGEL", 2.0, any, vec!["WOLF", "ESCH", "LEGE", "L"]),
        ] {
            assert_eq!(broken(text, limit, at).unwrap(), lines, "{text}");
        }
        assert_eq!(broken("WOLFESCHLEGEL", 2.0, Break::Blanks), None);
    }
}
