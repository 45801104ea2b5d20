//! From what the gate let out to the rows of a reply. Functions, not closures: nothing can be added on the way.

use crate::api::*;
use crate::steps::judge::Judged;
use crate::wire::LineError;
use crate::words::{finding as finding_words, term};
use kenpo_domain::code::Code;
use kenpo_domain::decide::DecideError;
use kenpo_domain::decision::Document;
use kenpo_domain::gate::{
    self, CallerText, DecisionShown, FieldShown, FindingShown, ItemShown, Out, PersonShown, PieceShown, Screen, plain,
};
use kenpo_domain::wareki;

/// A person's row.
pub(crate) fn person_row(person: PersonShown) -> PersonRow {
    let contact = person.contact;
    PersonRow {
        id: person.id.to_string(),
        insured: person.insured.to_string(),
        name: person.name,
        kana: person.kana,
        birth: person.birth.to_string(),
        birth_text: wareki::long(person.birth),
        sex_text: term::sex(person.sex).to_owned(),
        relation_text: person.relation_text,
        acquired_on: person.acquired_on.to_string(),
        acquired_text: wareki::long(person.acquired_on),
        lost_on: person.lost_on.map(|day| day.to_string()),
        employer: person.employer,
        postal: contact.as_ref().and_then(|contact| contact.postal.clone()),
        address: contact.as_ref().map(|contact| contact.address.clone()).filter(|address| !address.is_empty()),
        phone: contact.and_then(|contact| contact.phone),
    }
}

/// The key of an outcome: what is counted and filtered by.
pub(crate) fn outcome(judged: &Judged) -> &'static str {
    match &judged.answer {
        Err(_) => "error",
        Ok(decision) if gate::must_hold(&judged.person, decision).is_err() => INDIVIDUAL_CHECK,
        Ok(decision) => decision.document.code(),
    }
}

/// The one code that protected people, returned mail and missing contacts abroad share.
pub(crate) const INDIVIDUAL_CHECK: &str = "individual_check";

/// The outcome in Japanese.
pub(crate) fn outcome_text(outcome: &str) -> &'static str {
    match outcome {
        "error" => "登録内容の誤り",
        INDIVIDUAL_CHECK => "個別確認",
        "certificate" => term::document(Document::Certificate),
        "notice" => term::document(Document::Notice),
        "notice_last4" => term::document(Document::NoticeLast4),
        "none" => term::document(Document::None),
        _ => term::document(Document::Hold),
    }
}

/// One person's decision, let out.
pub(crate) fn decision(judged: &Judged) -> Out<Screen, DecisionRow> {
    let person = gate::person(&judged.person, Screen);
    match &judged.answer {
        Ok(decision) => person.zip(gate::decision(&judged.person, decision, Screen)).map(decided_row),
        Err(error) => person.zip(error_out(error)).map(error_row),
    }
}

fn error_out(error: &DecideError) -> Out<Screen, (&'static str, CallerText)> {
    // The field is the contract's own word for a key, never a value.
    let error = LineError::from_decide("", error.clone());
    plain((error.code.code(), CallerText(error.field.unwrap_or_default())), Screen)
}

fn empty_row(person: PersonShown) -> DecisionRow {
    DecisionRow {
        person: person.id.to_string(),
        insured: person.insured.to_string(),
        name: person.name,
        kana: person.kana,
        outcome: String::new(),
        outcome_text: String::new(),
        reason: None,
        reason_text: String::new(),
        also_notice: false,
        basis_text: String::new(),
        rule: String::new(),
        sources: Vec::new(),
        valid_until: None,
        valid_until_text: String::new(),
        ratio_text: String::new(),
        delivery_text: String::new(),
        missing_texts: Vec::new(),
        note_texts: Vec::new(),
        collect_texts: Vec::new(),
    }
}

