//! The plan page by page: what is kept between two pages answers as if everyone had just been decided for.

use kenpo_domain::code::Code;
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_office::api::*;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, FILES, Society};

fn page(office: &mut Office, outcome: Option<OutcomeGroup>, page: u32) -> PlanPage {
    let request = PlanReq { as_of: AS_OF.to_owned(), outcome: outcome.map(Coded), page };
    call::plan(office, request).unwrap().into_inner()
}

/// The same with nothing kept: another day has taken its place.
fn fresh_page(office: &mut Office, outcome: Option<OutcomeGroup>, number: u32) -> PlanPage {
    call::plan(office, PlanReq { as_of: "2026-12-01".to_owned(), outcome: None, page: 1 }).unwrap();
    page(office, outcome, number)
}

#[test]
fn a_further_page_is_the_one_of_a_fresh_plan() {
    let mut society = Society::with(&FILES).unwrap();
    // Some hold a document, so that a page has to look at what its people hold.
    society.issue().unwrap();
    let mut fresh = society.another().unwrap();
    let mut everyone = Vec::new();
    for outcome in [None].into_iter().chain(OutcomeGroup::ALL.iter().copied().map(Some)) {
        let mut rows = Vec::new();
        let first = page(&mut society.office, outcome, 1);
        let last = first.total.div_ceil(first.per_page).max(1);
        assert!(outcome.is_some() || last > 1, "there are several pages");
        for number in 1..=last + 1 {
            let further = page(&mut society.office, outcome, number);
            assert_eq!(further, fresh_page(&mut fresh, outcome, number), "page {number} of {outcome:?}");
            if number > last {
                assert_eq!(further.page, last, "beyond the end is the end");
                continue;
            }
            rows.extend(further.rows);
        }
        let of_outcome = first.counts.iter().find(|row| Some(row.outcome.0) == outcome).map_or(0, |row| row.count);
        match outcome {
            None => everyone = rows,
            Some(outcome) => {
                let wanted: Vec<_> = everyone.iter().filter(|row| row.outcome.0 == outcome).cloned().collect();
                assert_eq!((first.total, rows), (of_outcome, wanted), "{outcome:?}, in the order of mailings");
            }
        }
    }
}

#[test]
fn a_page_shows_what_another_process_has_written() {
    let mut society = Society::with(&FILES).unwrap();
    let [before, first] = [2, 1].map(|number| page(&mut society.office, None, number));
    let mut other = society.another().unwrap();
    let made = BatchMakeReq { as_of: AS_OF.to_owned(), expected: Some(first.pieces) };
    call::batch_make(&mut other, made).unwrap();
    let after = page(&mut society.office, None, 2);
    assert_eq!(after, page(&mut other, None, 2));
    assert_eq!((after.pieces, after.counts == before.counts, after.rows == before.rows), (0, false, false));
    let summary = |office: &mut Office| call::summary(office, SummaryReq { as_of: AS_OF.to_owned() }).unwrap();
    assert_eq!(summary(&mut society.office), summary(&mut other));
}
