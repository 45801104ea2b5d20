//! What a roster proposes against those who are registered.

use crate::support::*;
use kenpo_domain::address::Address;
use kenpo_domain::code::Code;
use kenpo_domain::facts::MyNumber;
use kenpo_domain::finding::{Checked, FindingCode, Item};
use kenpo_domain::gate::{self, FieldShown, ItemShown, Screen, Sealed};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::{InsuredId, Widths};
use kenpo_domain::kana::Kana;
use kenpo_domain::lay_over::register;
use kenpo_domain::my_number::Last4;
use kenpo_domain::name::Name;
use kenpo_domain::person::{Person, Standing};
use kenpo_domain::proposal::{About, ProposalKind, Proposals};
use kenpo_domain::registration::{PersonField, Registration};
use kenpo_domain::roster::RosterEntry;
use kenpo_domain::sex::Sex;
use kenpo_domain::widths::Lengths;
use kenpo_roster::{Reading, Registered, Rules};
use std::collections::BTreeMap;
use std::convert::Infallible;

fn entries(file: &str) -> Vec<RosterEntry> {
    people_of(read_ok(&sample(file)).value.reading)
}

fn people_of(reading: Reading) -> Vec<RosterEntry> {
    match reading {
        Reading::Roster(people) => people,
        Reading::NationalList(_) => panic!("read as a national list"),
    }
}

/// Registers what a roster says.
fn registered(entry: &RosterEntry, id: u8) -> Person {
    let registration = register(entry);
    Person {
        id: PersonId::from_random([id; 16]),
        version: 1,
        registration,
        listing: None,
        standing: Standing::default(),
    }
}

struct People(BTreeMap<InsuredId, Registration>);

impl Registered for People {
    type Error = Infallible;

    fn person(&mut self, insured: &InsuredId) -> Result<Option<Person>, Infallible> {
        Ok(self.0.get(insured).map(|registration| Person {
            id: PersonId::from_random([1; 16]),
            version: 1,
            registration: registration.clone(),
            listing: None,
            standing: Standing::default(),
        }))
    }

    fn symbols(&mut self, number: &str, branch: &str) -> Result<Vec<String>, Infallible> {
        let same = self.0.keys().filter(|id| (id.number(), id.branch()) == (number, branch));
        Ok(same.map(|id| id.symbol().to_owned()).collect())
    }

    fn all_symbols(&mut self) -> Result<Vec<String>, Infallible> {
        Ok(self.0.keys().map(|id| id.symbol().to_owned()).collect())
    }

    fn number_lengths(&mut self) -> Result<Lengths, Infallible> {
        let mut lengths = Lengths::default();
        self.0.keys().for_each(|id| lengths.add(id.number(), 1));
        Ok(lengths)
    }
}

fn known(people: impl IntoIterator<Item = Person>) -> People {
    People(people.into_iter().map(|person| (person.insured.clone(), person.registration)).collect())
}

fn propose(entries: Vec<RosterEntry>, mut registered: People) -> Checked<Proposals> {
    let Ok(checked) = kenpo_roster::propose(entries, &mut registered);
    checked
}

/// What a review shows of the one row.
fn shown(proposals: &Proposals) -> Vec<FieldShown> {
    assert_eq!(proposals.changing.len() + proposals.same as usize, 1);
    let shown = proposals.changing.first().and_then(|proposal| gate::proposal(proposal, Screen));
    shown.map(|shown| shown.into_inner().fields).unwrap_or_default()
}

/// What one row proposes against a registration that differs as `differ` says.
fn changes(differ: impl Fn(&mut Registration)) -> Vec<(Item, String, String)> {
    let entry = entries(KOBE).remove(0);
    let mut person = registered(&entry, 1);
    differ(&mut person.registration);
    let proposals = propose(vec![entry], known([person])).value;
    let fields = shown(&proposals);
    assert_eq!(fields.is_empty(), proposals.same == 1, "what is shown is what changes");
    for proposal in proposals.changing {
        assert!(matches!(proposal.about, About::Known { person, .. } if person == PersonId::from_random([1; 16])));
    }
    fields.into_iter().map(|field| (field.item, words(&field.before), words(&field.after))).collect()
}

