//! What is told of headings that drift, over every small table there is, and where a choice follows them.

use super::*;
use crate::meaning::Meaning;

/// Headings from column A on; a dot is a column without one.
fn headings(words: &str) -> Headings {
    let at = words.chars().zip(0..).filter(|(word, _)| *word != '.');
    let at = at
        .map(|(word, column)| HeadingAt {
            column: Letters(column),
            text: word.to_string(),
            key: word.to_string(),
            meaning: None,
        })
        .collect();
    Headings(at)
}

fn told(was: &str, now: &str) -> Vec<String> {
    let told = |drift: &Drift| match drift {
        Drift::Gone(at) => format!("{}{} gone", at.column, at.text),
        Drift::Moved { was, to } => format!("{}{} to {to}", was.column, was.text),
        Drift::Renamed { was, now } => format!("{}{} now {}", was.column, was.text, now.text),
        Drift::Added(at) => format!("{}{} added", at.column, at.text),
    };
    drift(&headings(was), &headings(now)).iter().map(told).collect()
}

#[test]
fn each_heading_that_drifts_is_told_once() {
    for (was, now, expected) in [
        ("番氏性", "番氏性", &[][..]),
        ("番氏性", "番氏", &["C性 gone"]),
        ("番氏", "番氏性", &["C性 added"]),
        ("番氏性", "番氏.性", &["C性 to D"]),
        ("番氏性", "番性氏", &["B氏 to C", "C性 to B"]),
        ("番氏性", "番名性", &["B氏 now 名"]),
        ("番氏性", "番備氏性", &["B氏 to C", "B備 added", "C性 to D"]),
        ("番氏性", "氏性", &["A番 gone", "B氏 to A", "C性 to B"]),
        ("番氏", "名番", &["A番 to B", "A名 added", "B氏 gone"]),
        // Of headings that stand more than once no rename is told.
        ("備備", "備電", &["B備 gone", "B電 added"]),
        ("備電", "備備", &["B電 gone", "B備 added"]),
        ("備備", "電備備", &["A備 to C", "A電 added"]),
        ("", "番", &["A番 added"]),
    ] {
        assert_eq!(told(was, now), expected, "{was} -> {now}");
    }
}

/// All headings over three columns, of three words, or none over a column.
fn every() -> Vec<Headings> {
    let words = ['.', '番', '氏', '備'];
    let mut all = Vec::new();
    for a in words {
        for b in words {
            all.extend(words.map(|c| headings(&String::from_iter([a, b, c]))));
        }
    }
    all
}

#[test]
fn what_is_told_leads_from_the_old_headings_to_the_new_ones() {
    for was in every() {
        assert!(drift(&was, &was).is_empty(), "{was:?}");
        for now in every() {
            let told = drift(&was, &now);
            assert_eq!(told.is_empty(), was == now, "{was:?} -> {now:?}");
            let mut led = was.0.clone();
            for one in &told {
                if let Drift::Gone(was) | Drift::Moved { was, .. } | Drift::Renamed { was, .. } = one {
                    led.retain(|at| at != was);
                }
            }
            for one in &told {
                led.extend(match one {
                    Drift::Gone(_) => None,
                    Drift::Moved { was, to } => Some(HeadingAt { column: *to, ..was.clone() }),
                    Drift::Renamed { now: at, .. } | Drift::Added(at) => Some(at.clone()),
                });
            }
            led.sort_by_key(|at| at.column);
            assert_eq!(Headings(led), now, "{was:?} -> {now:?}");
            let order: Vec<_> = told.iter().map(|one| (one.column(), one.kind())).collect();
            assert!(order.is_sorted(), "{order:?}");
        }
    }
}

#[test]
fn a_choice_stays_with_its_heading_or_is_left_out() {
    for was in every() {
        for now in every() {
            for column in (0..3).map(Letters) {
                let choice = ColumnChoice { column, meaning: Some(Meaning::Phone) };
                let followed = follow(&[choice], &was, &now);
                assert!(followed.iter().all(|choice| choice.meaning == Some(Meaning::Phone)));
                let to = followed.first().map(|choice| choice.column);
                assert!(to.is_none_or(|to| now.at(to).map(|at| &at.text) == was.at(column).map(|at| &at.text)));
                if was == now {
                    assert_eq!(to, was.at(column).map(|at| at.column), "{was:?}");
                }
            }
        }
    }
}

#[test]
fn of_two_columns_with_one_heading_none_is_guessed() {
    let followed = |was: &str, now: &str, column: u16| {
        let choice = ColumnChoice { column: Letters(column), meaning: None };
        follow(&[choice], &headings(was), &headings(now)).first().map(|choice| choice.column.to_string())
    };
    assert_eq!(followed("番性", "番備性", 1).as_deref(), Some("C"));
    assert_eq!(followed("備番備", "備番備性", 2).as_deref(), Some("C"), "they stand where they stood");
    assert_eq!(followed("備番備", "性備番備", 2), None);
    assert_eq!(followed("備番", "備番備", 0), None);
    assert_eq!(followed("備番備", "備番", 0), None);
    assert_eq!(followed("番性", "番男", 1), None, "renamed");
    assert_eq!(followed("番.", "番.性", 1), None, "a column without a heading");
}
