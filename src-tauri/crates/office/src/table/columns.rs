//! The columns of the command table: a closed list each, so that a row cannot say half of it.
//!
//! Holds values only. Must never know a command by name.

use crate::may::May;

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What a command reads or touches, so that a screen knows what to ask again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tag { $($(#[$doc])* $name),* }

        impl Tag {
            /// Every tag.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

tags! {
    /// Open or closed, counts.
    Status,
    People,
    Decisions,
    /// Batches and pieces.
    Batches,
    /// Returned pieces.
    Returns,
    /// Who may open.
    Users,
}

/// Whether a command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It reads these; its answer is good until a write touches one of them.
    Reads(&'static [Tag]),
    Writes {
        /// What is not as it was after it.
        touches: &'static [Tag],
        /// What becomes of what a screen shows of that.
        then: Then,
    },
}

impl Access {
    /// Whether it writes.
    pub fn writes(self) -> bool {
        matches!(self, Self::Writes { .. })
    }

    /// What it reads or touches.
    pub fn tags(self) -> &'static [Tag] {
        match self {
            Self::Reads(tags) | Self::Writes { touches: tags, .. } => tags,
        }
    }

    /// Whether what a screen shows of it must be gone at once.
    pub fn forgets(self) -> bool {
        matches!(self, Self::Writes { then: Then::Forget, .. })
    }
}

/// What an open screen does, after a write, with what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It may stay until the new answer is there.
    AskAgain,
    /// A word on disclosure: nothing from before it may be drawn again, not even until then.
    Forget,
}

/// What the log calls a command. A class hides among its members that one of them was about protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logged {
    /// By its name.
    Itself,
    /// Something about a person was entered.
    PersonUpdated,
}

impl Logged {
    /// The name in the log of the command that is called so.
    pub fn name(self, command: &'static str) -> &'static str {
        match self {
            Self::Itself => command,
            Self::PersonUpdated => "person_updated",
        }
    }
}

/// How a command goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It is short: nobody waits for it, nobody stops it.
    AtOnce,
    /// It tells how far it is, and a person can stop it half-way; then nothing has changed.
    CanStop,
    /// Everybody is judged first, on the day that its request calls `asOf`, where that is not kept. Nobody else needs to wait for that.
    Judges,
}

/// What a request carries that must never be kept or logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// Nothing of that kind.
    NoSecret,
    Password,
    /// That somebody asked for protection, or does not any more.
    WordOnProtection,
}

/// Whom a request needs besides, by what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Besides {
    /// The method of the request that tells whether it asks for more.
    pub asked: &'static str,
    /// Who may ask for that.
    pub may: May,
}
