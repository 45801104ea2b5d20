//! `kenpo import`: rosters and national lists, file after file, each in a transaction of its own.

use super::columns;
use crate::choice::{help, named, one_of};
use crate::given::{AsOf, Db, OfFile};
use crate::secret;
use crate::terminal::{Terminal, path_text};
use crate::text;
use kenpo_domain::code::Code;
use kenpo_domain::finding::{FindingCode, Weight};
use kenpo_domain::gate::{Findings, Out};
use kenpo_domain::proposal::ReviewGroup;
use kenpo_domain::roster::ImportSource;
use kenpo_office::api::{
    Coded, ColumnRow, FieldRow, FindingCountRow, FirstFound, ImportApplyReq, ImportDiscardReq, ImportDone,
    ImportEffect, ImportMarkedReq, ImportPreview, ImportPreviewReq, ImportRow, ImportRowsPage, ImportRowsReq, NotNamed,
    ProposalRow, WidthRow,
};
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::findings;
use kenpo_office::out::{self, FindingsFile};
use kenpo_office::table::call;
use kenpo_office::words::term::review_group;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Given {
    #[command(flatten)]
    db: Db,
    /// 取り込むファイル（.xlsx .xlsb .xls .ods .csv）
    #[arg(required = true, value_name = "ファイル")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    of_file: OfFile,
    /// 列の並びが崩れて見える名簿を、確かめた上で取り込む理由
    #[arg(long, value_name = "理由")]
    reason: Option<String>,
    /// 氏名が変わる方のうち、確かめて取り込む方（繰り返せます）
    #[arg(long, value_name = "記号-番号-枝番")]
    renamed: Vec<String>,
    /// 確認だけして、何も書き込まない
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "区分", value_parser = one_of::<ReviewGroup>(), hide_possible_values = true, help = help("一覧にする区分", &named(review_group), None))]
    list: Option<ReviewGroup>,
    /// 一覧で探す語（カナ・漢字・番号）
    #[arg(long, value_name = "語", requires = "list", default_value = "", hide_default_value = true)]
    find: String,
    /// 確認事項をこのファイルに書き出す
    #[arg(long, value_name = "ファイル")]
    findings: Option<PathBuf>,
    /// 直すところに印を付けた写し（.xlsx）をこのファイルに書き出す（名簿は1つだけ指定する）
    #[arg(long, value_name = "ファイル")]
    marked: Option<PathBuf>,
}

/// People whom a file does not name that are printed at most: a terminal is no list.
const PEOPLE_PRINTED: usize = 20;
/// The same of columns that are not used: `kenpo columns` lists all.
const COLUMNS_PRINTED: usize = 30;

/// Shows what each file would change, and imports it unless `--dry-run` is given.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    terminal.open(&given.db)?;
    let as_of = terminal.day(given.as_of.clone())?;
    given.findings.as_deref().map_or(Ok(()), out::writable)?;
    given.marked.as_deref().map_or(Ok(()), out::writable)?;
    if given.marked.is_some() && given.files.len() > 1 {
        return Err(Fault::new(FaultCode::MarkedOfOne));
    }
    let mut found = Vec::new();
    let done = files(terminal, &given, &as_of, &mut found);
    // The findings of the files before a bad one are written all the same: those files were imported.
    if let Some(path) = &given.findings {
        out::findings(path, &Out::all(found))?;
    }
    done?;
    Ok(ExitCode::SUCCESS)
}

/// Takes the files one after the other, and stops at the first fault.
fn files(
    terminal: &mut Terminal,
    given: &Given,
    as_of: &str,
    found: &mut Vec<Out<Findings, FindingsFile>>,
) -> Result<(), Fault> {
    for file in &given.files {
        let read = secret::for_file(|password| {
            let said = given.of_file.said(password);
            let request = ImportPreviewReq { path: path_text(file), as_of: as_of.to_owned(), said };
            call::import_preview(&mut terminal.office, request)
        })?;
        let number = read.get().preview;
        terminal.show(&read, preview)?;
        given.list.map_or(Ok(()), |group| list(terminal, number, group, &given.find))?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let of_file = given.findings.as_ref().map(|_| findings::of_preview(&terminal.office, number, name));
        let of_file = of_file.transpose()?;
        if let Some(path) = &given.marked {
            let request = ImportMarkedReq { preview: number, path: path_text(path) };
            let _written = call::import_marked(&mut terminal.office, request)?;
        }
        let apply = ImportApplyReq { preview: number, reason: given.reason.clone(), renamed: given.renamed.clone() };
        if given.dry_run {
            if apply.reason.is_some() || !apply.renamed.is_empty() {
                let effect = call::import_effect(&mut terminal.office, apply)?;
                terminal.show(&effect, would)?;
            }
            let _status = call::import_discard(&mut terminal.office, ImportDiscardReq { preview: number })?;
        } else {
            let done = call::import_apply(&mut terminal.office, apply)?;
            terminal.show(&done, imported)?;
        }
        found.extend(of_file);
    }
    Ok(())
}

