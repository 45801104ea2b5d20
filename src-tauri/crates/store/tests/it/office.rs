//! What the tests share: a folder with a database, and synthetic people to put into it.

use kenpo_domain::Day;
use kenpo_domain::act::{Act, Amiss};
use kenpo_domain::address::{Address, AddressKey, PostalCode};
use kenpo_domain::decision::{Reason, Route};
use kenpo_domain::document::{Document, FormStamp, Medium};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Place;
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::{BatchId, PersonId};
use kenpo_domain::insured::{InsuredId, InsurerNumber, Width, Widths};
use kenpo_domain::kana::Kana;
use kenpo_domain::lay_over::{lay_list_over, lay_over, register};
use kenpo_domain::my_number::Last4;
use kenpo_domain::name::Name;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::person::Person;
use kenpo_domain::piece::{Original, PieceState, Step};
use kenpo_domain::piece_record::PieceMade;
use kenpo_domain::record::Change;
use kenpo_domain::roster::{ListEntry, NumberSeen, RosterEntry};
use kenpo_domain::serial::Serial;
use kenpo_domain::sex::Sex;
use kenpo_domain::society::{PolicyFile, SocietyRecord};
use kenpo_store::{
    Actor, KdfCost, NewSociety, Now, Op, OpenError, Password, StepDetail, Store, StoreError, Thing, Tx, Verified, Who,
    raw_key_hex,
};
use std::path::{Path, PathBuf};

/// The number of the office under test.
pub const OURS: OfficeNo = OfficeNo::new(7).unwrap();

/// The number of another office of the same society.
pub const THEIRS: OfficeNo = OfficeNo::new(2).unwrap();

/// A password as somebody types it.
pub fn typed(text: &str) -> Password {
    Password::new(text.to_owned())
}

/// So cheap that tests do not wait. What it costs is the caller's to say.
pub const CHEAP: KdfCost = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };
pub const PASSWORD: &str = "ひらけ 胡麻 1234";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn actor() -> Actor {
    Actor { user: "tantou".to_owned() }
}

pub fn now() -> Now<'static> {
    Now { instant: "2026-11-24T01:02:03Z", day: day("2026-11-24") }
}

/// Randomness that differs from draw to draw, and from seed to seed.
pub fn draw(seed: u64) -> impl FnMut(&mut [u8]) -> std::io::Result<()> {
    let mut dice = Dice(seed);
    move |bytes| {
        bytes.iter_mut().for_each(|byte| *byte = dice.below(256) as u8);
        Ok(())
    }
}

/// A small generator (SplitMix64): the same seed gives the same run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

pub fn society() -> NewSociety {
    NewSociety {
        society: SocietyRecord {
            name: "例示健康保険組合".to_owned(),
            number: InsurerNumber::parse("06139463").unwrap(),
            widths: Widths { symbol: None, number: Width::new(7), branch: Width::new(2), postal: Width::new(7) },
            policy: PolicyFile { toml: "name = \"例示\"\n".to_owned(), version: Some("1".to_owned()) },
        },
        office_no: OURS,
    }
}

/// How many rows the trail has, all of which hold.
pub fn intact(store: &Store) -> u64 {
    let Verified { rows, problems } = store.verify(&[]).unwrap();
    assert_eq!(problems, []);
    rows
}

/// What does not hold: the row, what it is, and in which table but the trail.
pub fn amiss(store: &Store) -> Vec<(u64, Amiss, &'static str)> {
    let problems = store.verify(&[]).unwrap().problems.into_iter();
    problems.map(|found| (found.seq.unwrap_or_default(), found.kind, found.table.unwrap_or_default())).collect()
}

/// A policy without a version.
pub fn policy(toml: &str) -> PolicyFile {
    PolicyFile { toml: toml.to_owned(), version: None }
}

/// A database opened for the only user there is.
pub fn opened(db: &Path, password: &str) -> Result<Store, OpenError> {
    Store::open(db, &Who { user: None, password: &typed(password) }, &mut draw(5), &now())
}

/// Its key, likewise.
pub fn raw_key(db: &Path, password: &str) -> Result<String, OpenError> {
    raw_key_hex(db, &Who { user: None, password: &typed(password) }).map(|key| key.to_string())
}

