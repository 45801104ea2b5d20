//! Somebody new who may be there already: birth and name are those of a person under another number, registered or in a row above.

use crate::Day;
use crate::finding::{Finding, FindingCode, FindingList, Item};
use crate::gate::Sealed;
use crate::insured::InsuredId;
use crate::proposal::Proposal;
use crate::search::name_key;
use smol_str::SmolStr;
use std::collections::HashMap;

/// Those whom a file would register anew.
#[derive(Default)]
pub struct Newcomers<'p> {
    by_key: HashMap<Likeness, Alike<'p>>,
}

/// What two who are alike share. Nearly every name is short enough to need no room of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness {
    pub birth: Day,
    /// The search key of the name.
    pub name_key: SmolStr,
}

/// Newcomers with the same birth and name: one, nearly always.
struct Alike<'p> {
    /// The first in the file.
    first: &'p Proposal,
    below: Vec<&'p Proposal>,
    /// The number under which they are registered.
    known: Option<InsuredId>,
}

/// A registered person with the likeness of a newcomer.
pub struct Somebody {
    pub insured: InsuredId,
    /// Whether nobody has ended their cover: who has left may join again under another number.
    pub stays: bool,
}

impl<'p> Newcomers<'p> {
    pub fn of(proposals: &'p [Proposal]) -> Self {
        let new = || proposals.iter().filter_map(|proposal| Some((proposal, proposal.change.as_new()?)));
        let mut by_key: HashMap<Likeness, Alike<'p>> = HashMap::with_capacity(new().count());
        for (proposal, new) in new() {
            let key = Likeness { birth: new.birth, name_key: name_key(new.name.as_str()).into() };
            by_key.entry(key).and_modify(|alike| alike.below.push(proposal)).or_insert(Alike {
                first: proposal,
                below: Vec::new(),
                known: None,
            });
        }
        Self { by_key }
    }

    /// Asks once for each likeness who is registered with it, in the order of births and names.
    pub fn look_for<E>(&mut self, mut registered: impl FnMut(&Likeness) -> Result<Vec<Somebody>, E>) -> Result<(), E> {
        let mut alike: Vec<_> = self.by_key.iter_mut().collect();
        alike.sort_unstable_by_key(|(likeness, _)| *likeness);
        for (likeness, alike) in alike {
            let staying = registered(likeness)?.into_iter().find(|somebody| somebody.stays);
            alike.known = staying.map(|somebody| somebody.insured);
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
        let with = |likeness: &Likeness| {
            let with = registered.iter().filter(|[_, name, birth]| {
                (day(birth), name_key(name).as_str()) == (likeness.birth, likeness.name_key.as_str())
            });
            let somebody = |[insured, ..]: &Said| Somebody { insured: InsuredId::parse(insured).unwrap(), stays };
            Ok::<_, Infallible>(with.map(somebody).collect())
        };
        newcomers.look_for(with).unwrap();
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