/// Everybody of a group who is asked for.
fn list(terminal: &mut Terminal, preview: u32, group: ReviewGroup, find: &str) -> Result<(), Fault> {
    for page in 1.. {
        let request = ImportRowsReq { preview, group: Coded(group), query: find.to_owned(), page };
        let listed = call::import_rows(&mut terminal.office, request)?;
        terminal.show(&listed, rows)?;
        let ImportRowsPage { total, per_page, .. } = listed.get();
        if page >= total.div_ceil(*per_page) {
            break;
        }
    }
    Ok(())
}

fn rows(reply: &ImportRowsPage) -> String {
    let mut lines: Vec<String> = reply.rows.iter().map(row).collect();
    lines.push(text::pages(reply.total, "件", reply.page, reply.per_page));
    lines.join("\n")
}

fn row(ImportRow { row, insured, name, fields, reasons }: &ImportRow) -> String {
    let said = fields.iter().map(change).chain(reasons.iter().cloned()).collect::<Vec<_>>().join("、");
    let place = row.map(|row| format!("{row}行目")).unwrap_or_default();
    [place.as_str(), insured.as_deref().unwrap_or_default(), name.as_deref().unwrap_or_default(), &said].join("\t")
}

/// One item, of somebody new without what it was.
fn change(FieldRow { item_text, before, after }: &FieldRow) -> String {
    if before.is_empty() {
        format!("{item_text}「{after}」")
    } else {
        format!("{item_text}「{before}」→「{after}」")
    }
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
    lines.extend(contacts_waiting(reply.contacts_waiting));
    lines.extend(not_named(&reply.not_named));
    for torn in &reply.torn {
        lines.push(format!("　！列の並びが崩れているようです。{}", torn.text));
    }
    lines.extend(reply.widths.iter().map(width));
    lines.extend(renames(&reply.renames));
    lines.extend(unused(&reply.columns));
    lines.extend(found(&reply.finding_counts));
    lines.join("\n")
}

/// What speaks of a width, and how it is taken.
fn width(WidthRow { part, digits, text }: &WidthRow) -> String {
    let part = part.0.code();
    match digits {
        Some(digits) => format!("　！{text}。正しければ --width {part}={digits} を付けて読み直します"),
        None => format!("　！{text}。桁数が分かるときは --width {part}=桁数 を付けて読み直します"),
    }
}

/// The columns that nothing is read from.
fn unused(of_file: &[ColumnRow]) -> Option<String> {
    let unused: Vec<&ColumnRow> = of_file.iter().filter(|column| column.meaning.is_none()).collect();
    let named =
        unused.iter().take(COLUMNS_PRINTED).map(|column| format!("{}列{}", column.letters, columns::heading(column)));
    let named = named.collect::<Vec<_>>().join("、");
    match unused.len() {
        0 => None,
        few if few <= COLUMNS_PRINTED => Some(format!("　使わない列：{named}")),
        many => Some(format!("　使わない列：{named}、ほか {}列", many - COLUMNS_PRINTED)),
    }
}

/// What was found, the heaviest first: how often, where first, and what to do.
fn found(kinds: &[FindingCountRow]) -> Vec<String> {
    let mut lines = Vec::new();
    for (weight, name) in
        [(Weight::Blocks, "取り込めない行"), (Weight::Look, "確認してください"), (Weight::Mended, "自動で直したもの")]
    {
        let of_weight = kinds.iter().filter(|kind| kind.weight.0 == weight).collect::<Vec<_>>();
        if !of_weight.is_empty() {
            lines.push(format!("　［{name}］"));
        }
        for kind in of_weight {
            let first = kind.first.as_ref().map(|first| first_of(kind.code.0, first)).unwrap_or_default();
            lines.push(format!("　・{}（{}件{first}）", kind.text, kind.count));
            lines.push(format!("　　→ {}", kind.next));
        }
    }
    lines
}

