//! What is due on a day: everyone's decision, counted and listed. Writes nothing.
//!
//! Decides for everyone once in a day and state of the database; a page then decides for its own people again, who are answered
//! the same in the same state.

pub(crate) mod beside;
mod tally;
#[cfg(test)]
mod tests;

use crate::api::*;
use crate::decided::{Decided, Placed};
use crate::fault::Fault;
use crate::office::{Office, Session};
use crate::steps::judge::{Answered, Judge};
use crate::steps::{Paged, count, day, page_of, show};
use kenpo_domain::Day;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::ids::PersonId;
use kenpo_domain::plain_parts;
use kenpo_domain::wareki;
use kenpo_store::{ByEmployerHousehold, Reads, StoreError};
use tally::Tally;

pub(crate) fn plan(office: &mut Office, request: PlanReq) -> Result<Out<Screen, PlanPage>, Fault> {
    let as_of = day(&request.as_of)?;
    let wanted = request.outcome.map(|Coded(listed)| listed);
    let Session { store, decided: kept, .. } = office.session_mut()?;
    store.snapshot(|store| {
        let decided = decided(kept, store, as_of)?;
        let wanted = decided.people.iter().filter(|placed| wanted.is_none_or(|listed| placed.listed == listed));
        let (page, paged) = page_of(wanted.map(|placed| placed.person).collect(), request.page);
        let rows = rows(store, as_of, &page.collect::<Vec<_>>())?;
        let figures = plain(PlanFigures { as_of, pieces: decided.pieces, paged }, Screen);
        Ok(figures.zip(decided.outcomes.clone()).zip(rows).map(|((figures, counts), rows)| {
            let PlanFigures { as_of, pieces, paged: Paged { total, page } } = figures;
            PlanPage {
                as_of: as_of.to_string(),
                as_of_text: wareki::long(as_of),
                counts,
                pieces,
                rows,
                total,
                page,
                per_page: PER_PAGE,
            }
        }))
    })
}

plain_parts! {
    /// What stands over the rows.
    struct PlanFigures {
        as_of: Day,
        pieces: u32,
        paged: Paged,
    }
}

/// How often each outcome and each reason occurs.
pub(crate) fn outcomes(office: &mut Office, as_of: Day) -> Result<Out<Screen, Vec<OutcomeRow>>, Fault> {
    let Session { store, decided: kept, .. } = office.session_mut()?;
    store.snapshot(|store| Ok(decided(kept, store, as_of)?.outcomes.clone()))
}

/// The decisions of a page's people.
fn rows(store: &Reads, as_of: Day, page: &[PersonId]) -> Result<Out<Screen, Vec<DecisionRow>>, Fault> {
    let judge = Judge::of_these(store, as_of, page)?;
    let mut rows = Vec::with_capacity(page.len());
    for id in page {
        let person = store.person(*id)?.ok_or(StoreError::Damaged)?;
        rows.push(show::decision(&judge.judge(person)));
    }
    Ok(Out::all(rows))
}

/// What is kept, where it is of this day and of the state that is read; else decided anew, and kept. What was kept is dropped first, so
/// that memory never holds two.
pub(super) fn decided<'k>(kept: &'k mut Option<Decided>, store: &Reads, as_of: Day) -> Result<&'k Decided, Fault> {
    let writes = store.writes()?;
    let decided = match kept.take().filter(|kept| (kept.as_of, kept.writes) == (as_of, writes)) {
        Some(decided) => decided,
        None => decide(store, as_of, writes)?,
    };
    Ok(kept.insert(decided))
}

fn decide(store: &Reads, as_of: Day, writes: u64) -> Result<Decided, Fault> {
    let judge = Judge::new(store, as_of)?;
    let nobody = Deciding { pieces: 0, tally: tally::nobody(), people: Vec::new() };
    let all = store.fold_everyone(ByEmployerHousehold, nobody, |all, person| all.and(&judge.judge(person)))?;
    let Deciding { pieces, tally, people } = all;
    let outcomes = tally.map(tally::outcome_rows);
    Ok(Decided { as_of, writes, pieces: count(pieces), outcomes, people: people.into() })
}

/// Everyone's decision, as far as it was made.
struct Deciding {
    pieces: usize,
    tally: Out<Screen, Tally>,
    people: Vec<Placed>,
}

impl Deciding {
    fn and(mut self, answered: &Answered) -> Self {
        let (listed, unsolved) = (answered.listed(), answered.unsolved());
        self.people.push(Placed { person: answered.person.id, listed, unsolved });
        Self {
            pieces: self.pieces + answered.due().count(),
            tally: self.tally.zip(show::decision(answered)).map(tally::and),
            people: self.people,
        }
    }
}
