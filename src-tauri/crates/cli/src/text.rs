//! Replies as text for a person at a terminal. Draws what a reply holds, and nothing else.

use kenpo_domain::roster::ImportSource;
use kenpo_office::api::*;

/// How things stand.
pub fn status(reply: &StatusRes) -> String {
    let mut lines = Vec::new();
    if let Some(society) = &reply.society {
        lines
            .push(format!("{}（保険者番号 {}、支部番号 {}）", society.name, society.insurer_number, society.office_no));
    }
    if let Some(counts) = &reply.counts {
        lines.push(format!(
            "加入者 {}人、取込 {}件、発送前のバッチ {}件、調査中の返戻 {}件",
            counts.people, counts.imports, counts.open_batches, counts.open_returns
        ));
    }
    lines.join("\n")
}

/// What a file would change.
pub fn preview(reply: &ImportPreview) -> String {
    let sheet = reply.sheet.as_deref().map(|sheet| format!("、シート「{sheet}」")).unwrap_or_default();
    let mut lines = vec![format!("{}{sheet}：{}行を読みました。", reply.kind_text, reply.rows_read)];
    lines.push(match reply.kind.0 {
        ImportSource::Roster => {
            format!("　新規 {}人、変更 {}人、変更なし {}人", reply.joins, reply.changes, reply.same)
        }
        ImportSource::NationalList => format!("　登録されている加入者 {}人分", reply.listed),
    });
    lines.push(format!("　保留 {}行、読み飛ばし {}行", reply.rows_waiting, reply.rows_skipped));
    for finding in &reply.finding_counts {
        lines.push(format!("　・{}（{}件）", finding.text, finding.count));
    }
    lines.join("\n")
}

/// What was imported.
pub fn imported(reply: &ImportDone) -> String {
    match reply.kind.0 {
        ImportSource::Roster => format!(
            "取り込みました：新規 {}人、変更 {}人、変更なし {}人、保留 {}行",
            reply.joins, reply.changes, reply.same, reply.waiting
        ),
        ImportSource::NationalList => format!("取り込みました：{}人分、保留 {}行", reply.listed, reply.waiting),
    }
}

/// People.
pub fn people(reply: &PeoplePage) -> String {
    let mut lines: Vec<String> = reply
        .rows
        .iter()
        .map(|row| format!("{}\t{}\t{}\t{}\t{}", row.insured, row.name, row.kana, row.birth_text, row.relation_text))
        .collect();
    lines.push(pages(reply.total, "人", reply.page, reply.per_page));
    lines.join("\n")
}

/// One person.
pub fn person(reply: &PersonDetail) -> String {
    let row = &reply.person;
    let mut lines = vec![
        format!("{}　{}（{}）", row.insured, row.name, row.kana),
        format!("{}生まれ　{}　{}　{}資格取得", row.birth_text, row.sex_text, row.relation_text, row.acquired_text),
    ];
    lines.extend(row.employer.as_ref().map(|employer| format!("事業所 {employer}")));
    lines.extend(
        row.address.as_ref().map(|address| format!("〒{} {address}", row.postal.as_deref().unwrap_or("　　　　"))),
    );
    lines.push(format!("判定：{}", decision_words(&reply.decision)));
    lines.extend(reply.pieces.iter().map(piece));
    lines.extend(reply.events.iter().map(|event| format!("　{}　{}　{}", event.at_text, event.serial, event.text)));
    lines.join("\n")
}

fn decision_words(row: &DecisionRow) -> String {
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

/// What is due.
pub fn plan(reply: &PlanPage) -> String {
    let mut lines = vec![format!("{}時点の判定", reply.as_of_text)];
    for outcome in &reply.counts {
        lines.push(format!("{}　{}人", outcome.text, outcome.count));
        lines.extend(outcome.reasons.iter().map(|reason| format!("　{}　{}人", reason.text, reason.count)));
    }
    lines.push(format!("いま作成できる発送物　{}通", reply.pieces));
    lines.push(String::new());
    lines.extend(reply.rows.iter().map(|row| format!("{}\t{}\t{}", row.insured, row.name, decision_words(row))));
    lines.push(pages(reply.total, "人", reply.page, reply.per_page));
    lines.join("\n")
}

/// A batch that was made.
pub fn made(reply: &BatchDetail) -> String {
    let mut lines = vec![format!("バッチ {} を作成しました。", reply.batch.number), batch_line(&reply.batch)];
    lines.extend(stopped(&reply.stopped));
    lines.join("\n")
}

/// Why pieces were not made, or not printed.
fn stopped(rows: &[FindingRow]) -> impl Iterator<Item = String> {
    rows.iter().map(|row| {
        let cell = row.cell.as_deref().map(|cell| format!("（{cell}）")).unwrap_or_default();
        format!("{}　{}{cell}{}", row.insured.as_deref().unwrap_or_default(), row.text, row.next)
    })
}

fn batch_line(row: &BatchRow) -> String {
    format!(
        "{}　{}時点　{}　資格確認書 {}通、お知らせ {}通、書損 {}通、取りやめ {}通、返戻 {}通",
        row.number,
        row.as_of_text,
        row.state_text,
        row.certificates,
        row.notices,
        row.spoiled,
        row.withdrawn,
        row.returned
    )
}

/// All batches.
pub fn batches(reply: &BatchesRes) -> String {
    match reply.rows.as_slice() {
        [] => "バッチはありません。".to_owned(),
        rows => rows.iter().map(batch_line).collect::<Vec<_>>().join("\n"),
    }
}

/// One batch.
pub fn batch(reply: &BatchDetail) -> String {
    let mut lines = vec![batch_line(&reply.batch)];
    lines.extend(reply.pieces.iter().map(piece));
    lines.push(pages(reply.total, "通", reply.page, reply.per_page));
    lines.join("\n")
}

fn piece(row: &PieceRow) -> String {
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}",
        row.serial_text, row.insured, row.name, row.document_text, row.state_text, row.reason_text
    )
}

/// What was written.
pub fn printed(reply: &BatchPrintDone) -> String {
    let mut lines = vec![format!("{}通の原本を書き出しました。", reply.printed)];
    lines.extend(reply.files.iter().map(|file| format!("　{file}")));
    lines.push(format!("　{}", reply.manifest));
    lines.extend(withdrawn(&reply.withdrawn));
    lines.extend(stopped(&reply.stopped));
    lines.join("\n")
}

/// How many moved.
pub fn moved(reply: &BatchMoved) -> String {
    let mut lines = vec![format!("{}通を「{}」にしました。", reply.moved, reply.batch.state_text)];
    lines.extend(withdrawn(&reply.withdrawn));
    lines.join("\n")
}

fn withdrawn(serials: &[String]) -> Option<String> {
    (!serials.is_empty()).then(|| format!("次の整理番号は抜き取り、発送しないでください：{}", serials.join("、")))
}

/// A spoiled piece.
pub fn spoiled(reply: &PieceSpoiled) -> String {
    match &reply.replacement {
        Some(serial) => format!("{} を書損にしました。新しい整理番号は {serial} です。", reply.spoiled),
        None => format!("{} を書損にしました。この方に今送れる書類はないため、代わりは作っていません。", reply.spoiled),
    }
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

/// A summary.
pub fn summary(reply: &SummaryRes) -> String {
    reply.lines.join("\n")
}

fn pages(total: u32, unit: &str, page: u32, per_page: u32) -> String {
    format!("全{total}{unit}（{page}/{}頁）", total.div_ceil(per_page).max(1))
}
