//! From what the gate let out to the rows of a reply. Functions, not closures: nothing can be added on the way.

use crate::api::*;
use crate::steps::judge::Answered;
use crate::words::term;
use kenpo_domain::Day;
use kenpo_domain::decide::ErrorCode;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::gate::{
    self, DecisionShown, EventShown, FieldShown, FindingShown, ItemShown, LeftShown, OperationShown, Out, PersonShown,
    PieceShown, Screen, Viewer, plain,
};
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::plain_parts;
use kenpo_domain::wareki;
use std::collections::BTreeMap;

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

/// One person's decision, let out.
pub(crate) fn decision(answered: &Answered) -> Out<Screen, DecisionRow> {
    let person = gate::person(&answered.person, Viewer::ANYBODY, Screen);
    match &answered.answer {
        Ok(decision) => person.zip(gate::decision(&answered.person, decision, Screen)).map(decided_row),
        Err(error) => person
            .zip(plain((error.code, error.field), Screen))
            .map(|(person, (code, field))| error_row(person, code, field)),
    }
}

fn empty_row(person: PersonShown, listed: OutcomeGroup) -> DecisionRow {
    DecisionRow {
        person: person.id.to_string(),
        insured: person.insured.to_string(),
        name: person.name,
        kana: person.kana,
        outcome: Coded(listed),
        outcome_text: term::listed(listed).to_owned(),
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
    let DecisionShown::Decided { outcome, collect, notes, rule, sources } = shown else {
        return empty_row(person, OutcomeGroup::IndividualCheck);
    };
    let issue = outcome.issue();
    let terms = outcome.terms();
    let valid_until = terms.map(|terms| terms.valid_until);
    let medium = terms.map(|terms| term::medium(terms.medium));
    let delivery: Vec<&str> = medium.into_iter().chain(issue.map(|issue| term::route(issue.route))).collect();
    DecisionRow {
        reason: outcome.reason().map(|reason| Why::Reason(Coded(reason))),
        reason_text: outcome.reason().map(term::reason).unwrap_or_default().to_owned(),
        also_notice: terms.is_some_and(|terms| terms.also.is_some()),
        basis_text: issue.map(|issue| term::basis(issue.basis)).unwrap_or_default().to_owned(),
        rule,
        sources: sources.iter().map(|source| term::source(source)).collect(),
        valid_until: valid_until.map(|day| day.to_string()),
        valid_until_text: term::day(valid_until),
        ratio_text: issue.and_then(|issue| issue.ratio.as_ref()).map(term::ratio).unwrap_or_default(),
        delivery_text: delivery.join("・"),
        missing_texts: outcome.missing().iter().map(|missing| term::missing(*missing).to_owned()).collect(),
        note_texts: notes.iter().map(|note| term::note(*note).to_owned()).collect(),
        collect_texts: collect.iter().map(term::collect).collect(),
        ..empty_row(person, OutcomeGroup::of(&outcome))
    }
}

fn error_row(person: PersonShown, code: ErrorCode, field: Option<&str>) -> DecisionRow {
    let what = match code {
        ErrorCode::Impossible => "日付などの登録内容に矛盾があります",
        ErrorCode::PolicyExpired => "交付方針の有効期限が過ぎています",
    };
    let about = match field {
        None => "",
        Some("acquired_on") => "（資格取得年月日）",
        Some("lost_on") => "（資格喪失年月日）",
        Some("birth_date") => "（生年月日）",
        Some("burden.effective_on") => "（負担割合の発効期日）",
        Some(_) => "（日付の前後）",
    };
    DecisionRow {
        reason: Some(Why::Error(Coded(code))),
        reason_text: format!("{what}{about}"),
        ..empty_row(person, OutcomeGroup::Error)
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
        document: Coded(piece.document),
        document_text: term::document_and_medium(piece.document, piece.medium),
        issued_on: piece.issued_on.to_string(),
        valid_until: piece.valid_until.map(|day| day.to_string()),
        state: Coded(piece.state),
        state_text: term::state(piece.state).to_owned(),
        file,
        file_page,
        rule: piece.rule,
        reason_text: piece.reason.map(term::reason).unwrap_or_default().to_owned(),
        route_text: piece.route.map(term::route).unwrap_or_default().to_owned(),
    }
}

/// The row of a step of a piece.
pub(crate) fn event_row(event: EventShown) -> EventRow {
    let form = event.form.as_ref().map(term::form);
    let more = form.or_else(|| event.reason.map(|reason| term::return_reason(reason).to_owned()));
    let state = term::state(event.to);
    EventRow {
        at_text: term::moment(&event.at),
        at: event.at,
        actor: event.actor,
        serial: event.serial.to_string(),
        text: more.map_or_else(|| state.to_owned(), |more| format!("{state}：{more}")),
    }
}

/// Each kind of finding with how often it occurs and the first of it: `rows` are in their order.
pub(crate) fn count_rows(counts: Vec<(FindingCode, u32)>, rows: &[FindingRow]) -> Vec<FindingCountRow> {
    let mut firsts = BTreeMap::<FindingCode, &FindingRow>::new();
    for row in rows {
        firsts.entry(row.code.0).or_insert(row);
    }
    counts.into_iter().map(|(code, count)| count_row(code, count, firsts.get(&code).copied())).collect()
}

fn count_row(code: FindingCode, count: u32, first: Option<&FindingRow>) -> FindingCountRow {
    FindingCountRow {
        code: Coded(code),
        weight: Coded(code.weight()),
        text: code.what().to_owned(),
        next: code.next().to_owned(),
        count,
        first: first.map(first_found),
    }
}

fn first_found(first: &FindingRow) -> FirstFound {
    let FindingRow { sheet, row, column, cell, .. } = first.clone();
    FirstFound { sheet, row, column, cell }
}

/// A finding's row.
pub(crate) fn finding_row(finding: FindingShown) -> FindingRow {
    FindingRow {
        code: Coded(finding.code),
        weight: Coded(finding.code.weight()),
        text: finding.code.what().to_owned(),
        next: finding.code.next().to_owned(),
        sheet: finding.place.sheet.as_deref().map(str::to_owned),
        row: finding.place.row,
        column: finding.place.column.map(|column| column.to_string()),
        item_text: finding.item.map(|item| term::item(item).to_owned()),
        insured: finding.insured.map(|insured| insured.to_string()),
        cell: finding.text,
    }
}

/// Of whom something stays that was to be taken back, and why.
pub(crate) fn left_row(left: LeftShown) -> LeftRow {
    LeftRow {
        insured: left.insured.to_string(),
        name: left.name,
        text: term::left(left.kind).to_owned(),
        kind: Coded(left.kind),
        items: left.items.into_iter().map(|item| term::item(item).to_owned()).collect(),
    }
}

/// A changed item's row.
pub(crate) fn field_row(field: FieldShown) -> FieldRow {
    let (before, after) = match (&field.before, &field.after) {
        // Which digits they are is shown of nobody; that they differ is.
        (ItemShown::Digits, ItemShown::Digits) => (term::shown(&field.before), "訂正".to_owned()),
        (before, after) => (term::shown(before), term::shown(after)),
    };
    FieldRow { item_text: term::item(field.item).to_owned(), before, after }
}

/// An item that is known.
pub(crate) fn fact_row(field: FieldShown) -> FactRow {
    FactRow { item_text: term::item(field.item).to_owned(), text: term::shown(&field.after) }
}

plain_parts! {
    /// What was done, in words, and from where it is known.
    pub(crate) struct Done {
        pub(crate) said: &'static str,
        /// Who told it.
        pub(crate) source: Option<&'static str>,
        /// When.
        pub(crate) on: Option<Day>,
    }
}

/// The row of an operation on a registration.
pub(crate) fn operation_row((operation, done): (OperationShown, Done)) -> OperationRow {
    let Done { said, source, on } = done;
    let on = on.map(|on| format!("（{}）", wareki::long(on))).unwrap_or_default();
    OperationRow {
        source_text: source.map(|source| format!("{source}{on}")).unwrap_or_default(),
        change: operation.alone.and_then(|index| u32::try_from(index).ok()),
        at_text: term::moment(&operation.at),
        at: operation.at,
        actor: operation.actor,
        text: said.to_owned(),
        kind: Coded(operation.kind),
        fields: operation.fields.into_iter().map(field_row).collect(),
    }
}