/// A folder with a database in it.
pub struct Office {
    pub folder: tempfile::TempDir,
    pub db: PathBuf,
}

impl Office {
    /// An empty folder.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("society.kenpo");
        Self { folder, db }
    }

    /// A new database.
    pub fn new() -> (Self, Store) {
        let office = Self::empty();
        let store = office.create().unwrap();
        (office, store)
    }

    pub fn create(&self) -> Result<Store, OpenError> {
        Store::create(&self.db, &typed(PASSWORD), CHEAP, &society(), &mut draw(1), &actor(), &now())
    }

    pub fn open(&self) -> Store {
        opened(&self.db, PASSWORD).unwrap()
    }

    /// The same for a user by name, at a moment.
    pub fn open_at(&self, user: &str, password: &str, instant: &str) -> Result<Store, OpenError> {
        let who = Who { user: Some(user), password: &typed(password) };
        Store::open(&self.db, &who, &mut draw(5), &Now { instant, ..now() })
    }

    /// The key file, as JSON.
    pub fn key_file(&self) -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(self.key_path()).unwrap()).unwrap()
    }

    pub fn key_path(&self) -> PathBuf {
        kenpo_store::key_path(&self.db)
    }
}

/// A person to put in: fields that a test leaves out are the same for all.
#[derive(Clone)]
pub struct Someone {
    pub insured: &'static str,
    pub name: &'static str,
    pub kana: &'static str,
    pub postal: Option<&'static str>,
    pub address: &'static str,
    pub phone: Option<&'static str>,
    pub employer: Option<&'static str>,
    pub requested: bool,
    pub number: Option<(&'static str, bool)>,
}

pub const SOMEONE: Someone = Someone {
    insured: "12-0001003-00",
    name: "\u{20BB7}田　龍之介",
    kana: "ﾖｼﾀﾞ ﾘｭｳﾉｽｹ",
    postal: Some("650-0001"),
    address: "兵庫県神戸市中央区加納町６丁目１３－７８５",
    phone: Some("078-555-0123"),
    employer: Some("J0042"),
    requested: false,
    number: None,
};

impl Someone {
    pub fn entry(&self) -> RosterEntry {
        RosterEntry {
            place: Place { sheet: Some("名簿".into()), row: 5, column: None },
            insured: InsuredId::parse(self.insured).unwrap(),
            name: Name::parse(self.name).unwrap(),
            kana: Kana::from_cell(self.kana),
            sex: Some(Sex::Male),
            birth: day("1975-11-08"),
            relation: Relation::Insured,
            relation_text: "本人".to_owned(),
            acquired_on: day("2024-04-01"),
            address: Sealed::new(Address {
                postal: self.postal.map(|text| PostalCode::parse(text).unwrap()),
                text: self.address.to_owned(),
            }),
            phone: Sealed::new(self.phone.map(str::to_owned)),
            employer: Sealed::new(self.employer.map(str::to_owned)),
            requested: self.requested,
            my_number: self.number.map(|(digits, valid)| NumberSeen { last4: Last4::parse(digits), valid }),
        }
    }
}

pub fn person_id(n: u8) -> PersonId {
    PersonId::from_random([n; 16])
}

pub fn batch_id(n: u8) -> BatchId {
    BatchId::from_random([n; 16])
}

/// What a review proposes of rows, written at once.
pub trait Rosters {
    fn join(&mut self, id: PersonId, entry: &RosterEntry) -> Result<(), StoreError>;
    /// Whether anything changed.
    fn lay(&mut self, id: PersonId, entry: &RosterEntry) -> Result<bool, StoreError>;
    /// Whether it counted.
    fn list_entry(&mut self, id: PersonId, entry: &ListEntry) -> Result<bool, StoreError>;
    /// A piece for its person as registered now.
    fn piece_for(&mut self, made: PieceMade) -> Result<Serial, StoreError>;
}

impl Rosters for Tx<'_> {
    fn join(&mut self, id: PersonId, entry: &RosterEntry) -> Result<(), StoreError> {
        self.register(id, &Change::new(register(entry)))
    }

