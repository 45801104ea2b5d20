//! The widths of a file's numbers where the society has set none: what a person says of them, and what the file and those who are registered show.
//!
//! Must never apply a width that nobody has said.

use crate::api::{Coded, WidthRow, WidthSaid};
use crate::fault::{Fault, FaultCode, Param};
use crate::words::{term, width};
use kenpo_domain::finding::{Finding, FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::{Width, Widths};
use kenpo_domain::widths::{WidthPart, WidthSeen};
use kenpo_store::Reads;

/// The society's widths with those that a person says of parts of which it has set none.
pub(super) fn with(society: Widths, said: &[WidthSaid]) -> Result<Widths, Fault> {
    said.iter().try_fold(society, |widths, WidthSaid { part: Coded(part), digits }| {
        let width = Width::new(*digits).filter(|width| part.may_have(*width));
        let width = width.ok_or_else(|| Fault::new(FaultCode::WidthBad))?;
        part.set(widths, width).ok_or_else(|| set(*part, &widths))
    })
}

fn set(part: WidthPart, widths: &Widths) -> Fault {
    let mut fault = Fault::about(FaultCode::WidthSet, Param::Words(term::item(part.item())));
    fault.params.extend(part.of(widths).map(|width| Param::Count(width.get().into())));
    fault
}

/// What was seen in the file, with what those have who are registered.
pub(super) fn beside_registered(mut seen: Vec<WidthSeen>, store: &Reads) -> Result<Vec<WidthSeen>, Fault> {
    if seen.iter().any(|seen| seen.part != WidthPart::Postal) {
        let lengths = store.lengths()?;
        for seen in &mut seen {
            match seen.part {
                WidthPart::Number => seen.registered = lengths.numbers.clone(),
                WidthPart::Branch => seen.registered = lengths.branches.clone(),
                WidthPart::Symbol => seen.registered = lengths.symbols.clone(),
                WidthPart::Postal => {}
            }
        }
    }
    seen.retain(WidthSeen::is_to_be_told);
    Ok(seen)
}

/// The same as a finding of the file as a whole.
pub(super) fn finding(seen: &WidthSeen) -> Finding {
    let place = Place { sheet: None, row: 0, column: None };
    let (code, item) = (FindingCode::WidthSeen, Some(seen.part.item()));
    Finding { code, place, item, insured: None, text: Sealed::new(Some(width::seen(seen))) }
}

/// The same as a reply has it.
pub(super) fn row(seen: &WidthSeen) -> WidthRow {
    WidthRow { part: Coded(seen.part), digits: seen.width().map(Width::get), text: width::seen(seen) }
}