/// Where the first of a kind stands; empty where it stands nowhere and tells nothing.
fn first_of(code: FindingCode, first: &FirstFound) -> String {
    let sheet = first.sheet.as_ref().filter(|_| first.row > 0).map(|sheet| format!("シート「{sheet}」の"));
    let row = (first.row > 0).then(|| format!("{}行目", first.row));
    let column = first.column.as_ref().map(|letters| format!("{letters}列"));
    // The columns that are not used stand in a line of their own.
    let listed = matches!(code, FindingCode::ColumnsUnused | FindingCode::ColumnsWithoutHeading);
    let cell = first.cell.as_ref().filter(|_| !listed).map(|cell| format!("「{cell}」"));
    let place: String = [sheet, row, column, cell].into_iter().flatten().collect();
    if place.is_empty() { place } else { format!("、初めは{place}") }
}

/// Who would get another name.
fn renames(renames: &[ProposalRow]) -> Vec<String> {
    let mut lines = Vec::new();
    if !renames.is_empty() {
        lines.push("　氏名の変わる方（確かめてから --renamed で取り込みます）".to_owned());
    }
    for ProposalRow { insured, fields, .. } in renames.iter().take(PEOPLE_PRINTED) {
        lines.push(format!("　　{insured}\t{}", fields.iter().map(change).collect::<Vec<_>>().join("、")));
    }
    let more = renames.len().saturating_sub(PEOPLE_PRINTED);
    lines.extend((more > 0).then(|| format!("　　ほか {more}人（--findings のファイルに一覧があります）")));
    lines
}

/// Whom a file does not name, and of a national list how many lines name nobody.
fn not_named(NotNamed { text, next, count, people, unknown }: &NotNamed) -> Vec<String> {
    let mut lines = Vec::new();
    if *unknown > 0 {
        lines.push(format!("　一覧にいて、登録のない方　{unknown}人"));
    }
    if *count > 0 {
        lines.push(format!("　{text}　{count}人：{next}"));
        lines.extend(
            people.iter().take(PEOPLE_PRINTED).map(|person| format!("　　{}\t{}", person.insured, person.name)),
        );
        let more = (*count as usize).saturating_sub(PEOPLE_PRINTED);
        if more > 0 {
            lines.push(format!("　　ほか {more}人（--findings のファイルに一覧があります）"));
        }
    }
    lines
}

/// What would go in with what was said of names and columns.
fn would(reply: &ImportEffect) -> String {
    let ImportEffect { joins, changes, same, waiting, listed, .. } = reply;
    let would = match reply.kind.0 {
        ImportSource::Roster => format!("新規 {joins}人、変更 {changes}人、変更なし {same}人、保留 {waiting}行"),
        ImportSource::NationalList => format!("{listed}人分、保留 {waiting}行"),
    };
    let with = format!("このまま取り込むと（--renamed・--reason を含めて）：{would}");
    std::iter::once(with).chain(contacts_waiting(reply.contacts_waiting)).collect::<Vec<_>>().join("\n")
}

/// What went in.
pub fn imported(reply: &ImportDone) -> String {
    let done = match reply.kind.0 {
        ImportSource::Roster => format!(
            "取り込みました：新規 {}人、変更 {}人、変更なし {}人、保留 {}行（取込 {}）",
            reply.joins, reply.changes, reply.same, reply.waiting, reply.import
        ),
        ImportSource::NationalList => {
            format!("取り込みました：{}人分、保留 {}行（取込 {}）", reply.listed, reply.waiting, reply.import)
        }
    };
    let lines: Vec<String> = std::iter::once(done).chain(contacts_waiting(reply.contacts_waiting)).collect();
    lines.join("\n")
}

/// Of how many people contact or employer waits.
fn contacts_waiting(people: u32) -> Option<String> {
    (people > 0).then(|| format!("　連絡先・事業所の登録待ち {people}人（kenpo desk tray で確かめて登録します）"))
}
