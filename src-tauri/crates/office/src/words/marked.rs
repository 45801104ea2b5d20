//! A marked roster in words: what is said beside a cell, and the page in front. The words of a finding are those of the screen.

use kenpo_domain::Day;
use kenpo_domain::finding::{FindingCode, Weight};
use kenpo_domain::gate::{CallerText, FindingShown};
use kenpo_domain::{marked, plain_parts, wareki};
use kenpo_roster::{Block, Colour, Hazards, LeftOut, TableRow};
use std::collections::BTreeMap;

/// Rows that the page names one by one.
const MOST_ROWS: usize = 2_000;

plain_parts! {
    /// What is said of the file as a whole.
    pub struct MarkedFigures {
        /// Its name.
        pub file: CallerText,
        /// The sheet that was read.
        pub sheet: Option<CallerText>,
        /// The day for which it was read.
        pub day: Day,
        /// Rows with a person.
        pub rows_read: u32,
        /// Rows that wait.
        pub rows_waiting: u32,
    }
}

/// What is said beside a cell.
pub fn remark(code: FindingCode) -> String {
    format!("{}\n→ {}", code.what(), code.next())
}

/// The page in front.
pub fn page(figures: &MarkedFigures, findings: &[FindingShown], hazards: &Hazards) -> Vec<Block> {
    let sheet = figures.sheet.as_ref().map(|sheet| format!("　シート：{}", sheet.0)).unwrap_or_default();
    let mut blocks = vec![
        Block::Title(marked::PAGE.to_owned()),
        Block::Line(format!("ファイル：{}{sheet}", figures.file.0)),
        Block::Line(format!("確認した日：{}", wareki::long(figures.day))),
        Block::Line(format!("読んだ行：{}行　保留した行：{}行", figures.rows_read, figures.rows_waiting)),
        Block::Line(String::new()),
        Block::Line(
            "赤いセルは直すまで取り込めません。黄色いセルは確かめてください。理由はセルのコメントにあります。"
                .to_owned(),
        ),
        Block::Line(format!(
            "色の付いたセルを直して、このファイルのままお返しください。「{}」の列に「{}」か「{}」のある行だけを取り込みます。",
            marked::COLUMN,
            marked::WAITS,
            marked::LOOK
        )),
        Block::Line(format!("「{}」の列は、消したり書き換えたりしないでください。", marked::COLUMN)),
    ];
    blocks.push(kinds(findings));
    blocks.extend(waiting(findings));
    blocks.extend(hazards_table(hazards));
    blocks
}

fn kinds(findings: &[FindingShown]) -> Block {
    let mut kinds: BTreeMap<FindingCode, Vec<&FindingShown>> = BTreeMap::new();
    for finding in findings {
        kinds.entry(finding.code).or_default().push(finding);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(code, _)| match code.weight() {
        Weight::Blocks => 0,
        Weight::Look => 1,
        Weight::Mended => 2,
    });
    let rows = kinds.into_iter().map(|(code, found)| {
        let first = found.first().map_or_else(String::new, |finding| place(finding));
        let cells = vec![
            weight(code.weight()).to_owned(),
            format!("{}件（{first}）", found.len()),
            code.what().to_owned(),
            code.next().to_owned(),
        ];
        TableRow { cells, colour: Colour::of(code.weight()) }
    });
    let heads = ["重さ", "件数（最初の場所）", "内容", "すること"].map(str::to_owned).to_vec();
    Block::Table { title: "確認事項の種類".to_owned(), heads, rows: rows.collect() }
}