fn decided_row((person, shown): (PersonShown, DecisionShown)) -> DecisionRow {
    let outcome = if shown.individual_check { INDIVIDUAL_CHECK } else { shown.document.code() };
    let delivery: Vec<&str> = shown.medium.map(term::medium).into_iter().chain(shown.route.map(term::route)).collect();
    DecisionRow {
        outcome: outcome.to_owned(),
        outcome_text: outcome_text(outcome).to_owned(),
        reason: shown.reason.map(|reason| reason.code().to_owned()),
        reason_text: shown.reason.map(term::reason).unwrap_or_default().to_owned(),
        also_notice: shown.also.is_some(),
        basis_text: shown.basis.map(term::basis).unwrap_or_default().to_owned(),
        rule: shown.rule,
        sources: shown.sources.iter().map(|source| term::source(source)).collect(),
        valid_until: shown.valid_until.map(|day| day.to_string()),
        valid_until_text: term::day(shown.valid_until),
        ratio_text: shown.ratio.as_ref().map(term::ratio).unwrap_or_default(),
        delivery_text: delivery.join("・"),
        missing_texts: shown.missing.iter().map(|missing| term::missing(*missing).to_owned()).collect(),
        note_texts: shown.notes.iter().map(|note| term::note(*note).to_owned()).collect(),
        collect_texts: shown.collect.iter().map(term::collect).collect(),
        ..empty_row(person)
    }
}

fn error_row((person, (code, field)): (PersonShown, (&'static str, CallerText))) -> DecisionRow {
    let what = match code {
        "impossible" => "日付などの登録内容に矛盾があります",
        "policy_expired" => "交付方針の有効期限が過ぎています",
        "unsupported" => "まだ判定に対応していない内容です",
        _ => "登録内容を判定できません",
    };
    let about = match field.0.as_str() {
        "" => "",
        "acquired_on" => "（資格取得年月日）",
        "lost_on" => "（資格喪失年月日）",
        "birth_date" => "（生年月日）",
        "burden.effective_on" => "（負担割合の発効期日）",
        _ => "（日付の前後）",
    };
    DecisionRow {
        outcome: "error".to_owned(),
        outcome_text: outcome_text("error").to_owned(),
        reason: Some(code.to_owned()),
        reason_text: format!("{what}{about}"),
        ..empty_row(person)
    }
}

/// A piece's row.
pub(crate) fn piece_row(piece: PieceShown) -> PieceRow {
    let (file, file_page) = piece.printed.map(|original| (original.file, original.page)).unzip();
    PieceRow {
        serial: piece.serial.digits().to_owned(),
        serial_text: piece.serial.to_string(),
        insured: piece.insured.to_string(),
        name: piece.name,
        document: piece.document.code().to_owned(),
        document_text: term::document_and_medium(piece.document, piece.medium),
        issued_on: piece.issued_on.to_string(),
        valid_until: piece.valid_until.map(|day| day.to_string()),
        state: piece.state.code().to_owned(),
        state_text: term::state(piece.state).to_owned(),
        file,
        file_page,
        rule: piece.rule,
        reason_text: piece.reason.map(term::reason).unwrap_or_default().to_owned(),
    }
}

/// A finding's row.
pub(crate) fn finding_row(finding: FindingShown) -> FindingRow {
    let (text, next) = finding_words::words(finding.code);
    FindingRow {
        code: finding.code.code().to_owned(),
        weight: term::weight(finding.code.weight()).to_owned(),
        text: text.to_owned(),
        next: next.to_owned(),
        sheet: finding.place.sheet,
        row: finding.place.row,
        column: finding.place.column,
        item_text: finding.item.map(|item| term::item(item).to_owned()),
        insured: finding.insured.map(|insured| insured.to_string()),
        cell: finding.text,
    }
}

/// A changed item's row.
pub(crate) fn field_row(field: FieldShown) -> FieldRow {
    let (before, after) = match (&field.before, &field.after) {
        // Which digits they are is shown of nobody; that they are others is.
        (ItemShown::Digits, ItemShown::Digits) => (term::shown(&field.before), "訂正".to_owned()),
        (before, after) => (term::shown(before), term::shown(after)),
    };
    FieldRow { item_text: term::item(field.item).to_owned(), before, after }
}
