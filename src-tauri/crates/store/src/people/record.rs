//! What a roster can say of a person, as columns; how a row of a roster is laid over what is registered.
//!
//! Must never erase what a roster does not state, and never take back that a number is linked.

use crate::error::StoreError;
use crate::journal::Change;
use crate::row::{Columns, day_text};
use kenpo_domain::address::AddressKey;
use kenpo_domain::code::Code;
use kenpo_domain::facts::MyNumberState;
use kenpo_domain::kana::Kana;
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::search;
use rusqlite::types::Value;

/// The part of a registration that rosters write.
#[derive(Clone, Default, PartialEq)]
pub(super) struct PersonRecord {
    symbol: String,
    number: String,
    branch: String,
    name: String,
    kana_cell: String,
    sex: Option<String>,
    birth: String,
    relation: String,
    relation_text: String,
    acquired_on: String,
    employer: Option<String>,
    postal: Option<String>,
    address: String,
    phone: Option<String>,
    issue_requested: bool,
    number_state: String,
    number_linked_on: Option<String>,
    number_last4: Option<String>,
}

impl PersonRecord {
    /// Reads the columns of `record.sql`.
    pub(super) fn read(row: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            symbol: row.take()?,
            number: row.take()?,
            branch: row.take()?,
            name: row.take()?,
            kana_cell: row.take()?,
            sex: row.take()?,
            birth: row.take()?,
            relation: row.take()?,
            relation_text: row.take()?,
            acquired_on: row.take()?,
            employer: row.take()?,
            postal: row.take()?,
            address: row.take()?,
            phone: row.take()?,
            issue_requested: row.take()?,
            number_state: row.take()?,
            number_linked_on: row.take()?,
            number_last4: row.take()?,
        })
    }

    /// A new registration: nobody knows what a roster does not state.
    pub(super) fn new(entry: &RosterEntry) -> Self {
        Self { number_state: MyNumberState::Unknown.code().to_owned(), ..Self::default() }.stated(entry)
    }

    /// This registration with everything that the row states.
    pub(super) fn stated(self, entry: &RosterEntry) -> Self {
        let contact = entry.contact.unseal_for_store();
        let stated = |text: &str, before: String| if text.is_empty() { before } else { text.to_owned() };
        let maybe = |text: Option<&str>, before: Option<String>| {
            text.filter(|text| !text.is_empty()).map(str::to_owned).or(before)
        };
        let relation = entry.relation.code().to_owned();
        let finer = entry.relation_is_coarse() && relation == self.relation && !self.relation_text.is_empty();
        let before_postal = self.postal.filter(|_| !contact.moves_without_postal(&self.address));
        let acquired_on = day_text(entry.acquired_on);
        // A tick belongs to the spell of cover on whose 取得届 it was made; within it, it is not dropped by a roster without it.
        let issue_requested = entry.requested || (self.issue_requested && self.acquired_on == acquired_on);
        let mut record = Self {
            symbol: entry.insured.symbol().to_owned(),
            number: entry.insured.number().to_owned(),
            branch: entry.insured.branch().to_owned(),
            name: entry.name.as_str().to_owned(),
            kana_cell: stated(entry.kana.cell(), self.kana_cell),
            sex: entry.sex.map(|sex| sex.code().to_owned()).or(self.sex),
            birth: day_text(entry.birth),
            relation,
            relation_text: if finer { self.relation_text } else { stated(&entry.relation_text, self.relation_text) },
            acquired_on,
            employer: maybe(entry.employer.as_deref(), self.employer),
            postal: maybe(contact.postal.as_ref().map(|code| code.as_str()), before_postal),
            address: stated(&contact.address, self.address),
            phone: maybe(contact.phone.as_deref(), self.phone),
            issue_requested,
            number_state: self.number_state,
            number_linked_on: self.number_linked_on,
            number_last4: self.number_last4,
        };
        // Digits of a number with a wrong check digit are nobody's: they are reported, and not kept.
        if let Some(seen) = entry.my_number.as_ref().filter(|seen| seen.valid) {
            if [MyNumberState::Unknown, MyNumberState::None].map(Code::code).contains(&record.number_state.as_str()) {
                record.number_state = MyNumberState::Submitted.code().to_owned();
            }
            // What was linked was linked with the digits that are there.
            if record.number_state != MyNumberState::Linked.code() || record.number_last4.is_none() {
                record.number_last4 =
                    seen.last4.as_ref().map(|digits| digits.as_str().to_owned()).or(record.number_last4);
            }
        }
        record
    }

    /// This registration as the national list links it. A number under suspicion stays so until a person has looked.
    pub(super) fn linked(self, on: &str) -> Self {
        if [MyNumberState::Linked, MyNumberState::Suspect].map(Code::code).contains(&self.number_state.as_str()) {
            return self;
        }
        Self { number_state: MyNumberState::Linked.code().to_owned(), number_linked_on: Some(on.to_owned()), ..self }
    }

    /// The parameters of `insert.sql` and `update.sql`: identifier, columns, derived keys.
    pub(super) fn values(&self, id: &str) -> [Value; 23] {
        let kana = Kana::from_cell(&self.kana_cell);
        let address_key = (!self.address.is_empty()).then(|| AddressKey::of(&self.address).for_store().to_owned());
        let text = |value: &str| Value::from(value.to_owned());
        let maybe = |value: &Option<String>| Value::from(value.clone());
        [
            text(id),
            text(&self.symbol),
            text(&self.number),
            text(&self.branch),
            text(&self.name),
            text(&self.kana_cell),
            maybe(&self.sex),
            text(&self.birth),
            text(&self.relation),
            text(&self.relation_text),
            text(&self.acquired_on),
            maybe(&self.employer),
            maybe(&self.postal),
            text(&self.address),
            maybe(&self.phone),
            Value::from(self.issue_requested),
            text(&self.number_state),
            maybe(&self.number_linked_on),
            maybe(&self.number_last4),
            text(&search::name_key(&self.name)),
            text(kana.text()),
            text(&search::kana_key(&self.kana_cell)),
            Value::from(address_key),
        ]
    }

    /// What differs from another state of the same person; from the empty record, everything that is known.
    pub(super) fn change_from(&self, before: &Self) -> Change {
        let text = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        Change::default()
            .field("symbol", text(&before.symbol), text(&self.symbol))
            .field("number", text(&before.number), text(&self.number))
            .field("branch", text(&before.branch), text(&self.branch))
            .field("name", text(&before.name), text(&self.name))
            .field("kana_cell", text(&before.kana_cell), text(&self.kana_cell))
            .field("sex", before.sex.clone(), self.sex.clone())
            .field("birth", text(&before.birth), text(&self.birth))
            .field("relation", text(&before.relation), text(&self.relation))
            .field("relation_text", text(&before.relation_text), text(&self.relation_text))
            .field("acquired_on", text(&before.acquired_on), text(&self.acquired_on))
            .field("employer", before.employer.clone(), self.employer.clone())
            .field("postal", before.postal.clone(), self.postal.clone())
            .field("address", text(&before.address), text(&self.address))
            .field("phone", before.phone.clone(), self.phone.clone())
            .field("issue_requested", before.issue_requested, self.issue_requested)
            .field("number_state", text(&before.number_state), text(&self.number_state))
            .field("number_linked_on", before.number_linked_on.clone(), self.number_linked_on.clone())
            .field("number_last4", before.number_last4.clone(), self.number_last4.clone())
    }
}
