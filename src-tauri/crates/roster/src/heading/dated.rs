//! Months, years and days in headings (11月分給与, 令和8年11月現在, 2026/11): another one each time, and the heading is the same.

/// A heading with a date in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Dated {
    /// The heading with `#` in place of the numbers of its date.
    pub without: String,
    /// Those numbers, from left to right.
    pub numbers: Vec<u32>,
}

/// Takes the numbers of dates out of a heading; `None` where it has none.
pub fn dated(heading: &str) -> Option<Dated> {
    let chars: Vec<char> = heading.chars().map(narrow).collect();
    let (mut without, mut numbers, mut at) = (String::new(), Vec::new(), 0);
    while let Some(c) = chars.get(at) {
        let length = date_at(&chars, at);
        if length == 0 {
            without.push(*c);
            at += 1;
            continue;
        }
        let end = at + length;
        let date: String = chars.get(at..end).unwrap_or_default().iter().collect();
        numbers.extend(date.split(SIGNS).map(|number| number.parse().unwrap_or(1)));
        without.push('#');
        at = end;
    }
    (!numbers.is_empty()).then_some(Dated { without, numbers })
}

/// What stands between the numbers of a date.
const SIGNS: [char; 3] = ['/', '.', '-'];

/// How many characters of a date stand here: `11` before 月, 元 before 年, `2026/11`, `8.11` behind R.
fn date_at(chars: &[char], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let rest = chars.get(at..).unwrap_or_default();
    let unit = |length: usize| rest.get(length).is_some_and(|c| matches!(c, '年' | '月' | '日'));
    if rest.first() == Some(&'元') && rest.get(1) == Some(&'年') {
        return 1;
    }
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > 4 || before.is_some_and(char::is_ascii_digit) {
        return 0;
    }
    if unit(digits) {
        return digits;
    }
    let all = rest.iter().take_while(|c| c.is_ascii_digit() || SIGNS.contains(c)).count();
    let year = digits == 4 || before.is_some_and(|c| matches!(c, 'R' | 'H' | 'r' | 'h' | '和' | '成'));
    let ends = rest.get(all.saturating_sub(1)).is_some_and(char::is_ascii_digit);
    if year && all > digits && ends { all } else { 0 }
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '／' | '．' | '－' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_taken_out_of_headings() {
        for (heading, without, numbers) in [
            ("11月分給与", "#月分給与", &[11][..]),
            ("１１月分", "#月分", &[11]),
            ("令和8年11月現在", "令和#年#月現在", &[8, 11]),
            ("令和元年度", "令和#年度", &[1]),
            ("2026/11分", "#分", &[2026, 11]),
            ("R8.11.1現在の住所", "R#現在の住所", &[8, 11, 1]),
        ] {
            assert_eq!(
                dated(heading),
                Some(Dated { without: without.to_owned(), numbers: numbers.to_vec() }),
                "{heading}"
            );
        }
        for heading in ["生年月日", "住所2", "9.令和", "1.男\n2.女", "電話番号1", "3ヶ月", "2026", "〒03-0000", "1-2"]
        {
            assert_eq!(dated(heading), None, "{heading}");
        }
    }
}
