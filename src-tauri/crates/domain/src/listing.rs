//! What is known of a person's card and of its registration as マイナ保険証: the national list's row, and the days of 解除.

use crate::Day;
use crate::facts::{CardState, Myna};
use crate::record::declare::record;
use crate::record::{Kept, Scalar};
use crate::roster::ListEntry;

/// A row of the national list. Its items mean something only together: a newer row takes the place of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// 個人番号カード.
    pub card: CardState,
    /// 利用登録, where known.
    pub registered: Option<bool>,
    /// 基準日 of the list.
    pub listed_on: Option<Day>,
    /// 電子証明書有効期限; `None` where the list gives none.
    pub certificate_expires_on: Option<Day>,
}

/// A fact of the card that somebody told us. It never passes as the national list's: it has a day of its own, and a later list stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<T> {
    pub said: T,
    /// The day on which it was so.
    pub known_on: Day,
}

record! {
    /// What the national list, and whoever told us of a card or of a 解除, say of one person.
    #[derive(Debug, Eq)]
    pub struct Listing, fields ListingField, values ListingValue, kind Listing, together [List, LinkedOn] {
        /// The list's row.
        list: Option<ListRow> = List, "list" at ["card", "registered", "listed_on", "certificate_expires_on"];
        /// The day of the first list in which the person stood: by then the 個人番号 was linked. It stands as long as the row of a list does.
        linked_on: Option<Day> = LinkedOn, "linked_on" at ["linked_on"];
        /// 利用登録解除の申請日: an application was filed with us, and the list knows nothing of it.
        deregistration_applied_on: Option<Day> = DeregistrationAppliedOn, "deregistration_applied_on"
            at ["deregistration_applied_on"];
        /// 利用登録解除の処理日.
        deregistered_on: Option<Day> = DeregisteredOn, "deregistered_on" at ["deregistered_on"];
        /// 個人番号カード, as we were told.
        told_card: Option<Told<CardState>> = ToldCard, "told_card" at ["told_card", "told_card_on"];
        /// 利用登録, as we were told.
        told_registered: Option<Told<bool>> = ToldRegistered, "told_registered" at ["told_registered", "told_registered_on"];
        /// 電子証明書有効期限, as we were told.
        told_certificate: Option<Told<Day>> = ToldCertificate, "told_certificate"
            at ["told_certificate_expires_on", "told_certificate_on"];
    }
}

impl Listing {
    /// Nobody has said anything.
    pub const UNKNOWN: Self = Self {
        list: None,
        linked_on: None,
        deregistration_applied_on: None,
        deregistered_on: None,
        told_card: None,
        told_registered: None,
        told_certificate: None,
    };

    /// The day of the list that knows the person.
    pub fn listed_on(&self) -> Option<Day> {
        self.list.as_ref().and_then(|row| row.listed_on)
    }

    /// As a line of a national list leaves it. The caller passes over a list that is older than the one known.
    pub fn listed(&self, entry: &ListEntry) -> Self {
        let row = ListRow {
            card: entry.card,
            registered: entry.registered,
            listed_on: Some(entry.listed_on),
            certificate_expires_on: entry.certificate_expires_on,
        };
        Self {
            list: Some(row),
            linked_on: self.linked_on.or(Some(entry.listed_on)),
            deregistered_on: entry.deregistered_on,
            ..self.clone()
        }
    }

    /// The fact that `decide` looks at on a day; `None` where nobody has said anything by then. What we were told stands above a list of the same
    /// day or an earlier one. Where it says whether the person is registered, no list does: then the fact has no day of a list.
    pub fn myna(&self, on: Day) -> Option<Myna> {
        let by_then = self.listed_on().is_none_or(|listed| listed <= on);
        let row = self.list.as_ref().filter(|_| by_then);
        let listed_on = row.and_then(|row| row.listed_on);
        let card = stands(self.told_card, listed_on, on);
        let registered = stands(self.told_registered, listed_on, on);
        let certificate = stands(self.told_certificate, listed_on, on);
        // The days of 解除 came with the list.
        let [applied_on, deregistered_on] =
            [self.deregistration_applied_on, self.deregistered_on].map(|day| day.filter(|_| by_then));
        let myna = Myna {
            card: card.or(row.map(|row| row.card)).unwrap_or(CardState::Unknown),
            registered: registered.or(row.and_then(|row| row.registered)),
            listed_on: listed_on.filter(|_| registered.is_none()),
            certificate_expires_on: certificate.or(row.and_then(|row| row.certificate_expires_on)),
            deregistration_applied_on: applied_on,
            deregistered_on,
        };
        let told = card.is_some() || registered.is_some() || certificate.is_some();
        (row.is_some() || told || applied_on.is_some() || deregistered_on.is_some()).then_some(myna)
    }
}

/// What we were told, where it was so by the day and no later list says otherwise.
fn stands<T: Copy>(told: Option<Told<T>>, listed_on: Option<Day>, on: Day) -> Option<T> {
    told.filter(|told| told.known_on <= on && listed_on.is_none_or(|listed| listed <= told.known_on))
        .map(|told| told.said)
}

/// What is told stands in one column, and its day in another.
macro_rules! told {
    ($($ty:ty),+) => {$(
        impl Kept for Option<Told<$ty>> {
            fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
                let Some(told) = self else { return (0..2).for_each(|_| to(Scalar::Null)) };
                told.said.give(to);
                told.known_on.give(to);
            }

            fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
                match (Option::<$ty>::read(from)?, Option::<Day>::read(from)?) {
                    (None, None) => Some(None),
                    (Some(said), Some(known_on)) => Some(Some(Told { said, known_on })),
                    _ => None,
                }
            }

            fn unknown() -> Option<Self> {
                Some(None)
            }
        }
    )+};
}

told!(CardState, bool, Day);

impl Kept for Option<ListRow> {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        match self {
            None => (0..4).for_each(|_| to(Scalar::Null)),
            Some(row) => {
                row.card.give(to);
                row.registered.give(to);
                row.listed_on.give(to);
                row.certificate_expires_on.give(to);
            }
        }
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        let card = Option::<CardState>::read(from)?;
        let (registered, listed_on, certificate_expires_on) = (Kept::read(from)?, Kept::read(from)?, Kept::read(from)?);
        Some(card.map(|card| ListRow { card, registered, listed_on, certificate_expires_on }))
    }

    fn unknown() -> Option<Self> {
        Some(None)
    }
}