    fn lay(&mut self, id: PersonId, entry: &RosterEntry) -> Result<bool, StoreError> {
        let person = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?;
        let change = lay_over(&person, entry).change;
        self.change_person(id, person.version, &change)?;
        Ok(!change.is_empty())
    }

    fn list_entry(&mut self, id: PersonId, entry: &ListEntry) -> Result<bool, StoreError> {
        let insured = self.person(id)?.ok_or(StoreError::NotFound(Thing::Person))?.insured.clone();
        let person = self.listed_people(&[&insured])?.remove(&insured).ok_or(StoreError::NotFound(Thing::Person))?;
        let known = person.listing.as_ref();
        match lay_list_over(known.map(|seen| &seen.listing), entry, &[]) {
            Some(change) => self.take_listed(id, known.map(|seen| seen.version), &change).map(|()| true),
            None => Ok(false),
        }
    }

    fn piece_for(&mut self, made: PieceMade) -> Result<Serial, StoreError> {
        let person = self.person(made.person)?.ok_or(StoreError::NotFound(Thing::Person))?;
        self.add_piece(PieceMade { insured: person.insured.clone(), address_key: person.address.key(), ..made })
    }
}

/// Writes without caring for what it touched.
pub fn write<T>(
    store: &mut Store,
    op: Op,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let is_import = matches!(op, Op::ImportRoster | Op::ImportNationalList);
    let act = if is_import { Act::Import } else { Act::Correct };
    store.write(op, act, &actor(), &now(), body).map(|written| written.value)
}

pub fn notice(batch: BatchId, person: PersonId) -> PieceMade {
    PieceMade {
        batch,
        person,
        insured: InsuredId::parse(SOMEONE.insured).unwrap(),
        address_key: Some(AddressKey::of(SOMEONE.address)),
        document: Document::Notice,
        medium: None,
        route: Route::Direct,
        issued_on: day("2026-11-30"),
        valid_until: None,
        recorded_reason: None,
        facts: Sealed::new("{\"id\":\"facts\"}".to_owned()),
        decision: Sealed::new("{\"id\":\"decision\"}".to_owned()),
    }
}

pub fn certificate(batch: BatchId, person: PersonId) -> PieceMade {
    PieceMade {
        document: Document::Certificate,
        medium: Some(Medium::Postcard),
        valid_until: Some(day("2029-03-31")),
        recorded_reason: Some(Reason::NoCard),
        ..notice(batch, person)
    }
}

pub fn original() -> StepDetail {
    StepDetail::Original { original: Original { file: "2026-0001-notice.pdf".to_owned(), page: 1 }, form: Some(form()) }
}

/// The form that originals of the tests are laid out on.
pub fn form() -> FormStamp {
    FormStamp { name: "notice_a4".to_owned(), version: 3 }
}

/// Takes a piece from made to posted.
pub fn post(tx: &mut Tx<'_>, serial: &Serial) -> Result<PieceState, StoreError> {
    tx.step(serial, Step::Print, &original())?;
    tx.step(serial, Step::Enclose, &StepDetail::None)?;
    tx.step(serial, Step::Post, &StepDetail::None)
}

/// Whether anything of this person is withheld or waits for somebody: what the gate would say of a notice to them.
pub fn is_kept_back(person: &Person) -> bool {
    kenpo_domain::gate::must_keep_back(person, &due_notice()).is_err()
}

fn due_notice() -> kenpo_domain::decision::Decision {
    use kenpo_domain::decision::{Basis, Decision, Issue, Outcome, PolicyStamp, Run};
    Decision {
        id: String::new(),
        as_of: day("2026-11-30"),
        run: Run::Regular,
        policy: PolicyStamp::default(),
        outcome: Outcome::Document(Issue {
            document: Document::Notice,
            basis: Basis::Notification,
            reason: None,
            ratio: None,
            route: Route::Employer,
            terms: None,
        }),
        collect: Vec::new(),
        notes: Vec::new(),
        rule: "D".to_owned(),
        sources: Vec::new(),
    }
}

/// Every file of a folder with its bytes and its time of change.
pub fn folder_state(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let changed = path.metadata().unwrap().modified().unwrap();
            (path.clone(), std::fs::read(&path).unwrap(), changed)
        })
        .collect();
    files.sort();
    files
}
