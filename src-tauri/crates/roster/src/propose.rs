//! What a roster would change of those who are registered, row by row. A row that may be somebody else's waits.
//!
//! Asks for one registered person after the other, so that it needs no more memory the more people there are. What a row changes is the
//! rule of `domain::lay_over`.

use kenpo_domain::finding::{Checked, Finding, FindingCode, FindingList, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::{HeldRow, RowSays};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::lay_over::{Laid, lay_over, register};
use kenpo_domain::person::Person;
use kenpo_domain::proposal::{About, Named, Proposal, Proposals};
use kenpo_domain::record::Change;
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::symbols::Symbols;
use kenpo_domain::whose;
use kenpo_domain::widths::Lengths;
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Rows that are handed over together.
const AT_ONCE: usize = 1_000;

pub trait Registered {
    /// Why they could not be asked.
    type Error;

    /// The person with this 記号・番号・枝番.
    fn person(&mut self, insured: &InsuredId) -> Result<Option<Person>, Self::Error>;

    /// The 記号 of everybody with this 番号 and 枝番.
    fn symbols(&mut self, number: &str, branch: &str) -> Result<Vec<String>, Self::Error>;

    /// Every 記号, each once.
    fn all_symbols(&mut self) -> Result<Vec<String>, Self::Error>;

    /// How long every 番号 is; nothing where the society has set it.
    fn number_lengths(&mut self) -> Result<Lengths, Self::Error>;
}

/// A row, with whoever is registered under its 記号・番号・枝番.
struct Looked {
    entry: RosterEntry,
    person: Option<Person>,
    /// Where nobody is: the 記号 of everybody with its 番号 and 枝番.
    symbols: Vec<String>,
}

/// The numbers of those who are registered, and of the file, by how they are written.
struct Written {
    symbols: Symbols,
    numbers: Lengths,
}

impl Written {
    fn of<R: Registered>(entries: &[RosterEntry], registered: &mut R) -> Result<Self, R::Error> {
        let symbols = Symbols::new(registered.all_symbols()?, entries.iter().map(|entry| entry.insured.symbol()));
        let mut numbers = registered.number_lengths()?;
        entries.iter().for_each(|entry| numbers.add(entry.insured.number(), 1));
        Ok(Self { symbols, numbers })
    }

    /// Why a number may be that of somebody who is registered, or stands in the file, with its zeros lost; and in which part.
    fn doubt(&self, insured: &InsuredId) -> Option<(FindingCode, Item)> {
        match () {
            () if self.symbols.differs_by_zeros(insured.symbol()) => Some((FindingCode::SymbolZeros, Item::Symbol)),
            () if self.numbers.may_lack_zeros(insured.number()) => Some((FindingCode::WidthUnknown, Item::Number)),
            () => None,
        }
    }
}

/// Compares each row with the person registered under its 記号・番号・枝番. A row that waits is left out, with a finding.
pub fn propose<R: Registered>(entries: Vec<RosterEntry>, registered: &mut R) -> Result<Checked<Proposals>, R::Error> {
    let written = Written::of(&entries, registered)?;
    thread::scope(|scope| {
        // The rows that are looked up are compared on another processor.
        let (looked, to_compare) = sync_channel::<Vec<Looked>>(1);
        let comparing = scope.spawn(move || {
            let mut found = Checked { value: Proposals::default(), findings: FindingList::default() };
            to_compare.into_iter().flatten().for_each(|row| compare(row, &written, &mut found));
            found
        });
        let (mut entries, mut known) = (entries.into_iter(), false);
        loop {
            let some = entries.by_ref().take(AT_ONCE).map(|entry| look_up(entry, registered, &mut known));
            let some = some.collect::<Result<Vec<_>, _>>()?;
            if some.is_empty() || looked.send(some).is_err() {
                break;
            }
        }
        drop(looked);
        Ok(comparing.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// `known`: whether the last row named somebody. The rows of a file are alike: where it named nobody, who shares 番号 and 枝番 is asked first,
/// and costs least.
fn look_up<R: Registered>(entry: RosterEntry, registered: &mut R, known: &mut bool) -> Result<Looked, R::Error> {
    let asked = if *known { registered.person(&entry.insured)? } else { None };
    let symbols = match asked {
        Some(_) => Vec::new(),
        None => registered.symbols(entry.insured.number(), entry.insured.branch())?,
    };
    let person = match asked {
        None if symbols.iter().any(|symbol| symbol == entry.insured.symbol()) => registered.person(&entry.insured)?,
        asked => asked,
    };
    *known = person.is_some();
    Ok(Looked { entry, person, symbols })
}

fn compare(row: Looked, written: &Written, found: &mut Checked<Proposals>) {
    let Looked { entry, person, symbols } = row;
    if let Some(person) = &person {
        let (insured, place) = (entry.insured.clone(), entry.place.clone());
        found.value.named.push(Named { person: person.id, insured, place });
        found.value.other_names += u32::from(is_renamed(&entry, person));
        found.value.other_births += u32::from(entry.birth != person.birth);
        found.value.other_entries += u32::from(entry.acquired_on != person.acquired_on);
    }
    let (about, laid, renames) = match person {
        Some(person) if is_another(&entry, &person) => {
            return found.hold(&entry, FindingCode::AnotherPerson, Item::Name);
        }
        None if symbol_is_missing(&entry.insured, &symbols)
            || (written.symbols.are_used() && entry.insured.symbol().is_empty()) =>
        {
            return found.hold(&entry, FindingCode::SymbolMissing, Item::Symbol);
        }
        None => {
            if let Some((code, item)) = written.doubt(&entry.insured) {
                return found.hold(&entry, code, item);
            }
            let change = Change::new(register(&entry));
            (About::New, Laid { change, contact: Change::none(), finding: None }, false)
        }
        Some(person) => {
            let laid = lay_over(&person, &entry);
            let about = About::Known { person: person.id, version: person.version, standing: person.standing };
            (about, laid, is_renamed(&entry, &person))
        }
    };
    let Laid { change, contact, finding: number } = laid;
    found.findings.extend(number.map(|code| finding(&entry, code, Some(Item::MyNumber))));
    if change.is_empty() && contact.is_empty() {
        found.value.same += 1;
        return;
    }
    if !contact.is_empty() {
        // Which item waits would tell more of one than of another.
        found.findings.push(finding(&entry, FindingCode::Waiting, None));
    }
    if renames {
        found.hold(&entry, FindingCode::NameChanged, Item::Name);
    }
    let RosterEntry { place, insured, name, .. } = entry;
    found.value.changing.push(Proposal { place, insured, name, about, change, contact, renames });
}

/// Has a row wait, with a finding that says why.
trait Hold {
    fn hold(&mut self, entry: &RosterEntry, code: FindingCode, item: Item);
}

impl Hold for Checked<Proposals> {
    fn hold(&mut self, entry: &RosterEntry, code: FindingCode, item: Item) {
        self.findings.push(finding(entry, code, Some(item)));
        self.value.held.push(HeldRow {
            place: entry.place.clone(),
            insured: Some(entry.insured.clone()),
            reasons: vec![code],
            says: Sealed::new(RowSays::from(entry)),
        });
    }
}

/// Whether neither name nor birth is that of the person who is registered: a number that was given to somebody else, or a slip.
fn is_another(entry: &RosterEntry, person: &Person) -> bool {
    entry.birth != person.birth && is_renamed(entry, person)
}

fn is_renamed(entry: &RosterEntry, person: &Person) -> bool {
    whose::is_renamed(&entry.name, &person.name)
}

/// Without the one 記号 or the other it cannot be told whether they are two.
fn symbol_is_missing(insured: &InsuredId, symbols: &[String]) -> bool {
    symbols.iter().any(|symbol| symbol.is_empty() || insured.symbol().is_empty())
}

fn finding(entry: &RosterEntry, code: FindingCode, item: Option<Item>) -> Finding {
    Finding { code, place: entry.place.clone(), item, insured: Some(entry.insured.clone()), text: Sealed::new(None) }
}
