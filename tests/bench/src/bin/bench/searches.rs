//! What people are asked for in the contest of searches, kind by kind, and what they are asked for in.

use crate::measure::Step;
use crate::roster;

/// Searches of each kind, of which the 95th in a hundred counts.
const OF_EACH: u32 = 200;
/// The page of everybody that somebody turns to.
const FAR_PAGE: u32 = 1_000;

/// What somebody types, and the page of it that they turn to.
pub struct Search {
    pub text: String,
    /// From 1.
    pub page: u32,
}

/// Searches of one kind.
pub struct Kind {
    pub step: Step,
    pub searches: Vec<Search>,
}

/// Every kind, of people of whom so many are registered.
pub fn kinds(people: u32) -> Vec<Kind> {
    let of = |step, text: &dyn Fn(u32) -> String| {
        let searches = (0..OF_EACH).map(|turn| Search { text: text(turn * (people / OF_EACH).max(1)), page: 1 });
        Kind { step, searches: searches.collect() }
    };
    vec![
        of(Step::ReadingBegins, &|at| beginning(roster::called(at).family_kana, 2 + at as usize % 3)),
        of(Step::InReading, &|at| roster::called(at).given_kana.to_owned()),
        of(Step::InName, &|at| {
            let called = roster::called(at);
            if at % 2 == 0 { called.given.to_owned() } else { called.family.to_owned() }
        }),
        of(Step::Number, &|at| {
            let number = format!("{:07}", roster::seat(at).number);
            beginning(&number, [1, 4, 7][at as usize % 3])
        }),
        of(Step::Nobody, &|at| {
            let called = roster::called(at);
            // Both names are there, and nobody is called so.
            if at % 2 == 0 {
                format!("{}{}", called.given, called.family)
            } else {
                format!("{}{}", called.given_kana, called.family_kana)
            }
        }),
        Kind {
            step: Step::FarPage,
            searches: (0..OF_EACH).map(|turn| Search { text: String::new(), page: FAR_PAGE + turn }).collect(),
        },
    ]
}

fn beginning(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}
