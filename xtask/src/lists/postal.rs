//! Places of postal codes: one line for each prefecture and city, with the codes that lie in it. `about.rs` describes the format.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The list, and what the note beside it says of it.
pub struct List {
    /// The file.
    pub text: String,
    /// How many postal codes.
    pub codes: usize,
    pub places: usize,
}

/// Makes the list of lines that hold a code, its prefecture and its city.
pub fn of(lines: &str, packed_on: &str) -> Result<List, String> {
    let mut places: BTreeMap<(&str, &str), BTreeSet<u32>> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    for line in lines.lines() {
        let wrong = || format!("this is no postal code with its place: {line}");
        let mut parts = line.split('\t');
        let (Some(code), Some(prefecture), Some(city), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let number = code.parse().ok().filter(|_| code.len() == 7 && !prefecture.is_empty() && !city.is_empty());
        let number = number.ok_or_else(wrong)?;
        places.entry((prefecture, city)).or_default().insert(number);
        codes.insert(number);
    }
    let mut text = format!("postal 1 {packed_on}\n");
    for ((prefecture, city), codes) in &places {
        let _ = write!(text, "{prefecture}\t{city}\t");
        let runs: Vec<String> = runs(codes).map(|(first, last)| run(first, last)).collect();
        text.push_str(&runs.join(" "));
        text.push('\n');
    }
    Ok(List { text, codes: codes.len(), places: places.len() })
}

fn run(first: u32, last: u32) -> String {
    if first == last { format!("{first:07}") } else { format!("{first:07}-{last:07}") }
}

/// Codes that follow each other without a gap.
fn runs(codes: &BTreeSet<u32>) -> impl Iterator<Item = (u32, u32)> {
    let mut left = codes.iter().copied().peekable();
    std::iter::from_fn(move || {
        let first = left.next()?;
        let mut last = first;
        while left.next_if_eq(&(last + 1)).is_some() {
            last += 1;
        }
        Some((first, last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_each_place_with_its_runs_of_codes() {
        let lines = "0600000\t北海道\t札幌市中央区\n0600001\t北海道\t札幌市中央区\n0600003\t北海道\t札幌市中央区\n\
                     0040000\t北海道\t札幌市厚別区\n0040000\t北海道\t札幌市清田区\n";
        let list = of(lines, "2026-10-03").unwrap();
        let expected = "postal 1 2026-10-03\n北海道\t札幌市中央区\t0600000-0600001 0600003\n\
                        北海道\t札幌市厚別区\t0040000\n北海道\t札幌市清田区\t0040000\n";
        assert_eq!((list.text.as_str(), list.codes, list.places), (expected, 4, 3));
        for bad in ["060000\t北海道\t札幌市", "0600000\t北海道", "0600000\t\t札幌市", "x600000\t北海道\t札幌市"]
        {
            assert!(of(bad, "2026-10-03").is_err(), "{bad}");
        }
    }
}
