//! 記号, 番号 and 枝番 that stand in one text: 12-0001001-00, 12・0001001（枝番）00, 記号12 番号0001001 枝番00.

/// The three parts of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdParts<'t> {
    pub symbol: &'t str,
    pub number: &'t str,
    pub branch: &'t str,
}

/// Words that may stand before the parts, in their order.
const NAMES: [&str; 3] = ["記号", "番号", "枝番"];

/// Parts a text. `None`: it has fewer parts or more, or is a day.
pub fn parts(text: &str) -> Option<IdParts<'_>> {
    let mut parts = text.split(parts_it).map(without_name).filter(|part| !part.is_empty());
    let (symbol, number, branch) = (parts.next()?, parts.next()?, parts.next()?);
    let sound = parts.next().is_none() && names_stand_in_order(text) && !is_day(symbol, number);
    sound.then_some(IdParts { symbol, number, branch })
}

fn parts_it(c: char) -> bool {
    let sign = "-－‐‑–—―−ー・･/／_＿,，、()（）[]［］:：".contains(c);
    sign || c.is_whitespace()
}

fn without_name(part: &str) -> &str {
    NAMES.iter().find_map(|name| part.strip_prefix(name)).unwrap_or(part)
}

/// Whether no name stands twice, or before one that belongs before it.
fn names_stand_in_order(text: &str) -> bool {
    let places: Vec<usize> = NAMES.iter().filter_map(|name| text.find(name)).collect();
    places.is_sorted() && NAMES.iter().all(|name| text.matches(name).count() <= 1)
}

/// Whether a text may be what a program made of 20-26-1 or 2026-11-01: a year and a month are no 記号 and 番号.
fn is_day(year: &str, month: &str) -> bool {
    let year = year.len() == 4 && year.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year));
    year && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month)) && month.len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_parts_are_read_and_nothing_else() {
        for text in [
            "12-0001001-00",
            "12・0001001・00",
            "12－0001001－00",
            "12‐0001001（00）",
            "12・0001001（枝番）00",
            "記号12 番号0001001 枝番00",
            "12 0001001 00",
            "12／0001001／00",
        ] {
            assert_eq!(parts(text), Some(IdParts { symbol: "12", number: "0001001", branch: "00" }), "{text}");
        }
        for text in [
            "",
            "12-0001001",
            "12--00",
            "-0001001-00",
            "12-0001001-",
            "12-34-0001001-00",
            "12000100100",
            "2012-01-01",
            "番号0001001 記号12 枝番00",
            "記号12 記号0001001 枝番00",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
