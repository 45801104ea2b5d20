//! A piece: what may go on paper, and what a list may show of it afterwards.

use super::{KeptBack, Out, Paper, Purpose, must_keep_back};
use crate::Day;
use crate::decision::{Decision, Ratio, Reason, Route};
use crate::document::{Document, FormStamp, Medium};
use crate::facts::Relation;
use crate::insured::{InsuredId, InsurerNumber};
use crate::person::Person;
use crate::piece::{Original, Piece, PieceState, ReturnReason};
use crate::serial::Serial;
use crate::sex::Sex;

/// The society that issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Society {
    /// 保険者名称.
    pub name: String,
    /// 保険者番号.
    pub number: InsurerNumber,
}

/// By which hands a piece travels, with what the envelope needs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mail {
    /// Through the employer with this code (`None`: not registered).
    Employer(Option<String>),
    /// To the person's own address.
    Direct {
        /// `nnn-nnnn`
        postal: Option<String>,
        /// As written.
        address: String,
    },
}

/// What a piece adds to the person and the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub serial: Serial,
    /// Which document this piece is (the certificate, or the notice beside it).
    pub document: Document,
    /// 交付年月日・通知年月日.
    pub issued_on: Day,
}

/// Everything that one piece shows on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceContent {
    /// Serial, document and day of issue.
    pub letter: Letter,
    /// 保険者.
    pub society: Society,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名, the very characters registered.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 性別.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth: Day,
    /// 本人 or 家族.
    pub relation: Relation,
    /// 被保険者氏名 (of the household's 本人), for a dependant's certificate.
    pub insured_name: Option<String>,
    /// 資格取得年月日・認定年月日.
    pub acquired_on: Day,
    /// 有効期限 of a certificate.
    pub valid_until: Option<Day>,
    /// 負担割合, where the document carries it.
    pub ratio: Option<Ratio>,
    /// The certificate's medium.
    pub medium: Option<Medium>,
    /// By which hands.
    pub mail: Mail,
}

/// Lets one piece out on paper, or keeps it back.
///
/// `head` is the household's 被保険者, for a dependant. Asked again at printing and at posting, because a flag or a
/// returned piece can come in between.
pub fn release_piece(
    letter: Letter,
    society: &Society,
    person: &Person,
    head: Option<&Person>,
    decision: &Decision,
) -> Result<Out<Paper, PieceContent>, KeptBack> {
    must_keep_back(person, decision)?;
    let issue = decision.outcome.issue().ok_or(KeptBack)?;
    let mail = match issue.route {
        Route::Employer => Mail::Employer(person.employer.unseal_for_store().clone()),
        Route::Direct => {
            let address = person.address.unseal_for_store();
            Mail::Direct {
                postal: address.postal.as_ref().map(|code| code.as_str().to_owned()),
                address: address.text.clone(),
            }
        }
        Route::Electronic | Route::SafeAddress | Route::Hold => return Err(KeptBack),
    };
    let said = issue.says(letter.document);
    Ok(Out::release(PieceContent {
        society: society.clone(),
        insured: person.insured.clone(),
        name: person.name.as_str().to_owned(),
        kana: person.kana.text().to_owned(),
        sex: person.sex,
        birth: person.birth,
        relation: person.relation,
        insured_name: match person.relation {
            Relation::Insured => None,
            Relation::Dependent => head.map(|head| head.name.as_str().to_owned()),
        },
        acquired_on: person.acquired_on,
        valid_until: said.terms.map(|terms| terms.valid_until),
        ratio: said.ratio,
        medium: said.terms.map(|terms| terms.medium),
        mail,
        letter,
    }))
}

/// A piece as a list may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceShown {
    pub serial: Serial,
    /// 記号・番号・枝番.
    pub insured: InsuredId,
    /// 氏名.
    pub name: String,
    pub document: Document,
    /// The certificate's medium.
    pub medium: Option<Medium>,
    /// 交付年月日・通知年月日.
    pub issued_on: Day,
    /// 有効期限.
    pub valid_until: Option<Day>,
    /// Where it is.
    pub state: PieceState,
    /// Where its original is.
    pub printed: Option<Original>,
    /// The clause; empty where a person must look first.
    pub rule: String,
    /// The reason; `None` where a person must look first.
    pub reason: Option<Reason>,
    /// The way it goes; `None` where a person must look first.
    pub route: Option<Route>,
}

/// Lets out one piece's row.
pub fn piece_row<P: Purpose>(person: &Person, piece: &Piece, decision: &Decision, _: P) -> Out<P, PieceShown> {
    let kept_back = must_keep_back(person, decision).is_err();
    Out::release(PieceShown {
        serial: piece.serial.clone(),
        insured: piece.insured.clone(),
        name: person.name.as_str().to_owned(),
        document: piece.document,
        medium: piece.medium,
        issued_on: piece.issued_on,
        valid_until: piece.valid_until,
        state: piece.state,
        printed: piece.printed.clone(),
        rule: if kept_back { String::new() } else { decision.rule.clone() },
        reason: if kept_back { None } else { decision.outcome.reason() },
        route: if kept_back { None } else { decision.outcome.issue().map(|issue| issue.route) },
    })
}

/// A step in the history of a piece as a list may show it. It says nothing of the person it is for and carries no clerk's note, so it may be
/// shown of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventShown {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who took the step, as the journal names them.
    pub actor: String,
    /// Which piece.
    pub serial: Serial,
    /// Where the step led.
    pub to: PieceState,
    /// The form that it was printed on.
    pub form: Option<FormStamp>,
    /// Why it came back.
    pub reason: Option<ReturnReason>,
}

/// Lets out one step of a piece.
pub fn event<P: Purpose>(event: EventShown, _: P) -> Out<P, EventShown> {
    Out::release(event)
}
