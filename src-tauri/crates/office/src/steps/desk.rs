//! What rosters said of contact or employer of people for whom it waits: who they are, and letting it in.
//!
//! For whom it waits, and who is let in, is the rule of `domain::lay_over`.

use crate::api::{DeskLetInDone, DeskLetInReq, DeskTray, DeskTrayReq, PER_PAGE, TrayRow};
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps::import::go_on;
use crate::steps::{Paged, count, page_of};
use crate::words::term;
use kenpo_domain::act::Figure;
use kenpo_domain::gate::{self, Out, PersonShown, Screen, Viewer, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::lay_over::let_in;
use kenpo_domain::plain_parts;
use kenpo_store::Op;
use std::collections::BTreeSet;

pub(crate) fn desk_tray(office: &mut Office, request: DeskTrayReq) -> Result<Out<Screen, DeskTray>, Fault> {
    let store = office.store()?;
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<PersonId> = store.tray()?.into_iter().map(|waited| waited.person).collect();
    waiting.retain(|person| seen.insert(*person));
    let (people, paged) = page_of(waiting, request.page);
    let people = people.map(|id| store.person(id)).collect::<Result<Vec<_>, _>>()?;
    let rows =
        Out::all(people.into_iter().flatten().map(|person| gate::person(&person, Viewer::ANYBODY, Screen).map(row)));
    Ok(rows.zip(plain(paged, Screen)).map(|(rows, Paged { total, page })| DeskTray {
        rows,
        total,
        page,
        per_page: PER_PAGE,
    }))
}

fn row(person: PersonShown) -> TrayRow {
    TrayRow { insured: person.insured.to_string(), name: person.name }
}

plain_parts! {
    /// How many people's went in, and how many go on waiting.
    struct LetIn {
        went: u32,
        waits: u32,
    }
}

pub(crate) fn desk_let_in(office: &mut Office, _: DeskLetInReq) -> Result<Out<Screen, DeskLetInDone>, Fault> {
    let tray = office.store()?.tray()?;
    let total = tray.len() as u64;
    let let_in = office.write_telling(Op::DeskLetIn, term::doing::WRITING, total, |tx, tell| {
        let (mut went, mut waits) = (BTreeSet::new(), BTreeSet::new());
        for (waited, at) in tray.iter().zip(0..) {
            go_on(tell(at))?;
            let person = tx.person(waited.person)?.ok_or_else(|| Fault::new(FaultCode::Internal))?;
            let Some(change) = let_in(&person, &waited.said) else {
                waits.insert(person.id);
                continue;
            };
            tx.change_person(person.id, person.version, &change)?;
            tx.take_out(waited)?;
            went.insert(person.id);
        }
        tx.deed().figures.count(Figure::People, went.len() as u64);
        Ok::<_, Fault>(LetIn { went: count(went.len()), waits: count(waits.len()) })
    })?;
    Ok(plain(let_in, Screen).map(|LetIn { went, waits }| DeskLetInDone { let_in: went, waiting: waits }))
}
