//! What a roster would change of those who are registered, row by row. A row that may be somebody else's waits.
//!
//! Asks for one registered person after the other, so that it needs no more memory the more people there are. What a row changes is the
//! rule of `domain::lay_over`.

use kenpo_domain::finding::{Checked, Finding, FindingCode, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::lay_over::{lay_over, register};
use kenpo_domain::person::Person;
use kenpo_domain::proposal::{About, Proposal};
use kenpo_domain::record::Change;
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::search::name_key;

/// Those who are registered.
pub trait Registered {
    /// Why they could not be asked.
    type Error;

    /// The person with this 記号・番号・枝番.
    fn person(&self, insured: &InsuredId) -> Result<Option<Person>, Self::Error>;

    /// The 記号 of everybody with this 番号 and 枝番.
    fn symbols(&self, number: &str, branch: &str) -> Result<Vec<String>, Self::Error>;
}

/// Compares each row with the person registered under its 記号・番号・枝番. The order of the rows is kept; a row that waits is left
/// out, with a finding.
pub fn propose<R: Registered>(entries: Vec<RosterEntry>, registered: &R) -> Result<Checked<Vec<Proposal>>, R::Error> {
    let (mut proposals, mut findings) = (Vec::with_capacity(entries.len()), Vec::new());
    let mut known = false;
    for entry in entries {
        // The rows of a file are alike. Where the last one named nobody, who shares 番号 and 枝番 is asked first, and costs least.
        let asked = if known { registered.person(&entry.insured)? } else { None };
        let symbols = match asked {
            Some(_) => Vec::new(),
            None => registered.symbols(entry.insured.number(), entry.insured.branch())?,
        };
        let person = match asked {
            None if symbols.iter().any(|symbol| symbol == entry.insured.symbol()) => {
                registered.person(&entry.insured)?
            }
            asked => asked,
        };
        known = person.is_some();
        match &person {
            Some(person) if is_another(&entry, person) => {
                findings.push(finding(&entry, FindingCode::AnotherPerson, Item::Name));
                continue;
            }
            None if symbol_is_missing(&entry.insured, &symbols) => {
                findings.push(finding(&entry, FindingCode::SymbolMissing, Item::Symbol));
                continue;
            }
            _ => {}
        }
        let (about, change) = match person {
            None => (About::New, Change::new(register(&entry))),
            Some(person) => {
                let laid = lay_over(&person, &entry);
                findings.extend(laid.finding.map(|code| finding(&entry, code, Item::MyNumber)));
                (About::Known { person: person.id, version: person.version, standing: person.standing }, laid.change)
            }
        };
        proposals.push(Proposal { place: entry.place, insured: entry.insured, name: entry.name, about, change });
    }
    Ok(Checked { value: proposals, findings })
}

/// Whether neither name nor birth is that of the person who is registered: a number that was given to somebody else, or a slip.
fn is_another(entry: &RosterEntry, person: &Person) -> bool {
    entry.birth != person.birth && name_key(entry.name.as_str()) != name_key(person.name.as_str())
}

/// Without the one 記号 or the other it cannot be told whether they are two.
fn symbol_is_missing(insured: &InsuredId, symbols: &[String]) -> bool {
    symbols.iter().any(|symbol| symbol.is_empty() || insured.symbol().is_empty())
}

fn finding(entry: &RosterEntry, code: FindingCode, item: Item) -> Finding {
    Finding {
        code,
        place: entry.place.clone(),
        item: Some(item),
        insured: Some(entry.insured.clone()),
        text: Sealed::new(None),
    }
}
