//! Who is registered, and not named by a file that should name them. It is told and never a change: they may have left, or the file may be
//! incomplete.
//!
//! A national list speaks for everybody who has cover on its own day. A roster speaks for a group (an employer; a 記号 of those without
//! one) where it names at least half of its people: three newcomers say nothing of five hundred colleagues. 本人 and 家族 are groups apart,
//! for many rosters name the 本人 alone.

use crate::Day;
use crate::cover::Cover;
use crate::facts::Relation;
use crate::gate::Sealed;
use crate::ids::PersonId;
use crate::insured::InsuredId;
use crate::person::Standing;
use crate::roster::ListEntry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A registered person, as far as a roll call asks.
pub struct Member {
    pub person: PersonId,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 本人 or 家族.
    pub relation: Relation,
    /// Their spell of cover.
    pub cover: Cover,
    /// 事業所コード.
    pub employer: Sealed<Option<String>>,
    /// What the gate looks at: a withheld person is called as one without an employer.
    pub standing: Standing,
}

/// Calls everybody who is registered, one after the other, and keeps those whom a file does not name.
pub struct RollCall {
    speaks_for: SpeaksFor,
    on: Day,
    named: HashSet<PersonId>,
    missing: Vec<Missing>,
}

/// For whom a file speaks.
enum SpeaksFor {
    /// Everybody with cover.
    Society,
    /// Groups, by how much of them it names.
    Groups(Groups),
}

#[derive(Default)]
struct Groups {
    places: HashMap<Group, usize>,
    tallies: Vec<Tally>,
    families: HashMap<Household, Family>,
}

#[derive(PartialEq, Eq, Hash)]
struct Household {
    symbol: String,
    number: String,
}

/// The registered 家族 of one household who have cover.
#[derive(Default)]
pub struct Family {
    pub registered: u32,
    /// Those whom the file names.
    pub named: Vec<PersonId>,
}

