//! A decision as it may be shown: its rule, reason, notes and routes pass the gate too.

use super::{Out, Purpose};
use crate::Day;
use crate::decision::{Basis, Collect, Decision, Document, Listed, Medium, Missing, Note, Ratio, Reason, Route};
use crate::person::Person;

/// 個別確認: a person must look before anything is sent. One code for protected people, returned mail and missing contacts
/// abroad; carries nothing, so that it tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held;

/// A decision as shown. With 個別確認 everything else is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionShown {
    /// The day.
    pub as_of: Day,
    /// Under what it is listed.
    pub listed: Listed,
    /// A notice beside a certificate.
    pub also: Option<Document>,
    /// On what ground.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<Reason>,
    /// A renewal.
    pub renewal: bool,
    /// 有効期限.
    pub valid_until: Option<Day>,
    /// The ratio that the document carries.
    pub ratio: Option<Ratio>,
    /// The certificate's medium.
    pub medium: Option<Medium>,
    /// By which hands.
    pub route: Option<Route>,
    /// What is to be collected.
    pub collect: Vec<Collect>,
    /// Facts that are missing.
    pub missing: Vec<Missing>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The clause.
    pub rule: String,
    /// Where the clause comes from.
    pub sources: Vec<String>,
}

/// Whether something would reach, or be asked back from, this person, and a person must look first: a flag, a returned piece,
/// or a piece that would travel to an address which nobody has registered.
pub fn must_hold(person: &Person, decision: &Decision) -> Result<(), Held> {
    // A missing fact is asked for in the same way of everybody, so it is shown of everybody.
    let no_document = match decision.document {
        Document::None => true,
        Document::Hold => decision.reason == Some(Reason::FactsMissing),
        Document::Certificate | Document::Notice | Document::NoticeLast4 => false,
    };
    let nothing_moves = no_document && decision.also.is_none() && decision.collect.is_empty();
    let nowhere = decision.route == Some(Route::Direct) && person.address.unseal_for_store().text.is_empty();
    let held = decision.route == Some(Route::Hold) || nowhere || (person.standing.needs_check() && !nothing_moves);
    if held { Err(Held) } else { Ok(()) }
}

/// Under what a decision is listed.
pub fn listed(person: &Person, decision: &Decision) -> Listed {
    match must_hold(person, decision) {
        Err(Held) => Listed::IndividualCheck,
        Ok(()) => of_document(decision.document),
    }
}

fn of_document(document: Document) -> Listed {
    match document {
        Document::Certificate => Listed::Certificate,
        Document::Notice => Listed::Notice,
        Document::NoticeLast4 => Listed::NoticeLast4,
        Document::None => Listed::None,
        Document::Hold => Listed::Hold,
    }
}

/// Lets out one decision.
pub fn decision<P: Purpose>(person: &Person, decision: &Decision, _: P) -> Out<P, DecisionShown> {
    Out::release(match must_hold(person, decision) {
        Err(Held) => DecisionShown {
            as_of: decision.as_of,
            listed: Listed::IndividualCheck,
            also: None,
            basis: None,
            reason: None,
            renewal: false,
            valid_until: None,
            ratio: None,
            medium: None,
            route: None,
            collect: Vec::new(),
            missing: Vec::new(),
            notes: Vec::new(),
            rule: String::new(),
            sources: Vec::new(),
        },
        Ok(()) => DecisionShown {
            as_of: decision.as_of,
            listed: of_document(decision.document),
            also: decision.also,
            basis: decision.basis,
            reason: decision.reason,
            renewal: decision.renewal,
            valid_until: decision.valid_until,
            ratio: decision.ratio,
            medium: decision.medium,
            route: decision.route,
            collect: decision.collect.clone(),
            missing: decision.missing.clone(),
            notes: decision.notes.clone(),
            rule: decision.rule.clone(),
            sources: decision.sources.clone(),
        },
    })
}
