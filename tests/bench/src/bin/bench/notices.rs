//! Notices from frames to a PDF file. Content and frames are made before the clock starts: both writers get the very same ones.

use crate::krilla_peer;
use crate::measure::Measured;
use crate::office::{INSURER_NUMBER, root};
use crate::roster::{Called, called};
use kenpo_domain::Day;
use kenpo_domain::address::{Address, PostalCode};
use kenpo_domain::decision::{Basis, Decision, Issue, Outcome, PolicyStamp, Route, Run};
use kenpo_domain::document::Document;
use kenpo_domain::facts::{MyNumber, Relation};
use kenpo_domain::gate::{Letter, Out, Paper, Sealed, Society, release_piece};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::{InsuredId, InsurerNumber};
use kenpo_domain::kana::Kana;
use kenpo_domain::name::Name;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::person::{Person, Standing};
use kenpo_domain::registration::Registration;
use kenpo_domain::serial::Serial;
use kenpo_domain::sex::Sex;
use kenpo_paper::{FaceBytes, Faces, Forms, Kit, PdfMeta, PieceFrame};
use std::ops::ControlFlow;

/// Notices in the generated batch.
pub const NOTICES: u32 = 1_000;

/// What the batch is like.
pub const ABOUT: &str = "every notice with address, table, wording, QR, barcode and cut-out card; names with 𠮷, 髙, 﨑 and a variation sequence; one thread";

type Frames = Vec<Out<Paper, PieceFrame>>;

/// Our writer.
pub fn ours() -> crate::outcome::Result<Measured> {
    let kit = kit()?;
    let frames = frames(&kit)?;
    let meta = PdfMeta { title: "資格情報のお知らせ".to_owned(), day: day()?, id: [9; 16] };
    Measured::of(|| {
        let file = kenpo_paper::pdf(&kit, frames, meta, &mut |_| ControlFlow::Continue(()))?;
        Ok(file.get().len() as u64)
    })
}

pub fn krilla() -> crate::outcome::Result<Measured> {
    let kit = kit()?;
    let frames: Vec<PieceFrame> = frames(&kit)?.into_iter().map(Out::into_inner).collect();
    let fonts = krilla_peer::fonts([GOTHIC, GOTHIC_BOLD, MINCHO, FALLBACK].map(face))?;
    Measured::of(|| Ok(krilla_peer::write(&kit, &frames, &fonts)?.len() as u64))
}

const GOTHIC: &str = "bizud/BIZUDPGothic-Regular.ttf";
const GOTHIC_BOLD: &str = "bizud/BIZUDPGothic-Bold.ttf";
const MINCHO: &str = "bizud/BIZUDMincho-Regular.ttf";
const FALLBACK: &str = "ipamj/ipamjm.ttf";

fn face(file: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(root().join("fonts").join(file))
}

fn kit() -> crate::outcome::Result<Kit> {
    let faces = Faces::load(FaceBytes {
        gothic: face(GOTHIC)?,
        gothic_bold: face(GOTHIC_BOLD)?,
        mincho: face(MINCHO)?,
        fallback: face(FALLBACK)?,
    })?;
    Ok(Kit::new(faces, &Forms::bundled()?)?)
}

fn day() -> crate::outcome::Result<Day> {
    Ok("2026-11-30".parse()?)
}

fn frames(kit: &Kit) -> crate::outcome::Result<Frames> {
    let society = Society {
        name: "例示健康保険組合".to_owned(),
        number: InsurerNumber::parse(INSURER_NUMBER).ok_or("保険者番号")?,
    };
    (0..NOTICES)
        .map(|at| {
            let serial = Serial::new(OfficeNo::FIRST, at + 1).ok_or("serial")?;
            let letter = Letter { serial, document: Document::Notice, issued_on: day()? };
            let (person, decision) = (person(at)?, decision(at)?);
            let content = release_piece(letter, &society, &person, None, &decision).map_err(|_| "kept back")?;
            Ok(kenpo_paper::frame(kit, content)?)
        })
        .collect()
}

fn person(at: u32) -> crate::outcome::Result<Person> {
    let Called { family, family_kana, given, given_kana, .. } = called(at);
    let address = format!("兵庫県神戸市中央区加納町{}丁目{}-{}", 1 + at % 6, 1 + at % 30, 100 + at % 800);
    let registration = Registration {
        insured: InsuredId::new("12", &format!("{:07}", 1001 + at), "00").ok_or("記号・番号")?,
        name: Name::parse(&format!("{family}　{given}")).ok_or("氏名")?,
        kana: Kana::from_cell(&format!("{family_kana} {given_kana}")),
        sex: Some(Sex::Female),
        birth: "1980-04-01".parse()?,
        relation: Relation::Insured,
        relation_text: "本人".to_owned(),
        acquired_on: "2019-07-01".parse()?,
        lost_on: None,
        voluntary_until: None,
        stay_until: None,
        overseas: false,
        employer: Sealed::new(None),
        address: Sealed::new(Address { postal: PostalCode::parse("650-0001"), text: address }),
        phone: Sealed::new(None),
        issue_requested: false,
        number_state: MyNumber::Unknown,
        number_last4: Sealed::new(None),
        burden: None,
        care: None,
    };
    Ok(Person {
        id: PersonId::from_random([0; 16]),
        version: 1,
        registration,
        listing: None,
        standing: Standing::default(),
    })
}

fn decision(at: u32) -> crate::outcome::Result<Decision> {
    Ok(Decision {
        id: at.to_string(),
        as_of: day()?,
        run: Run::Regular,
        policy: PolicyStamp::default(),
        outcome: Outcome::Document(Issue {
            document: Document::Notice,
            basis: Basis::Notification,
            reason: None,
            ratio: None,
            route: Route::Direct,
            terms: None,
        }),
        collect: Vec::new(),
        notes: Vec::new(),
        rule: "D".to_owned(),
        sources: Vec::new(),
    })
}
