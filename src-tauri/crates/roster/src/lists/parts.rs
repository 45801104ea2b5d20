//! One part of a written name, and what is known of its reading.

use super::names::{Kind, ListedReading, Names};
use super::old_forms;
use super::sound;

/// What is known of how a part is read.
#[derive(Debug)]
pub enum Part {
    /// It is written in kana: its reading is itself.
    Kana(String),
    /// The list has it, with these readings.
    ListedReading {
        /// Each of them.
        readings: Vec<ListedReading>,
        /// Whether names of the kind that is asked for are written so. A given name may be read like a surname of the same characters,
        /// but what is known of surnames makes no reading of a given name unlikely.
        of_kind: bool,
    },
    /// Nothing is known of it.
    Unknown,
}

impl Part {
    /// Looks a part up, as it is written and in the characters of today.
    pub fn of(names: Names<'_>, written: &str, kind: Kind) -> Self {
        if let Some(parts) = sound::katakana(written).filter(|parts| !parts.is_empty()) {
            return Self::Kana(parts.concat());
        }
        let plain = old_forms::plain(written);
        let mut listed = names.readings(written);
        if plain != written {
            listed.extend(names.readings(&plain));
        }
        if listed.is_empty() {
            return Self::Unknown;
        }
        let of_kind = listed.iter().any(|listed| listed.is(kind));
        Self::ListedReading { readings: listed, of_kind }
    }

    /// Whether it may be read so; `None` where nothing is known.
    pub fn fits(&self, reading: &str) -> Option<bool> {
        match self {
            Self::Kana(own) => Some(sound::alike(own, reading)),
            Self::ListedReading { readings, of_kind } => {
                match readings.iter().any(|listed| sound::alike(&listed.katakana, reading)) {
                    true => Some(true),
                    false => of_kind.then_some(false),
                }
            }
            Self::Unknown => None,
        }
    }

    /// Whether a reading can be unlikely for it.
    pub fn is_known(&self) -> bool {
        match self {
            Self::Kana(_) => true,
            Self::ListedReading { of_kind, .. } => *of_kind,
            Self::Unknown => false,
        }
    }
}
