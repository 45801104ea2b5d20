//! A piece as the gate lets it out, and the outside readers.

use kenpo_domain::Day;
use kenpo_domain::address::{Address, PostalCode};
use kenpo_domain::decision::{Basis, Decision, Issue, Outcome, PolicyStamp, Ratio, Reason, Route, Run, Terms};
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::facts::{MyNumber, Relation};
use kenpo_domain::gate::{Letter, Out, Paper, PieceContent, Sealed, Society, release_piece};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::{InsuredId, InsurerNumber};
use kenpo_domain::kana::Kana;
use kenpo_domain::name::Name;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::percent::Percent;
use kenpo_domain::person::{Person, Standing};
use kenpo_domain::registration::Registration;
use kenpo_domain::serial::Serial;
use kenpo_domain::sex::Sex;
use kenpo_paper::{FaceBytes, Faces, Forms, Kit, PdfError, PdfMeta, PieceFrame};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

/// The bundled faces and forms.
pub static KIT: LazyLock<Kit> = LazyLock::new(|| Kit::new(FACES.clone(), &Forms::bundled().unwrap()).unwrap());

pub static FACES: LazyLock<Arc<Faces>> = LazyLock::new(|| {
    let face = |file: &str| std::fs::read(root().join("fonts").join(file)).unwrap();
    let faces = Faces::load(FaceBytes {
        gothic: face("bizud/BIZUDPGothic-Regular.ttf"),
        gothic_bold: face("bizud/BIZUDPGothic-Bold.ttf"),
        mincho: face("bizud/BIZUDMincho-Regular.ttf"),
        fallback: face("ipamj/ipamjm.ttf"),
    });
    Arc::new(faces.unwrap())
});

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap().to_owned()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A piece to be made; `Case::default()` is a plain one.
#[derive(Clone)]
pub struct Case {
    pub document: Document,
    pub counter: u32,
    pub name: String,
    pub kana: String,
    pub symbol: String,
    pub number: String,
    pub branch: String,
    pub head: Option<String>,
    pub sex: Option<Sex>,
    pub ratio: Option<Ratio>,
    pub route: Route,
    pub address: String,
    pub medium: Option<Medium>,
    pub society: String,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            document: Document::Notice,
            counter: 1,
            name: "福島　勇気".to_owned(),
            kana: "ﾌｸｼﾏ ﾕｳｷ".to_owned(),
            symbol: "12".to_owned(),
            number: "0001003".to_owned(),
            branch: "00".to_owned(),
            head: None,
            sex: Some(Sex::Male),
            ratio: None,
            route: Route::Employer,
            address: "兵庫県神戸市中央区加納町６丁目１３－７８５".to_owned(),
            medium: None,
            society: "例示健康保険組合".to_owned(),
        }
    }
}

impl Case {
    pub fn certificate() -> Self {
        Self { document: Document::Certificate, medium: Some(Medium::Postcard), ..Self::default() }
    }

    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// For a dependant of this 被保険者.
    pub fn of(self, head: &str) -> Self {
        Self { head: Some(head.to_owned()), branch: "01".to_owned(), ..self }
    }

    pub fn direct(self, address: &str) -> Self {
        Self { route: Route::Direct, address: address.to_owned(), ..self }
    }

    /// For a person from 70 to 74, with a ratio.
    pub fn elderly(self) -> Self {
        let ratio = Ratio {
            percent: Percent::Twenty,
            effective_on: Some(day("2026-12-01")),
            valid_until: Some(day("2027-07-31")),
        };
        Self { ratio: Some(ratio), ..self }
    }

    pub fn serial(&self) -> Serial {
        Serial::new(OfficeNo::FIRST, self.counter).unwrap()
    }

    fn person(&self, name: &str, relation: Relation) -> Person {
        let registration = Registration {
            insured: InsuredId::new(&self.symbol, &self.number, &self.branch).unwrap(),
            name: Name::parse(name).unwrap(),
            kana: Kana::from_cell(&self.kana),
            sex: self.sex,
            birth: day("1982-12-16"),
            relation,
            relation_text: String::new(),
            acquired_on: day("1993-07-26"),
            lost_on: None,
            voluntary_until: None,
            stay_until: None,
            overseas: false,
            employer: Sealed::new(Some("1201".to_owned())),
            address: Sealed::new(Address { postal: PostalCode::parse("650-0001"), text: self.address.clone() }),
            phone: Sealed::new(None),
            issue_requested: false,
            number_state: MyNumber::Unknown,
            number_last4: Sealed::new(None),
            burden: None,
            care: None,
        };
        Person {
            id: PersonId::from_random([1; 16]),
            version: 1,
            registration,
            listing: None,
            standing: Standing::default(),
        }
    }