fn words(shown: &ItemShown) -> String {
    match shown {
        ItemShown::Nothing => String::new(),
        ItemShown::Text(text) => text.clone(),
        ItemShown::Day(day) => day.to_string(),
        ItemShown::Yes => "○".to_owned(),
        ItemShown::Sex(Sex::Male) => "男".to_owned(),
        ItemShown::MyNumber(MyNumber::Submitted) => "提出".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn nobody_is_registered_yet_then_nothing_is_new() {
    for file in [KOBE, KYOTO, EMPLOYER] {
        let rows: Vec<u32> = entries(file).iter().map(|entry| entry.place.row).collect();
        let joins = propose(entries(file), known([])).value.changing;
        assert!(joins.iter().all(|proposal| proposal.kind() == ProposalKind::Join), "{file}");
        assert_eq!(joins.iter().map(|proposal| proposal.place.row).collect::<Vec<_>>(), rows, "{file}");
        let everybody = known(entries(file).iter().map(|entry| registered(entry, 1)));
        let again = propose(entries(file), everybody).value;
        assert_eq!((again.changing.len(), again.same as usize), (0, rows.len()), "{file}");
    }
}

#[test]
fn whoever_has_no_symbol_waits_where_others_have_one() {
    let codes = |registered: People| -> Vec<&str> {
        let mut new = entries(KOBE).remove(0);
        new.insured = InsuredId::new("", "0999999", "00").unwrap();
        let found = propose(vec![new], registered).findings;
        found.iter().map(|finding| finding.code.code()).collect()
    };
    let others = |symbol: &str| {
        let mut entry = entries(KOBE).remove(1);
        entry.insured = InsuredId::new(symbol, entry.insured.number(), entry.insured.branch()).unwrap();
        known([registered(&entry, 1)])
    };
    assert_eq!(codes(others("12")), ["symbol_missing"]);
    assert_eq!(codes(others("")), [""; 0]);
    assert_eq!(codes(known([])), [""; 0]);
}

#[test]
fn each_item_that_differs_is_named_with_both_texts() {
    let address = |text: &str| {
        let postal = kenpo_domain::address::PostalCode::parse("100-0001");
        Sealed::new(Address { postal, text: text.to_owned() })
    };
    let phone = || Sealed::new(Some("03-1".to_owned()));
    let roof = "兵庫県神戸市中央区加納町６丁目１３－７８５";
    let change = |item, before: &str, after: &str| (item, before.to_owned(), after.to_owned());
    // The compatibility character U+FA1B and the one that looks like it are two names.
    assert_eq!(
        changes(|p| p.name = Name::parse("福島　勇気").unwrap()),
        [change(Item::Name, "福島　勇気", "\u{FA1B}島　勇気")]
    );
    assert_eq!(
        changes(|p| p.kana = Kana::from_cell("フクシマ ユキ")),
        [change(Item::Kana, "フクシマ ユキ", "フクシマ ユウキ")]
    );
    assert_eq!(changes(|p| p.kana = Kana::from_cell("フクシマ　ユウキ")), [], "the same reading in other characters");
    assert_eq!(changes(|p| p.sex = None), [change(Item::Sex, "", "男")]);
    assert_eq!(changes(|p| p.birth = day("1982-12-15")), [change(Item::Birth, "1982-12-15", "1982-12-16")]);
    assert_eq!(changes(|p| p.relation_text = "夫".to_owned()), [change(Item::Relation, "夫", "本人")]);
    assert_eq!(changes(|p| p.relation_text = "被保険者".to_owned()), [], "another word for 本人");
    // What an older version registered beside the word is not shown, and is no change.
    let beside = |word: &str| format!("{word}（住所 函館市末広町99-88）");
    assert_eq!(changes(|p| p.relation_text = beside("夫")), [change(Item::Relation, "夫", "本人")]);
    assert_eq!(changes(|p| p.relation_text = beside("本人")), []);
    assert_eq!(changes(|p| p.acquired_on = day("1993-07-25")), [change(Item::Acquired, "1993-07-25", "1993-07-26")]);
    assert_eq!(
        changes(|p| (p.address, p.phone) = (address(roof), phone())),
        [change(Item::Postal, "100-0001", "650-0001")],
        "no telephone in the roster"
    );
    assert_eq!(
        changes(|p| (p.address, p.phone) = (address(""), phone())),
        [change(Item::Address, "", roof), change(Item::Postal, "100-0001", "650-0001")]
    );
    assert_eq!(changes(|p| p.employer = Sealed::new(Some("1202".into()))), [change(Item::Employer, "1202", "1201")]);
    let without = |p: &mut Registration, state| (p.number_state, p.number_last4) = (state, Sealed::new(None));
    assert_eq!(changes(|p| without(p, MyNumber::Unknown)), [change(Item::MyNumber, "", "提出")]);
    assert_eq!(changes(|p| without(p, MyNumber::None))[0].2, "提出");
    assert_eq!(changes(|p| p.number_state = MyNumber::Linked { on: day("2026-10-31") }), []);
    assert_eq!(changes(|p| p.number_state = MyNumber::Suspect), [], "a roster does not clear a suspicion");
    assert_eq!(
        changes(|p| p.issue_requested = true),
        [],
        "an open request is not dropped by a roster without the tick"
    );
}

#[test]
fn a_tick_is_a_request() {
    let asking = entries(KOBE).into_iter().find(|entry| entry.requested).unwrap();
    let mut person = registered(&asking, 1);
    person.registration.issue_requested = false;
    let fields = shown(&propose(vec![asking], known([person])).value);
    assert_eq!(fields.iter().map(|field| field.item).collect::<Vec<_>>(), [Item::Requested]);
}

/// What is found on the way to a proposal, and how many are left.
fn compared(entry: RosterEntry, person: Person) -> (Vec<&'static str>, usize) {
    let checked = propose(vec![entry], known([person]));
    (checked.findings.iter().map(|finding| finding.code.code()).collect(), checked.value.changing.len())
}

#[test]
fn a_tick_belongs_to_its_spell_of_cover() {
    let of = |item: Item, before: &str, after: &str| (item, before.to_owned(), after.to_owned());
    assert_eq!(
        changes(|p| (p.issue_requested, p.acquired_on) = (true, day("1993-07-25"))),
        [of(Item::Acquired, "1993-07-25", "1993-07-26"), of(Item::Requested, "○", "")]
    );
}

#[test]
fn a_new_address_does_not_keep_the_old_postal_code() {
    let mut entry = entries(KOBE).remove(0);
    let person = registered(&entry, 1);
    let address = "北海道函館市元町1-1".to_owned();
    entry.address = Sealed::new(Address { postal: None, text: address.clone() });
    let fields = shown(&propose(vec![entry], known([person])).value);
    let fields: Vec<_> = fields.iter().map(|field| (field.item, words(&field.after))).collect();
    assert_eq!(fields, [(Item::Address, address), (Item::Postal, String::new())]);
    // The same address in other characters is no move.
    let mut entry = entries(KOBE).remove(0);
    let person = registered(&entry, 1);
    let address = "兵庫県神戸市中央区加納町6丁目13-785".to_owned();
    entry.address = Sealed::new(Address { postal: None, text: address });
    let fields = shown(&propose(vec![entry], known([person])).value);
    assert_eq!(fields.iter().map(|field| field.item).collect::<Vec<_>>(), [Item::Address]);
}

#[test]
fn a_row_that_may_be_somebody_elses_waits() {
    let entry = || entries(KOBE).remove(0);
    let mut other = registered(&entry(), 1);
    other.registration.name = Name::parse("山田　太郎").unwrap();
    assert_eq!(compared(entry(), other), (vec!["name_changed"], 1), "a name that changed");
    let mut other = registered(&entry(), 1);
    (other.registration.name, other.registration.birth) = (Name::parse("山田　太郎").unwrap(), day("1990-01-01"));
    assert_eq!(compared(entry(), other), (vec!["another_person"], 0));
    // The same 番号 and 枝番 without a 記号, in the roster or in the registration.
    let without = |mut entry: RosterEntry| {
        entry.insured = InsuredId::new("", entry.insured.number(), entry.insured.branch()).unwrap();
        entry
    };
    assert_eq!(compared(without(entry()), registered(&entry(), 1)), (vec!["symbol_missing"], 0));
    assert_eq!(compared(entry(), registered(&without(entry()), 1)), (vec!["symbol_missing"], 0));
    let mut elsewhere = entry();
    elsewhere.insured = InsuredId::new("21", elsewhere.insured.number(), elsewhere.insured.branch()).unwrap();
    assert_eq!(compared(elsewhere, registered(&entry(), 1)), (vec![], 1), "a 記号 of its own: it goes in");
}

#[test]
fn a_finer_relation_stays_and_a_corrected_number_is_news() {
    let mut coarse = entries(KYOTO).into_iter().find(|entry| entry.relation_text == "家族").unwrap();
    let mut person = registered(&coarse, 1);
    person.registration.relation_text = "妻".to_owned();
    let proposals = propose(vec![coarse], known([person])).value;
    assert_eq!(proposals.same, 1);
    coarse = entries(KYOTO).into_iter().find(|entry| entry.relation_text == "家族").unwrap();
    let mut person = registered(&coarse, 1);
    (person.registration.relation_text, person.registration.relation) =
        ("本人".to_owned(), kenpo_domain::facts::Relation::Insured);
    let proposals = propose(vec![coarse], known([person])).value;
    assert!(proposals.changing[0].kind() == ProposalKind::Change, "who has become a dependant");

    assert_eq!(number(MyNumber::Submitted, Some("6858")), (vec![], vec![]));
    assert_eq!(number(MyNumber::Submitted, Some("1234")).0, [(Item::MyNumber, ItemShown::Digits, ItemShown::Digits)]);
}

/// What the digits 6858 of a roster change and find where the number is in this state and these digits are kept.
fn number(state: MyNumber, kept: Option<&str>) -> (Vec<(Item, ItemShown, ItemShown)>, Vec<&'static str>) {
    let entry = entries(KOBE).remove(0);
    let mut person = registered(&entry, 1);
    person.registration.number_state = state;
    person.registration.number_last4 = Sealed::new(kept.map(|digits| Last4::parse(digits).unwrap()));
    let checked = propose(vec![entry], known([person]));
    let fields = shown(&checked.value).into_iter().map(|field| (field.item, field.before, field.after)).collect();
    (fields, checked.findings.iter().map(|finding| finding.code.code()).collect())
}

#[test]
fn digits_arrive_where_none_are_kept_and_replace_none_that_are_linked_or_under_suspicion() {
    let linked = MyNumber::Linked { on: day("2026-10-31") };
    let arrive = (Item::MyNumber, ItemShown::Nothing, ItemShown::Digits);
    for (state, kept, fields, findings, why) in [
        (linked, None, vec![arrive], vec![], "linked by the list before anybody handed it in"),
        (linked, Some("6858"), vec![], vec![], "the digits that were linked"),
        (linked, Some("1234"), vec![], vec!["my_number_differs"], "the digits that were linked stay"),
        (MyNumber::Suspect, Some("6858"), vec![], vec![], "the digits under suspicion"),
        (MyNumber::Suspect, Some("1234"), vec![], vec!["my_number_differs"], "a person has to look first"),
        (MyNumber::Suspect, None, vec![], vec!["my_number_differs"], "a person has to look first"),
    ] {
        assert_eq!(number(state, kept), (fields, findings), "{why}");
    }
}

#[test]
fn a_number_under_suspicion_keeps_its_digits_beside_other_news() {
    let entry = entries(KOBE).remove(0);
    let mut person = registered(&entry, 1);
    person.registration.number_state = MyNumber::Suspect;
    person.registration.number_last4 = Sealed::new(Last4::parse("1234"));
    person.registration.address = Sealed::new(Address::default());
    let proposals = propose(vec![entry], known([person])).value;
    let items: Vec<Item> = shown(&proposals).iter().map(|field| field.item).collect();
    assert_eq!(items, [Item::Address, Item::Postal]);
    assert!(!proposals.changing[0].change.touches(PersonField::NumberLast4));
}

#[test]
fn a_number_that_may_have_lost_its_zeros_waits() {
    let of = |insured: [&str; 3]| {
        let mut row = SATO;
        (row[0], row[1], row[2]) = (insured[0], insured[1], insured[2]);
        let rules = Rules { widths: Widths::default(), ..rules() };
        people_of(read_with(&of_texts(&[&HEADINGS, &row]), &rules).unwrap().value.reading)
    };
    let registered = || known(of(["0012", "0001001", "00"]).iter().map(|entry| registered(entry, 1)));
    for (insured, found) in [
        (["0012", "0001002", "00"], None),
        (["12", "0001001", "00"], Some(FindingCode::SymbolZeros)),
        (["12", "0001002", "03"], Some(FindingCode::SymbolZeros)),
        (["0012", "1001", "00"], Some(FindingCode::WidthUnknown)),
        (["0013", "2001001", "00"], None),
    ] {
        let checked = propose(of(insured), registered());
        assert_eq!(checked.findings.first().map(|finding| finding.code), found, "{insured:?}");
        assert_eq!(checked.value.changing.len(), usize::from(found.is_none()), "{insured:?}");
    }
    let both = [["12", "0001001", "00"], ["0012", "0001001", "00"]].into_iter().flat_map(of).collect();
    assert_eq!(count(&propose(both, known([])).findings, FindingCode::SymbolZeros), 2, "of one file");
}
