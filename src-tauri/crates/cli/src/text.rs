//! Replies, and parts of replies, as text for a person at a terminal, where more than one word shows them; the others stand with
//! their word. Draws what a reply holds, and nothing else.

use kenpo_office::api::*;
use kenpo_office::words::{pieces, user};

/// How things stand.
pub fn status(reply: &StatusRes) -> String {
    let mut lines = Vec::new();
    if let Some(society) = &reply.society {
        lines
            .push(format!("{}（保険者番号 {}、支部番号 {}）", society.name, society.insurer_number, society.office_no));
    }
    if let Some(opened) = &reply.user {
        lines.push(format!("利用者 {}（{}）", opened.name, user::roles(&opened.roles)));
    }
    if let Some(counts) = &reply.counts {
        lines.push(format!(
            "加入者 {}人、取込 {}件、発送前のバッチ {}件、抜き取る書類 {}通、調査中の返戻 {}件",
            counts.people, counts.imports, counts.open_batches, counts.to_pull_out, counts.open_returns
        ));
    }
    lines.join("\n")
}

/// A decision, in one line.
pub fn decision_words(row: &DecisionRow) -> String {
    let mut words = vec![row.outcome_text.clone(), row.reason_text.clone()];
    words.extend(row.missing_texts.iter().cloned());
    words.push(row.delivery_text.clone());
    words.push(if row.valid_until_text.is_empty() {
        String::new()
    } else {
        format!("有効期限 {}", row.valid_until_text)
    });
    words.extend(row.note_texts.iter().cloned());
    words.push(if row.rule.is_empty() { String::new() } else { format!("規則 {}", row.rule) });
    words.retain(|word| !word.is_empty());
    words.join("　")
}

/// Why pieces were not made, or not printed.
pub fn stopped(rows: &[FindingRow]) -> impl Iterator<Item = String> {
    rows.iter().map(|row| {
        let cell = row.cell.as_deref().map(|cell| format!("（{cell}）")).unwrap_or_default();
        format!("{}　{}{cell}{}", row.insured.as_deref().unwrap_or_default(), row.text, row.next)
    })
}

pub fn batch_line(row: &BatchRow) -> String {
    format!("{}　{}時点　{}　{}", row.number, row.as_of_text, row.state_text, pieces::counted(row))
}

/// A piece, in one line.
pub fn piece(row: &PieceRow) -> String {
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}",
        row.serial_text, row.insured, row.name, row.document_text, row.state_text, row.reason_text
    )
}

pub fn moved(reply: &BatchMoved) -> String {
    let mut lines = vec![format!("{}通を「{}」にしました。", reply.moved, reply.batch.state_text)];
    lines.extend(withdrawn(&reply.withdrawn));
    lines.join("\n")
}

/// What must not go out.
pub fn withdrawn(serials: &[String]) -> Option<String> {
    (!serials.is_empty()).then(|| format!("次の整理番号は抜き取り、発送しないでください：{}", serials.join("、")))
}

/// Returned pieces.
pub fn returns(reply: &ReturnsRes) -> String {
    match reply.rows.as_slice() {
        [] => "調査中の返戻はありません。".to_owned(),
        rows => rows
            .iter()
            .map(|row| {
                format!(
                    "{}\t{}\t{}\t{}\t{}\t{}",
                    row.serial_text, row.insured, row.name, row.reason_text, row.via_text, row.received_on
                )
            })
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// A request that was taken note of.
pub fn accepted(reply: &Accepted) -> String {
    format!("{} の申出を受け付けました。", reply.insured)
}

/// Which page of a list, of how many.
pub fn pages(total: u32, unit: &str, page: u32, per_page: u32) -> String {
    format!("全{total}{unit}（{page}/{}頁）", total.div_ceil(per_page).max(1))
}
