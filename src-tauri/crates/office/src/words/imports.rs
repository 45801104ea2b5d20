//! The history of imports in words, and its workbook.

use crate::api::{HeldRowListed, ImportListed};
use kenpo_domain::gate::ImportShown;
use kenpo_domain::held_row::HeldState;
use kenpo_roster::ListSheet;

/// What became of a row that did not go in.
pub fn held_state(value: HeldState) -> &'static str {
    match value {
        HeldState::Open => "保留中",
        HeldState::Taken => "取り込み済み",
        HeldState::Dropped => "不要",
    }
}

/// What stands for something that is not shown.
pub const NOT_SHOWN: &str = "（表示しません）";

const IMPORTS: &[&str] = &[
    "取込日時",
    "担当者",
    "種類",
    "ファイル",
    "新規",
    "変更",
    "変更なし",
    "保留",
    "うち保留中",
    "取り込み済み",
    "不要",
    "確認事項",
    "理由",
    "取消日時",
    "取込の番号",
];

const HELD: &[&str] = &[
    "ファイル",
    "シート",
    "行",
    "状態",
    "理由",
    "次にすること",
    "記号-番号-枝番",
    "内容",
    "不要とした担当者",
    "不要の理由",
    "取込の番号",
];

/// The rows of one import that did not go in, as lines of the workbook.
pub fn held_lines(shown: ImportShown, rows: Vec<HeldRowListed>) -> Vec<Vec<String>> {
    let (import, file) = (shown.id.to_string(), shown.import.file_name);
    rows.into_iter().map(|row| held_line(row, &file, &import)).collect()
}

fn held_line(row: HeldRowListed, file: &str, import: &str) -> Vec<String> {
    let says = row.items.iter().filter(|item| item.hidden || item.says.is_some());
    let says = says.map(|item| format!("{}：{}", item.text, item.says.as_deref().unwrap_or(NOT_SHOWN)));
    let says = says.collect::<Vec<_>>().join("、");
    let reasons = |text: fn(&crate::api::HeldReason) -> &String| {
        row.reasons.iter().map(|reason| text(reason).as_str()).collect::<Vec<_>>().join(" ")
    };
    vec![
        file.to_owned(),
        row.sheet.clone().unwrap_or_default(),
        row.row.to_string(),
        row.state_text.clone(),
        reasons(|reason| &reason.text),
        reasons(|reason| &reason.next),
        row.insured.clone().unwrap_or_default(),
        says,
        row.dropped_by.clone().unwrap_or_default(),
        row.dropped_for.clone().unwrap_or_default(),
        import.to_owned(),
    ]
}

/// The sheets of the workbook.
pub fn sheets(imports: Vec<ImportListed>, held: Vec<Vec<Vec<String>>>) -> Vec<ListSheet> {
    vec![
        ListSheet { name: "取込の履歴", headings: IMPORTS, rows: imports.into_iter().map(import_line).collect() },
        ListSheet { name: "保留の行", headings: HELD, rows: held.into_iter().flatten().collect() },
    ]
}

fn import_line(import: ImportListed) -> Vec<String> {
    let findings = import.findings.iter().map(|found| format!("{}（{}件）", found.text, found.count));
    vec![
        import.made_at.clone(),
        import.made_by.clone(),
        import.kind_text.clone(),
        import.file.clone(),
        import.joined.to_string(),
        import.changed.to_string(),
        import.same.to_string(),
        import.waiting.to_string(),
        import.open.to_string(),
        import.taken.to_string(),
        import.dropped.to_string(),
        findings.collect::<Vec<_>>().join(" "),
        import.reason.clone().unwrap_or_default(),
        import.undone_at.clone().unwrap_or_default(),
        import.import.clone(),
    ]
}
