//! What became of a roster's headings since the last one of the same sender, and which choices may follow them.
//!
//! Must never guess which of two columns with the same heading is meant: a wrong column would be read as somebody's name.

use crate::codes;
use crate::finding::Letters;
use crate::headings::{HeadingAt, Headings};
use crate::said::ColumnChoice;

codes! {
    /// What became of a heading.
    #[derive(PartialOrd, Ord)]
    pub enum DriftKind {
        /// It stands nowhere any more.
        Gone = "gone",
        /// It stands over another column.
        Moved = "moved",
        /// Another one stands in its place.
        Renamed = "renamed",
        Added = "added",
    }
}

/// One heading that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// A heading that stands nowhere any more.
    Gone(HeadingAt),
    /// A heading that stands over another column.
    Moved {
        /// The heading in its old place.
        was: HeadingAt,
        /// Its new place.
        to: Letters,
    },
    /// A heading in whose place a new one stands, while it stands nowhere else.
    Renamed {
        /// The old heading.
        was: HeadingAt,
        now: HeadingAt,
    },
    /// A heading that did not stand there.
    Added(HeadingAt),
}

impl Drift {
    /// What became of it.
    pub fn kind(&self) -> DriftKind {
        match self {
            Self::Gone(_) => DriftKind::Gone,
            Self::Moved { .. } => DriftKind::Moved,
            Self::Renamed { .. } => DriftKind::Renamed,
            Self::Added(_) => DriftKind::Added,
        }
    }

    /// The column where it stood, or stands for the first time.
    pub fn column(&self) -> Letters {
        match self {
            Self::Gone(at) | Self::Added(at) | Self::Moved { was: at, .. } | Self::Renamed { was: at, .. } => at.column,
        }
    }
}

/// What became of the headings, by the column where each stood or stands, then by its kind. Nothing where they are the same. What their columns are read as
/// is not looked at.
pub fn drift(was: &Headings, now: &Headings) -> Vec<Drift> {
    let stays = |at: &&HeadingAt, other: &Headings| other.at(at.column).is_some_and(|there| there.key == at.key);
    let mut new: Vec<&HeadingAt> = now.0.iter().filter(|at| !stays(at, was)).collect();
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for at in was.0.iter().filter(|at| !stays(at, now)) {
        match new.iter().position(|there| there.key == at.key) {
            Some(place) => found.push(Drift::Moved { was: at.clone(), to: new.remove(place).column }),
            None => left.push(at),
        }
    }
    for at in left {
        let renamed = |there: &&HeadingAt| {
            there.column == at.column && now.places(&at.key).is_empty() && was.places(&there.key).is_empty()
        };
        match new.iter().position(renamed) {
            Some(place) => found.push(Drift::Renamed { was: at.clone(), now: new.remove(place).clone() }),
            None => found.push(Drift::Gone(at.clone())),
        }
    }
    found.extend(new.into_iter().cloned().map(Drift::Added));
    found.sort_by_key(|drift| (drift.column(), drift.kind()));
    found
}

/// The choices that still hold once the headings have drifted: each at the new place of its heading. A choice is left out where its heading stands nowhere
/// any more, where its column had none, and where the heading stands more than once and not at the same places as before.
pub fn follow(choices: &[ColumnChoice], was: &Headings, now: &Headings) -> Vec<ColumnChoice> {
    let followed = choices.iter().filter_map(|choice| {
        let key = &was.at(choice.column)?.key;
        let (before, after) = (was.places(key), now.places(key));
        let column = match (before.as_slice(), after.as_slice()) {
            ([_], [to]) => *to,
            (before, after) if before == after => choice.column,
            _ => return None,
        };
        Some(ColumnChoice { column, ..*choice })
    });
    followed.collect()
}

#[cfg(test)]
mod tests;
