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

record! {
    /// What the national list, and whoever heard of a 解除, say of one person.
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
    }
}

impl Listing {
    /// Nobody has said anything.
    pub const UNKNOWN: Self =
        Self { list: None, linked_on: None, deregistration_applied_on: None, deregistered_on: None };

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

    /// The fact that `decide` looks at; `None` where nobody has said anything.
    pub fn myna(&self) -> Option<Myna> {
        let row = self.list.as_ref();
        (*self != Self::UNKNOWN).then(|| Myna {
            card: row.map_or(CardState::Unknown, |row| row.card),
            registered: row.and_then(|row| row.registered),
            listed_on: self.listed_on(),
            certificate_expires_on: row.and_then(|row| row.certificate_expires_on),
            deregistration_applied_on: self.deregistration_applied_on,
            deregistered_on: self.deregistered_on,
        })
    }
}

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
