//! What keeps somebody from an answer, and which items a person enters to solve it.

use crate::codes;
use crate::decision::{Missing, Outcome, Reason};
use crate::entry::Entry;

codes! {
    /// What a person has to find out, in the order of a clerk's work.
    #[derive(PartialOrd, Ord)]
    pub enum Unsolved {
        /// 負担割合
        Burden = "burden",
        /// The state of the 個人番号, of the card, or the 利用登録
        Card = "card",
        /// Whether help is needed
        Care = "care",
        /// The stay in the country has ended
        Stay = "stay",
        /// The five items of the 個人番号 did not match
        Suspect = "suspect",
        /// The national list is older than an application
        OldList = "old_list",
        /// A hold that time or a register solves
        Time = "time",
        /// What is registered contradicts itself
        Contradiction = "contradiction",
        /// 個別確認: whoever sees it enters nothing
        IndividualCheck = "individual_check",
    }
}

impl Unsolved {
    /// Why an outcome that may be shown is a hold; `None` where it is none.
    pub fn of(outcome: &Outcome) -> Option<Self> {
        let Outcome::Hold { reason, missing, .. } = outcome else { return None };
        Some(match reason {
            Reason::FactsMissing if missing.contains(&Missing::Burden) => Self::Burden,
            Reason::FactsMissing => Self::Card,
            Reason::AskCareNeeded => Self::Care,
            Reason::StayEnded => Self::Stay,
            Reason::MyNumberSuspect => Self::Suspect,
            Reason::ListOlderThanApplication => Self::OldList,
            _ => Self::Time,
        })
    }

    /// What is entered to solve it, in the order of a form.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Self::Burden => &[Entry::BurdenPercent, Entry::BurdenEffectiveOn, Entry::BurdenValidUntil],
            Self::Card => &[
                Entry::NumberState,
                Entry::NumberLinkedOn,
                Entry::Card,
                Entry::Registered,
                Entry::CertificateExpiresOn,
                Entry::KnownOn,
            ],
            Self::Care => &[Entry::CareNeeded, Entry::CareAskedOf, Entry::CareAskedOn],
            Self::Stay => &[Entry::StayUntil],
            Self::Suspect => &[Entry::NumberState, Entry::NumberLinkedOn],
            Self::OldList => &[Entry::Card, Entry::Registered, Entry::KnownOn],
            Self::Contradiction => &[Entry::Birth, Entry::AcquiredOn, Entry::LostOn, Entry::BurdenEffectiveOn],
            Self::Time | Self::IndividualCheck => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    #[test]
    fn each_fact_that_can_be_missing_can_be_entered() {
        for missing in Missing::ALL {
            let hold = Outcome::Hold { reason: Reason::FactsMissing, missing: vec![*missing] };
            assert!(Unsolved::of(&hold).is_some_and(|unsolved| !unsolved.entries().is_empty()), "{missing:?}");
        }
    }
}