/// The rows that wait, each with all that is said of it.
fn waiting(findings: &[FindingShown]) -> Option<Block> {
    let mut rows: BTreeMap<u32, Vec<&FindingShown>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.code.weight() == Weight::Blocks && finding.place.row > 0) {
        rows.entry(finding.place.row).or_default().push(finding);
    }
    let all = rows.len();
    let table: Vec<TableRow> = rows
        .into_iter()
        .take(MOST_ROWS)
        .map(|(row, found)| {
            let whose = found.iter().find_map(|finding| finding.insured.as_ref()).map(ToString::to_string);
            let says = |of: fn(FindingCode) -> &'static str| {
                found.iter().map(|finding| of(finding.code)).collect::<Vec<_>>().join("\n")
            };
            let cells =
                vec![format!("{row}行目"), whose.unwrap_or_default(), says(FindingCode::what), says(FindingCode::next)];
            TableRow { cells, colour: Some(Colour::Red) }
        })
        .collect();
    let title = if all > table.len() {
        format!("保留した行（{all}行のうち、初めの{}行）", table.len())
    } else {
        "保留した行".to_owned()
    };
    let heads = ["行（この確認をした時）", "記号-番号-枝番", "内容", "すること"].map(str::to_owned).to_vec();
    (!table.is_empty()).then_some(Block::Table { title, heads, rows: table })
}

/// What the sender should know of the file and of this copy.
fn hazards_table(hazards: &Hazards) -> Option<Block> {
    let Hazards { hidden_rows, hidden_columns, hidden_sheets, numbers, formulas, unexplained, left_out } = hazards;
    let counted = [
        ("隠れた行", *hidden_rows, "行", "隠れた行も読んでいます。不要な人が含まれていないか確かめてください。"),
        ("隠れた列", *hidden_columns, "列", "隠れた列も読んでいます。不要な値が含まれていないか確かめてください。"),
        ("隠れたシート", *hidden_sheets, "枚", "隠れたシートが残っています。不要なら消してください。"),
        (
            "個人番号",
            *numbers,
            "か所",
            "個人番号は消しました（正しい番号は下4桁だけを残しています）。名簿には書かないでください。",
        ),
        ("数式", *formulas, "か所", "数式は、最後に計算された値に置き換えました。"),
        (
            "コメントを付けていないセル",
            *unexplained,
            "か所",
            "色だけを付けました。内容は「確認事項の種類」を見てください。",
        ),
    ];
    let row = |what: &str, count: String, text: &str| TableRow {
        cells: vec![what.to_owned(), count, text.to_owned(), String::new()],
        colour: None,
    };
    let mut rows: Vec<TableRow> = counted
        .iter()
        .filter(|(_, count, ..)| *count > 0)
        .map(|(what, count, unit, text)| row(what, format!("{count}{unit}"), text))
        .collect();
    if !left_out.is_empty() {
        let kinds: Vec<&str> = left_out.iter().map(|kind| left_behind(*kind)).collect();
        rows.push(row("写しに入れなかったもの", String::new(), &kinds.join("、")));
    }
    let heads = ["気を付けること", "数", "内容", ""].map(str::to_owned).to_vec();
    (!rows.is_empty()).then_some(Block::Table { title: "元のファイルについて".to_owned(), heads, rows })
}

fn left_behind(kind: LeftOut) -> &'static str {
    match kind {
        LeftOut::Macros => "マクロ",
        LeftOut::Remarks => "元のコメント",
        LeftOut::Drawings => "図・画像・グラフ",
        LeftOut::Tables => "テーブル・ピボットテーブル",
        LeftOut::Links => "リンク・外部データ",
        LeftOut::Validations => "入力規則",
        LeftOut::Conditions => "条件付き書式",
        LeftOut::Protection => "シートの保護",
        LeftOut::Properties => "作成者などの情報",
    }
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Blocks => "取り込めない行",
        Weight::Look => "確認してください",
        Weight::Mended => "自動で直したもの",
    }
}

fn place(finding: &FindingShown) -> String {
    let column = finding.place.column.map(|column| format!("{column}列")).unwrap_or_default();
    match finding.place.row {
        0 => "ファイル全体".to_owned(),
        row => format!("{row}行目{column}"),
    }
}
