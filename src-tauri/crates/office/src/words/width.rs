//! What was seen of the width of a part, in words.

use crate::words::term;
use kenpo_domain::widths::{LengthSeen, Lengths, WidthPart, WidthSeen};

pub fn width_part(part: WidthPart) -> &'static str {
    term::item(part.item())
}

/// The width that a part seems to have, and by what; or which widths were seen.
pub fn seen(seen: &WidthSeen) -> String {
    let part = term::item(seen.part.item());
    let Some(width) = seen.width() else {
        let all = [
            ("文字の値", &seen.texts),
            ("数値の表示", &seen.shown),
            ("登録されている方", &seen.registered),
            ("数値", &seen.numbers),
        ];
        let all: Vec<String> = all.into_iter().filter_map(|(of, lengths)| each(of, lengths)).collect();
        return format!("{part}の桁数が決まりません（{}）", all.join("、"));
    };
    let digits = width.get();
    if seen.part.everywhere().is_some() {
        return format!("{part}は{digits}桁です");
    }
    let [texts, shown, registered] = [&seen.texts, &seen.shown, &seen.registered].map(Lengths::total);
    let by_texts = (texts > 0).then(|| format!("この列の文字の値 {texts}件"));
    let by_format = (shown > 0).then(|| format!("0を補って表示する書式の数値 {shown}件"));
    let by_people = (registered > 0).then(|| format!("登録されている方 {registered}人の{part}"));
    let by = by_texts.into_iter().chain(by_format).chain(by_people).collect::<Vec<_>>().join("と");
    format!("{part}は{digits}桁のようです（{by}がすべて{digits}桁）")
}

/// How often each length was seen: 文字の値 6桁 3件・7桁 409件.
fn each(of: &str, lengths: &Lengths) -> Option<String> {
    let each: Vec<String> =
        lengths.counts().map(|LengthSeen { digits, count }| format!("{digits}桁 {count}件")).collect();
    (!each.is_empty()).then(|| format!("{of} {}", each.join("・")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(part: WidthPart, texts: &[&str], registered: &[&str]) -> String {
        let mut of = WidthSeen::of(part);
        of.numbers.add("1003", 2);
        texts.iter().for_each(|text| of.texts.add(text, 206));
        registered.iter().for_each(|number| of.registered.add(number, 3));
        seen(&of)
    }

    #[test]
    fn what_was_seen_is_said_with_how_often() {
        for (texts, registered, said) in [
            (
                ["0001001", "0001002"].as_slice(),
                [].as_slice(),
                "番号は7桁のようです（この列の文字の値 412件がすべて7桁）",
            ),
            (&[], &["0001001"], "番号は7桁のようです（登録されている方 3人の番号がすべて7桁）"),
            (
                &["0001001"],
                &["0001002"],
                "番号は7桁のようです（この列の文字の値 206件と登録されている方 3人の番号がすべて7桁）",
            ),
            (
                &["001001", "0001002"],
                &["0001002"],
                "番号の桁数が決まりません（文字の値 6桁 206件・7桁 206件、登録されている方 7桁 3件、数値 4桁 2件）",
            ),
        ] {
            assert_eq!(of(WidthPart::Number, texts, registered), said);
        }
        assert_eq!(of(WidthPart::Postal, &[], &[]), "郵便番号は7桁です");
    }
}
