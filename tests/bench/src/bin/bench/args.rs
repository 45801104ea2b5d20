//! The command line: which contests are run, at which sizes, over how many rounds.

use crate::contests::{Contest, Heat};

/// What the command line may say.
pub const USAGE: &str = "bench [--long] [--rows N]... [--rounds N] [NAME]...\n\
    NAME: import again undo list growth search plan issue wrong marked filing notices; without one, all of them but growth and search\n\
    --long: 100,000 rows too, growth and search\n\
    --rows N: N people in the generated roster in place of 1,000 and 10,000 (notices are always 1,000)\n\
    --rounds N: rounds of which the median counts; an odd number";

const SHORT: [u32; 2] = [1_000, 10_000];
const LONG: u32 = 100_000;

/// What is asked for, smaller sizes first: heats of one size stand together, because they share files.
pub fn heats(args: &[String]) -> Result<Vec<Heat>, String> {
    let (mut named, mut sizes, mut rounds, mut long) = (Vec::new(), Vec::new(), None, false);
    let mut words = args.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--long" => long = true,
            "--rows" => sizes.push(number(word, words.next())?),
            "--rounds" => rounds = Some(odd(number(word, words.next())?)?),
            name => named.push(Contest::parse(name).ok_or_else(|| format!("{name}?\n{USAGE}"))?),
        }
    }
    let asked: Vec<Contest> = if named.is_empty() {
        Contest::ALL.into_iter().filter(|contest| long || !contest.is_long()).collect()
    } else {
        named
    };
    let mut heats = Vec::new();
    for contest in asked {
        for rows in sizes_of(contest, &sizes, long) {
            heats.push(Heat { contest, rows, rounds: rounds.unwrap_or_else(|| rounds_of(contest, rows)) });
        }
    }
    heats.sort_by_key(|heat| heat.rows);
    Ok(heats)
}

fn number(option: &str, word: Option<&String>) -> Result<u32, String> {
    let number = word.and_then(|word| word.replace([',', '_'], "").parse().ok()).filter(|number| *number > 0);
    number.ok_or_else(|| format!("{option} takes a number\n{USAGE}"))
}

fn odd(rounds: u32) -> Result<usize, String> {
    let one_in_the_middle = rounds % 2 == 1;
    one_in_the_middle.then_some(rounds as usize).ok_or_else(|| format!("--rounds takes an odd number\n{USAGE}"))
}

fn sizes_of(contest: Contest, asked: &[u32], long: bool) -> Vec<u32> {
    match contest {
        Contest::Notices => vec![SHORT[0]],
        _ if !asked.is_empty() => asked.to_vec(),
        Contest::Growth | Contest::Search => vec![LONG],
        _ => SHORT.into_iter().chain(long.then_some(LONG)).collect(),
    }
}

/// Ten imports are enough, and large rosters take long and vary little.
fn rounds_of(contest: Contest, rows: u32) -> usize {
    match (contest, rows) {
        (Contest::Growth | Contest::Search, _) => 1,
        (_, LONG..) => 3,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Contest::*;

    fn asked(words: &str) -> Result<Vec<Heat>, String> {
        heats(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_asked_for() {
        for (words, want) in [
            ("import", vec![(Import, 1_000, 5), (Import, 10_000, 5)]),
            ("import --long", vec![(Import, 1_000, 5), (Import, 10_000, 5), (Import, 100_000, 3)]),
            ("plan --rows 100,000 --rounds 1", vec![(Plan, 100_000, 1)]),
            ("list again --rows 500", vec![(List, 500, 5), (Again, 500, 5)]),
            ("growth", vec![(Growth, 100_000, 1)]),
            ("growth --rows 2000", vec![(Growth, 2_000, 1)]),
            ("search", vec![(Search, 100_000, 1)]),
            ("notices --rows 7", vec![(Notices, 1_000, 5)]),
            (
                "--rows 300",
                vec![
                    (Import, 300, 5),
                    (Again, 300, 5),
                    (Undo, 300, 5),
                    (List, 300, 5),
                    (Plan, 300, 5),
                    (Issue, 300, 5),
                    (Wrong, 300, 5),
                    (Marked, 300, 5),
                    (Filing, 300, 5),
                    (Notices, 1_000, 5),
                ],
            ),
        ] {
            let heats: Vec<_> =
                asked(words).unwrap().iter().map(|heat| (heat.contest, heat.rows, heat.rounds)).collect();
            assert_eq!(heats, want, "{words}");
        }
    }

    #[test]
    fn everything_in_short_and_at_length() {
        let count = |words: &str, contest: Contest| {
            asked(words).unwrap().into_iter().filter(|heat| heat.contest == contest).count()
        };
        for contest in Contest::ALL {
            let (short, long) = match contest {
                Growth | Search => (0, 1),
                Notices => (1, 1),
                _ => (2, 3),
            };
            assert_eq!((count("", contest), count("--long", contest)), (short, long), "{contest:?}");
        }
    }

    #[test]
    fn what_cannot_be_asked_for() {
        for words in ["imports", "--rows", "--rows many", "--rows 0", "--rounds 4", "--rounds 0", "--lang"] {
            let told = asked(words).unwrap_err();
            assert!(told.contains(USAGE), "{words}: {told}");
        }
    }
}