    fn decision(&self) -> Decision {
        let terms = |medium| Terms {
            recorded_reason: Reason::NoCard,
            renewal: false,
            valid_until: day("2029-03-31"),
            medium,
            elderly_certificate: false,
            also: None,
        };
        Decision {
            id: "1".to_owned(),
            as_of: day("2026-11-30"),
            run: Run::Regular,
            policy: PolicyStamp::default(),
            outcome: Outcome::Document(Issue {
                document: self.document,
                basis: Basis::ExOfficio,
                reason: Some(Reason::NoCard),
                ratio: self.ratio,
                route: self.route,
                terms: self.medium.map(terms),
            }),
            collect: Vec::new(),
            notes: Vec::new(),
            rule: "C.1".to_owned(),
            sources: Vec::new(),
        }
    }

    /// Through the gate, as the product does it.
    pub fn release(&self) -> Out<Paper, PieceContent> {
        let letter = Letter { serial: self.serial(), document: self.document, issued_on: day("2026-11-30") };
        let society = Society { name: self.society.clone(), number: InsurerNumber::parse("06139463").unwrap() };
        let relation = if self.head.is_some() { Relation::Dependent } else { Relation::Insured };
        let head = self.head.as_ref().map(|head| self.person(head, Relation::Insured));
        let person = self.person(&self.name, relation);
        release_piece(letter, &society, &person, head.as_ref(), &self.decision())
            .expect("nothing keeps this piece back")
    }

    pub fn frame(&self) -> Out<Paper, PieceFrame> {
        kenpo_paper::frame(&KIT, self.release()).unwrap()
    }
}

/// The bytes of a file of these pieces.
pub fn written(frames: Vec<Out<Paper, PieceFrame>>) -> Vec<u8> {
    try_written(frames, &mut |_| ControlFlow::Continue(())).unwrap()
}

pub fn try_written(
    frames: Vec<Out<Paper, PieceFrame>>,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<u8>, PdfError> {
    let meta = PdfMeta { title: "資格情報のお知らせ".to_owned(), day: day("2026-11-30"), id: [9; 16] };
    kenpo_paper::pdf(&KIT, frames, meta, progress).map(Out::into_inner)
}

/// Keeps a file where the outside readers, and people, can look at it.
pub fn kept(name: &str, frames: Vec<Out<Paper, PieceFrame>>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, written(frames)).unwrap();
    path
}

/// Runs an outside reader.
pub fn run(program: &str, package: &str, args: &[&str]) -> (String, String) {
    let Ok(done) = Command::new(program).args(args).output() else {
        panic!("this test reads pages with `{program}`: install the package {package}");
    };
    (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

/// What a reader of the file gets to copy, page by page, without its blanks.
pub fn text_of(path: &Path) -> Vec<String> {
    let (text, complaints) = run("pdftotext", "poppler-utils", &["-raw", path.to_str().unwrap(), "-"]);
    assert_eq!(complaints, "");
    text.split_terminator('\u{c}').map(folded).collect()
}

pub fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Pictures of the pages.
pub fn drawn(path: &Path, dpi: u32) -> Vec<PathBuf> {
    let stem = path.with_extension("");
    let pictures = || -> Vec<PathBuf> {
        let beside = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        let mut of_this: Vec<PathBuf> =
            beside.filter(|file| file.to_str().unwrap().starts_with(&format!("{}-{dpi}-", stem.display()))).collect();
        of_this.sort();
        of_this
    };
    // An earlier run may have had more pages.
    pictures().iter().for_each(|picture| std::fs::remove_file(picture).unwrap());
    let (resolution, to) = (dpi.to_string(), format!("{}-{dpi}", stem.display()));
    let (_, complaints) = run("pdftoppm", "poppler-utils", &["-r", &resolution, "-png", path.to_str().unwrap(), &to]);
    assert_eq!(complaints, "");
    pictures()
}
