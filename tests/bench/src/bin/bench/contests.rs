//! What can be measured, by its names on the command line. Values only: `contest` holds them.

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contest {
    /// A roster of new people.
    Import,
    /// The same roster once more.
    Again,
    /// A roster of new people taken back.
    Undo,
    /// The national list.
    List,
    /// Ten rosters of new people, one after the other.
    Growth,
    /// Searching among the people of ten rosters.
    Search,
    /// Everyone's decisions, page by page.
    Plan,
    /// A batch of everything that is due.
    Issue,
    /// A roster whose every row is wrong.
    Wrong,
    /// The marked copy of a wide roster.
    Marked,
    /// A 届書CSV.
    Filing,
    /// Pages of notices.
    Notices,
}

impl Contest {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 12] = [
        Self::Import,
        Self::Again,
        Self::Undo,
        Self::List,
        Self::Growth,
        Self::Search,
        Self::Plan,
        Self::Issue,
        Self::Wrong,
        Self::Marked,
        Self::Filing,
        Self::Notices,
    ];

    /// By its name on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contest| contest.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Again => "again",
            Self::Undo => "undo",
            Self::List => "list",
            Self::Growth => "growth",
            Self::Search => "search",
            Self::Plan => "plan",
            Self::Issue => "issue",
            Self::Wrong => "wrong",
            Self::Marked => "marked",
            Self::Filing => "filing",
            Self::Notices => "notices",
        }
    }

    /// Whether it begins with ten imports.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Growth | Self::Search)
    }

    /// Whether it is measured against Python.
    pub fn has_peer(self) -> bool {
        matches!(self, Self::Import | Self::Search)
    }
}

/// One contest at one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heat {
    pub contest: Contest,
    /// People in the roster; for notices, how many.
    pub rows: u32,
    /// The median of so many rounds counts.
    pub rounds: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contest_is_known_by_its_name() {
        for contest in Contest::ALL {
            assert_eq!(Contest::parse(contest.name()), Some(contest));
        }
        assert_eq!(Contest::parse("Import"), None);
    }
}