impl Family {
    /// Whether a file names some of them and not all. One that names none may name the 本人 alone.
    fn is_named_in_part(&self) -> bool {
        !self.named.is_empty() && self.named.len() < self.registered as usize
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Group {
    of: GroupOf,
    relation: Relation,
}

#[derive(PartialEq, Eq, Hash)]
enum GroupOf {
    Employer(Sealed<Option<String>>),
    Symbol(String),
}

#[derive(Clone, Copy, Default)]
struct Tally {
    covered: u32,
    named: u32,
}

/// Somebody whom the file does not name.
struct Missing {
    person: PersonId,
    insured: InsuredId,
    /// Where the tally of their group stands; `None` where the file speaks for the society.
    group: Option<usize>,
}

/// The day of a national list: the one that most lines state, of equals the latest. `else_on`: that of a list without any line that could
/// be read.
pub fn day_of_list(lines: &[ListEntry], else_on: Day) -> Day {
    let mut days = BTreeMap::<Day, usize>::new();
    lines.iter().for_each(|line| *days.entry(line.listed_on).or_default() += 1);
    days.into_iter().max_by_key(|(_, lines)| *lines).map_or(else_on, |(day, _)| day)
}

impl RollCall {
    /// By a roster, on the day for which it is read.
    pub fn of_roster(on: Day) -> Self {
        Self { speaks_for: SpeaksFor::Groups(Groups::default()), on, named: HashSet::new(), missing: Vec::new() }
    }

    /// By a national list, on its own day.
    pub fn of_list(on: Day) -> Self {
        Self { speaks_for: SpeaksFor::Society, on, named: HashSet::new(), missing: Vec::new() }
    }

    /// Who is registered under the numbers of the file, rows that do not go in included.
    pub fn name(&mut self, people: impl IntoIterator<Item = PersonId>) {
        self.named.extend(people);
    }

    /// Whether the file names somebody.
    pub fn names(&self, person: PersonId) -> bool {
        self.named.contains(&person)
    }

    /// Whether nobody can be absent, whoever is called: a roster that names no registered person speaks for no group.
    pub fn is_over(&self) -> bool {
        self.counts_the_named() && self.named.is_empty()
    }

    /// Whether those whom the file names are to be called too, for they count in their groups.
    pub fn counts_the_named(&self) -> bool {
        matches!(self.speaks_for, SpeaksFor::Groups(_))
    }

    /// Calls one of those who are registered.
    pub fn call(&mut self, member: Member) {
        if !member.cover.holds_on(self.on) {
            return;
        }
        let named = self.names(member.person);
        let group = match &mut self.speaks_for {
            SpeaksFor::Society => None,
            // No employer's roster names whoever goes on by themselves.
            SpeaksFor::Groups(_) if member.cover.voluntary_until.is_some() => return,
            SpeaksFor::Groups(groups) => Some(groups.count(&member, named)),
        };
        if !named {
            self.missing.push(Missing { person: member.person, insured: member.insured, group });
        }
    }

    /// The families of whom a roster names some and not all, among those who were called.
    pub fn families_named_in_part(&self) -> Vec<&Family> {
        match &self.speaks_for {
            SpeaksFor::Society => Vec::new(),
            SpeaksFor::Groups(groups) => groups.families.values().filter(|family| family.is_named_in_part()).collect(),
        }
    }

    /// Who is absent among those who were called, in the order of 記号・番号・枝番.
    pub fn absent(self) -> Vec<PersonId> {
        let Self { speaks_for, mut missing, .. } = self;
        if let SpeaksFor::Groups(groups) = &speaks_for {
            missing.retain(|missing| missing.group.is_some_and(|group| groups.are_spoken_for(group)));
        }
        missing.sort_unstable_by(|one, other| one.insured.cmp(&other.insured));
        missing.into_iter().map(|missing| missing.person).collect()
    }
}

impl Groups {
    /// Counts somebody, and answers which group is theirs. A 記号 counts those with an employer too, so that the few without one are not told
    /// by each other alone.
    fn count(&mut self, member: &Member, named: bool) -> usize {
        if member.relation == Relation::Dependent {
            let (symbol, number) = (member.insured.symbol().to_owned(), member.insured.number().to_owned());
            let family = self.families.entry(Household { symbol, number }).or_default();
            family.registered += 1;
            family.named.extend(named.then_some(member.person));
        }
        let symbol = self.add(GroupOf::Symbol(member.insured.symbol().to_owned()), member.relation, named);
        if member.standing.withheld() || member.employer == Sealed::default() {
            return symbol;
        }
        self.add(GroupOf::Employer(member.employer.clone()), member.relation, named)
    }

    fn add(&mut self, of: GroupOf, relation: Relation, named: bool) -> usize {
        let next = self.tallies.len();
        let place = *self.places.entry(Group { of, relation }).or_insert(next);
        if place == next {
            self.tallies.push(Tally::default());
        }
        if let Some(tally) = self.tallies.get_mut(place) {
            tally.covered += 1;
            tally.named += u32::from(named);
        }
        place
    }

    fn are_spoken_for(&self, group: usize) -> bool {
        self.tallies.get(group).is_some_and(|tally| tally.named > 0 && tally.named.saturating_mul(2) >= tally.covered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{CardState, Protection};
    use crate::finding::Place;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn id(text: &str) -> InsuredId {
        InsuredId::parse(text).unwrap()
    }

    /// Somebody with cover since 2020, of an employer; of none where it is empty.
    fn member(insured: &str, employer: &str) -> Member {
        let insured = id(insured);
        let relation = if insured.branch() == "00" { Relation::Insured } else { Relation::Dependent };
        Member {
            person: PersonId::parse(&format!("{:0>32}", insured.number())).unwrap(),
            insured,
            relation,
            cover: Cover {
                birth: day("1980-04-01"),
                acquired_on: day("2020-04-01"),
                lost_on: None,
                voluntary_until: None,
            },
            employer: Sealed::new(Some(employer.to_owned()).filter(|employer| !employer.is_empty())),
            standing: Standing::default(),
        }
    }

    fn person(insured: &str) -> PersonId {
        PersonId::parse(&format!("{:0>32}", insured.replace('-', ""))).unwrap()
    }

    fn withheld(member: Member) -> Member {
        let protection = Protection { non_disclosure: true, ..Protection::default() };
        Member { standing: Standing::new(protection, false), ..member }
    }

    /// Who is absent from a roster of 2026-11-30 that names these: their 番号.
    fn absent(named: &[&str], registered: impl IntoIterator<Item = Member>) -> Vec<u32> {
        let mut call = RollCall::of_roster(day("2026-11-30"));
        call.name(named.iter().map(|insured| member(insured, "").person));
        numbers(call, registered)
    }

    fn numbers(mut call: RollCall, registered: impl IntoIterator<Item = Member>) -> Vec<u32> {
        registered.into_iter().for_each(|member| call.call(member));
        call.absent().iter().map(|person| person.to_string().parse().unwrap()).collect()
    }

    #[test]
    fn a_roster_speaks_for_groups_of_whom_it_names_half() {
        let of = |employer: &'static str, ids: &[&str]| ids.iter().map(|id| member(id, employer)).collect::<Vec<_>>();
        let both = |these: Vec<Member>, those: Vec<Member>| these.into_iter().chain(those).collect::<Vec<_>>();
        let four = || of("A", &["1-4-00", "1-3-00", "1-2-00", "1-1-00"]);
        for (named, registered, expected, why) in [
            (&["1-1-00", "1-2-00"][..], four(), &[3, 4][..], "half of them is enough"),
            (&["1-1-00"], four(), &[], "fewer say nothing of the others"),
            (&["1-9-00", "1-8-00", "1-7-00"], four(), &[], "newcomers alone"),
            (&["1-1-00", "1-2-00", "1-3-00", "1-4-00"], four(), &[], "all are there"),
            (
                &["1-1-00", "1-2-00"],
                both(of("A", &["1-1-00", "1-2-00"]), of("B", &["1-3-00"])),
                &[],
                "another employer",
            ),
            (
                &["1-1-00", "1-2-00"],
                of("", &["1-1-00", "1-2-00", "1-3-00", "2-4-00"]),
                &[3],
                "a 記号 where no employer is known",
            ),
            (
                &["1-1-00"],
                both(of("A", &["1-1-00"]), of("", &["1-2-00"])),
                &[2],
                "a 記号 counts those with an employer too",
            ),
            (&["1-1-00"], of("A", &["1-1-00", "1-2-01"]), &[], "a roster of the 本人 alone"),
            (&["1-1-00", "1-2-01"], of("A", &["1-1-00", "1-2-01", "1-3-02"]), &[3], "one that names 家族 too"),
        ] {
            assert_eq!(absent(named, registered), expected, "{why}");
        }
    }

    #[test]
    fn a_family_that_is_named_in_part_is_told() {
        let in_part = |named: &[&str]| {
            let mut call = RollCall::of_roster(day("2026-11-30"));
            call.name(named.iter().map(|insured| person(insured)));
            for insured in ["1-1-00", "1-2-00", "1-2-01", "1-2-02", "1-3-01"] {
                call.call(Member { person: person(insured), ..member(insured, "A") });
            }
            call.families_named_in_part()
                .iter()
                .map(|family| (family.registered, family.named.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(in_part(&["1-2-00", "1-2-01"]), [(2, vec![person("1-2-01")])]);
        assert_eq!(in_part(&["1-2-00"]), [], "a roster of the 本人 alone");
        assert_eq!(in_part(&["1-2-00", "1-2-01", "1-2-02"]), []);
        assert_eq!(in_part(&["1-2-01", "1-2-02"]), [], "the 本人 is no 家族");
        assert_eq!(in_part(&["1-3-01"]), []);
    }

    #[test]
    fn whoever_has_no_cover_on_the_day_is_not_called() {
        let with = |change: fn(&mut Cover)| {
            let mut other = member("1-2-00", "A");
            change(&mut other.cover);
            absent(&["1-1-00"], [member("1-1-00", "A"), other])
        };
        assert_eq!(with(|_| ()), [2]);
        assert_eq!(with(|cover| cover.lost_on = Some(day("2026-12-01"))), [2], "covered for one day more");
        assert_eq!(with(|cover| cover.lost_on = Some(day("2026-11-30"))), []);
        assert_eq!(with(|cover| cover.acquired_on = day("2026-12-01")), []);
        assert_eq!(with(|cover| cover.birth = day("1951-11-30")), [], "75 on the day");
        assert_eq!(with(|cover| cover.voluntary_until = Some(day("2028-03-31"))), [], "任意継続");
    }

    #[test]
    fn a_withheld_person_is_called_as_one_without_an_employer() {
        let others =
            || [("1-1-00", "A"), ("1-2-00", "A"), ("1-4-00", "B"), ("1-5-00", "B")].map(|(id, of)| member(id, of));
        for (named, expected) in
            [(&["1-1-00", "1-2-00"][..], &[][..]), (&["1-1-00", "1-2-00", "1-4-00"], &[3, 5]), (&["1-3-00"], &[])]
        {
            let absent = |third| absent(named, others().into_iter().chain([third]));
            assert_eq!(absent(withheld(member("1-3-00", "A"))), expected, "{named:?}");
            assert_eq!(absent(member("1-3-00", "")), expected, "{named:?}");
        }
    }

    #[test]
    fn a_national_list_speaks_for_everybody_on_its_own_day() {
        let line = |insured: &str, listed_on: &str| ListEntry {
            place: Place { sheet: None, row: 2, column: None },
            insured: id(insured),
            name: None,
            kana: None,
            birth: None,
            card: CardState::Held,
            registered: None,
            certificate_expires_on: None,
            deregistered_on: None,
            listed_on: day(listed_on),
        };
        let registered = || {
            let mut left = member("1-4-00", "A");
            left.cover.lost_on = Some(day("2026-11-01"));
            let mut joined = member("1-5-00", "A");
            joined.cover.acquired_on = day("2026-11-02");
            let mut by_themselves = member("1-6-00", "A");
            by_themselves.cover.voluntary_until = Some(day("2027-03-31"));
            [member("2-3-01", ""), member("1-2-00", "B"), member("1-1-00", "A"), left, joined, by_themselves]
        };
        let call = |lines: &[ListEntry]| {
            let mut call = RollCall::of_list(day_of_list(lines, day("2026-11-30")));
            call.name(lines.iter().map(|line| member(&line.insured.to_string(), "").person));
            call
        };
        let october = [line("1-1-00", "2026-10-31"), line("9-9-00", "2026-10-31"), line("8-8-00", "2062-10-31")];
        assert_eq!(numbers(call(&october), registered()), [2, 4, 6, 3], "on the day that most lines state");
        assert_eq!(numbers(call(&[]), registered()), [1, 2, 5, 6, 3], "on the day of the review");
        let mut held = call(&october);
        held.name([member("2-3-01", "").person]);
        assert_eq!(numbers(held, registered()), [2, 4, 6], "a row that waits names its person");
    }

    #[test]
    fn a_roster_that_names_nobody_who_is_registered_needs_no_call() {
        let mut call = RollCall::of_roster(day("2026-11-30"));
        assert!(call.is_over());
        call.name([member("1-1-00", "A").person]);
        assert!(!call.is_over());
        assert!(!RollCall::of_list(day("2026-11-30")).is_over(), "whom a list does not name is told");
    }
}
