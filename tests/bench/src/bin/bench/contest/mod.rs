//! The contests: what is measured against what, over how many rounds, and which goals stand beside the figures.

mod decisions;
mod imports;
mod notices;

use crate::args::Heat;
use crate::measure::Figures;
use crate::peer::Peer;
use crate::report::Goal;
use crate::yard::Yard;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contest {
    /// A roster of new people.
    Import,
    /// The same roster once more.
    Again,
    /// The national list.
    List,
    /// Ten rosters of new people, one after the other.
    Growth,
    /// Everyone's decisions, page by page.
    Plan,
    /// A batch of everything that is due.
    Issue,
    /// Pages of notices.
    Notices,
}

impl Contest {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 7] =
        [Self::Import, Self::Again, Self::List, Self::Growth, Self::Plan, Self::Issue, Self::Notices];

    /// By its name on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contest| contest.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Again => "again",
            Self::List => "list",
            Self::Growth => "growth",
            Self::Plan => "plan",
            Self::Issue => "issue",
            Self::Notices => "notices",
        }
    }

    /// Whether it is held against openpyxl + SQLCipher.
    pub fn has_peer(self) -> bool {
        self == Self::Import
    }
}

/// Holds one contest and prints its figures. Without the peer it says that the peer was left out.
pub fn hold(heat: Heat, yard: &Yard, peer: Option<&Peer>) -> crate::Result<()> {
    match heat.contest {
        Contest::Import => imports::import(heat.rounds, yard, peer),
        Contest::Again => imports::again(heat.rounds, yard),
        Contest::List => imports::list(heat.rounds, yard),
        Contest::Growth => imports::growth(heat.rounds, yard),
        Contest::Plan => decisions::plan(heat.rounds, yard),
        Contest::Issue => decisions::issue(heat.rounds, yard),
        Contest::Notices => notices::notices(heat.rounds),
    }
}

/// Lets the sides take turns; of each the median of the rounds counts.
fn in_turn<const N: usize>(
    rounds: usize,
    sides: [&dyn Fn() -> crate::Result<Figures>; N],
) -> crate::Result<[Figures; N]> {
    let mut all = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (side, figures) in sides.iter().zip(&mut all) {
            figures.push(side()?);
        }
    }
    Ok(all.map(|figures| Figures::median(&figures)))
}

/// People in the largest branch that is thought of. Goals in seconds and megabytes are for so many, and say nothing of fewer.
const FULL_SIZE: u32 = 100_000;

fn at_full_size(yard: &Yard, goal: Goal) -> Option<Goal> {
    (yard.rows() >= FULL_SIZE).then_some(goal)
}

/// 10,000 as people read it.
fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (100_000, "100,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(number), text);
        }
    }

    #[test]
    fn every_contest_is_known_by_its_name() {
        for contest in Contest::ALL {
            assert_eq!(Contest::parse(contest.name()), Some(contest));
        }
        assert_eq!(Contest::parse("Import"), None);
    }
}
