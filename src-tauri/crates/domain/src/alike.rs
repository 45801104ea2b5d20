//! Somebody new who may be there already: birth and name are those of a person under another number, registered or in a row above.

use crate::Day;
use crate::finding::{Finding, FindingCode, FindingList, Item};
use crate::gate::Sealed;
use crate::insured::InsuredId;
use crate::proposal::Proposal;
use crate::search::name_key;
use smol_str::SmolStr;
use std::collections::HashMap;

/// Those whom a file would register anew. They meet everybody who is registered, one after the other.
#[derive(Default)]
pub struct Newcomers<'p> {
    by_key: HashMap<Key, Alike<'p>>,
}

/// What two who are alike share. Nearly every name is short enough to need no room of its own.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    birth: Day,
    name: SmolStr,
}

/// Newcomers with the same birth and name: one, nearly always.
struct Alike<'p> {
    /// The first in the file.
    first: &'p Proposal,
    below: Vec<&'p Proposal>,
    /// The number under which they are registered.
    known: Option<InsuredId>,
}

/// A registered person, as far as a newcomer looks at them.
pub struct Somebody<'n> {
    pub birth: Day,
    /// The search key of their name.
    pub name_key: &'n str,
    /// Whether nobody has ended their cover: who has left may join again under another number.
    pub stays: bool,
}

impl<'p> Newcomers<'p> {
    pub fn of(proposals: &'p [Proposal]) -> Self {
        let new = || proposals.iter().filter_map(|proposal| Some((proposal, proposal.change.as_new()?)));
        let mut by_key: HashMap<Key, Alike<'p>> = HashMap::with_capacity(new().count());
        for (proposal, new) in new() {
            let key = Key { birth: new.birth, name: name_key(new.name.as_str()).into() };
            by_key.entry(key).and_modify(|alike| alike.below.push(proposal)).or_insert(Alike {
                first: proposal,
                below: Vec::new(),
                known: None,
            });
        }
        Self { by_key }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Meets one of those who are registered. `insured` is asked for of who is alike.
    pub fn meet<E>(
        &mut self,
        somebody: &Somebody<'_>,
        insured: impl FnOnce() -> Result<InsuredId, E>,
    ) -> Result<(), E> {
        if !somebody.stays {
            return Ok(());
        }
        let key = Key { birth: somebody.birth, name: somebody.name_key.into() };
        if let Some(alike) = self.by_key.get_mut(&key).filter(|alike| alike.known.is_none()) {
            alike.known = Some(insured()?);
        }
        Ok(())
    }

    /// A finding for each who may be there already, with the other number, in the order of the rows.
    pub fn found(self) -> FindingList {
        let mut findings: Vec<Finding> = Vec::new();
        for Alike { first, below, known } in self.by_key.into_values() {
            let above = known.as_ref().unwrap_or(&first.insured);
            findings.extend(below.into_iter().map(|proposal| finding(proposal, above)));
            findings.extend(known.as_ref().map(|known| finding(first, known)));
        }
        findings.sort_unstable_by_key(|finding| finding.place.row);
        let mut found = FindingList::default();
        found.extend(findings);
        found
    }
}

fn finding(proposal: &Proposal, known: &InsuredId) -> Finding {
    Finding {
        code: FindingCode::SamePerson,
        place: proposal.place.clone(),
        item: Some(Item::Name),
        insured: Some(proposal.insured.clone()),
        text: Sealed::new(Some(known.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Relation;
    use crate::finding::Place;
    use crate::gate::{Screen, finding as shown};
    use crate::kana::Kana;
    use crate::lay_over::register;
    use crate::name::Name;
    use crate::proposal::About;
    use crate::record::Change;
    use crate::roster::RosterEntry;
    use std::convert::Infallible;

    /// 記号・番号・枝番, name and birth.
    type Said = [&'static str; 3];

    const HARUKA: Said = ["12-0000001-00", "福島　遥", "1982-12-16"];

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn new(row: u32, [insured, name, birth]: Said) -> Proposal {
        let (insured, name) = (InsuredId::parse(insured).unwrap(), Name::parse(name).unwrap());
        let place = Place { sheet: None, row, column: None };
        let entry = RosterEntry {
            place: place.clone(),
            insured: insured.clone(),
            name: name.clone(),
            kana: Kana::from_cell(""),
            sex: None,
            birth: day(birth),
            relation: Relation::Insured,
            relation_text: String::new(),
            acquired_on: day("2020-04-01"),
            address: Sealed::default(),
            phone: Sealed::default(),
            employer: Sealed::default(),
            requested: false,
            my_number: None,
        };
        Proposal {
            place,
            insured,
            name,
            about: About::New,
            change: Change::new(register(&entry)),
            contact: Change::none(),
            renames: false,
        }
    }

    /// Who of the rows is found, with the other number, where these are registered.
    fn found(rows: &[Said], registered: &[Said], stays: bool) -> Vec<(u32, String)> {
        let proposals: Vec<_> = (1..).zip(rows).map(|(row, said)| new(row, *said)).collect();
        let mut newcomers = Newcomers::of(&proposals);
        for [insured, name, birth] in registered {
            let somebody = Somebody { birth: day(birth), name_key: &name_key(name), stays };
            newcomers.meet(&somebody, || Ok::<_, Infallible>(InsuredId::parse(insured).unwrap())).unwrap();
        }
        let told = newcomers.found();
        told.iter().map(|one| (one.place.row, shown(one, Screen).into_inner().text.unwrap())).collect()
    }

    fn told(row: u32, number: &str) -> (u32, String) {
        (row, number.to_owned())
    }

    #[test]
    fn who_is_registered_under_another_number_is_told_with_it() {
        let there = ["99-0099999-00", HARUKA[1], HARUKA[2]];
        for (there, expected, why) in [
            (there, vec![told(1, "99-0099999-00")], "birth and name"),
            (
                [there[0], "福島遥", there[2]],
                vec![told(1, "99-0099999-00")],
                "a name is the same with its blank and without",
            ),
            ([there[0], "小樽　遥", there[2]], vec![], "another name"),
            ([there[0], there[1], "1982-12-17"], vec![], "another birth"),
        ] {
            assert_eq!(found(&[HARUKA], &[there], true), expected, "{why}");
        }
        assert_eq!(found(&[HARUKA], &[there], false), [], "who has left may join again under another number");
        let later = ["99-0099999-01", there[1], there[2]];
        assert_eq!(found(&[HARUKA], &[there, later], true), [told(1, "99-0099999-00")], "the first of several");
        assert_eq!(found(&[], &[there], true), []);
    }

    #[test]
    fn whoever_stands_in_a_file_twice_is_told_with_the_number_above() {
        let (below, other) = (["12-0000002-00", HARUKA[1], HARUKA[2]], ["12-0000003-00", "小樽　遥", HARUKA[2]]);
        assert_eq!(found(&[HARUKA, other, below], &[], true), [told(3, HARUKA[0])]);
        let there = ["99-0099999-00", HARUKA[1], HARUKA[2]];
        let both = [told(1, there[0]), told(2, there[0])];
        assert_eq!(found(&[HARUKA, below], &[there], true), both, "the registered one is told to both");
    }
}
