//! Files that are reviewed one after the other before any of them goes in. Of each that was looked at a digest is kept, and it goes in only
//! where it comes to the same once more: a file before it may have changed who is registered.

use super::import_apply;
use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::preview::{ListProposal, Origin, Plan, Preview};
use kenpo_domain::code::Code;
use kenpo_domain::finding::Place;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::proposal::{About, Proposal};
use kenpo_domain::record::{Change, Field, Record, Scalar, Value};
use sha2::{Digest, Sha256};

pub(crate) fn import_set_aside(
    office: &mut Office,
    request: ImportSetAsideReq,
) -> Result<Out<Screen, ImportSetAside>, Fault> {
    let session = office.session_mut()?;
    let preview = session.take_reviewed(request.preview)?;
    session.aside.insert(preview.number, digest(&preview));
    Ok(plain(preview.number, Screen).map(|preview| ImportSetAside { preview }))
}

pub(crate) fn import_apply_as_shown(
    office: &mut Office,
    request: ImportApplyAsShownReq,
) -> Result<Out<Screen, ImportDone>, Fault> {
    let session = office.session_mut()?;
    let shown = *session.aside.get(&request.shown).ok_or_else(|| Fault::new(FaultCode::PreviewGone))?;
    let preview = session.reviewed(request.preview)?;
    if digest(preview) != shown {
        let file = preview.file.clone();
        session.take_reviewed(request.preview)?;
        return Err(Fault::caller(FaultCode::ReviewDiffers, file));
    }
    let apply = ImportApplyReq { preview: request.preview, reason: None, renamed: Vec::new() };
    let done = import_apply(office, apply)?;
    office.session_mut()?.aside.remove(&request.shown);
    Ok(done)
}

/// Of everything that would be written or was shown: the bytes of the file, each change and whom it is of, who waits and why, who is not
/// named, what was found. Identifiers of people who are not registered yet are not in it, nor are versions: a person of whom something
/// else was changed meanwhile changes as was shown.
fn digest(preview: &Preview) -> [u8; 32] {
    let mut of = Sum(Sha256::new());
    if let Origin::File(source) = &preview.origin {
        of.bytes(&source.digest);
        of.text(source.sheet.as_deref().unwrap_or_default());
    }
    match &preview.plan {
        Plan::Roster(proposals) => {
            of.number(proposals.same);
            proposals.changing.iter().zip(&preview.groups).for_each(|(row, group)| {
                of.text(group.code());
                of.proposal(row);
            });
        }
        Plan::List(listed) => listed.iter().for_each(|ListProposal { person, change, .. }| {
            of.person(*person);
            of.change(change);
        }),
    }
    for held in &preview.held {
        of.place(&held.place);
        held.reasons.iter().for_each(|reason| of.text(reason.code()));
    }
    preview.absent.iter().for_each(|person| of.person(*person));
    for (code, count) in preview.findings.counts() {
        of.text(code.code());
        of.number(*count);
    }
    preview.findings.iter().for_each(|finding| {
        of.text(finding.code.code());
        of.place(&finding.place);
    });
    of.0.finalize().into()
}

/// A digest in the making. What has no fixed length goes in behind its length, so that two neighbours cannot be taken for two others.
struct Sum(Sha256);

impl Sum {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn number(&mut self, number: u32) {
        self.0.update(number.to_be_bytes());
    }

    fn person(&mut self, person: PersonId) {
        self.text(&person.to_string());
    }

    fn place(&mut self, place: &Place) {
        self.text(place.sheet.as_deref().unwrap_or_default());
        self.number(place.row);
        self.number(place.column.map_or(u32::MAX, |column| u32::from(column.0)));
    }

    fn proposal(&mut self, row: &Proposal) {
        self.place(&row.place);
        self.text(&row.insured.to_string());
        match row.about {
            About::New => self.text("new"),
            About::Known { person, .. } => self.person(person),
        }
        self.change(&row.change);
        self.change(&row.contact);
        self.number(u32::from(row.renames));
    }

    fn change<R: Record>(&mut self, change: &Change<R>) {
        let fields = change.fields();
        self.bytes(&fields.len().to_be_bytes());
        for field in fields.iter() {
            self.text(field.field.key());
            self.side(field.before.as_ref());
            self.side(field.after.as_ref());
        }
    }

    fn side<F: Field, V: Value<F>>(&mut self, side: Option<&V>) {
        let Some(value) = side else { return self.number(u32::MAX) };
        let mut columns = 0;
        value.give(&mut |column| {
            columns += 1;
            match column {
                Scalar::Null => self.text("null"),
                Scalar::Truth(truth) => self.number(u32::from(truth)),
                Scalar::Whole(whole) => self.bytes(&whole.to_be_bytes()),
                Scalar::Text(text) => self.text(&text),
            }
        });
        self.number(columns);
    }
}
