//! Replies have the shapes that `docs/formats/command-line.md` and `ui/src/api/generated.ts` document, and statuses those of the table.

use crate::support::{AS_OF, Kenpo, LIST, ROSTERS, root, roster};
use kenpo_domain::code::Code;
use kenpo_domain::entry::Entry;
use kenpo_domain::meaning::Meaning;
use kenpo_office::fault::FaultCode;
use kenpo_office::words::column;
use kenpo_office::words::entry::entry;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The names of a type's members in the committed contract.
fn members(name: &str) -> BTreeSet<String> {
    let contract = std::fs::read_to_string(root().join("ui/src/api/generated.ts")).unwrap();
    let (_, body) =
        contract.split_once(&format!("export type {name} = {{")).unwrap_or_else(|| panic!("no type {name}"));
    let body = body.split_once("};").unwrap().0;
    let lines = body.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    // Several members may stand on one line.
    let stated = lines.flat_map(|line| line.split(", ")).filter_map(|member| member.split_once(": "));
    stated.map(|(member, _)| member.trim().to_owned()).collect()
}

/// Each command of the table in the documentation, with the first type of reply that is named for it.
fn documented() -> BTreeMap<String, String> {
    let page = std::fs::read_to_string(root().join("docs/formats/command-line.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let types = rows.filter(|(_, reply)| reply.starts_with('`') || reply.starts_with("per file"));
    types
        .flat_map(|(commands, reply)| {
            let first = quoted(reply).into_iter().next().unwrap_or_default();
            quoted(commands).into_iter().map(move |command| (command, first.clone()))
        })
        .collect()
}

#[test]
fn every_item_of_a_column_is_documented() {
    let page = std::fs::read_to_string(root().join("docs/formats/command-line.md")).unwrap();
    let (_, section) = page.split_once("## Items of columns").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let said: Vec<(&str, String)> = rows.map(|(code, words)| (code, words.trim_end_matches(" |").to_owned())).collect();
    let mut expected: Vec<(&str, String)> =
        Meaning::ALL.iter().map(|meaning| (meaning.code(), column::meaning(*meaning).to_owned())).collect();
    expected.push(("none", column::UNUSED.to_owned()));
    assert_eq!(said, expected);
}

#[test]
fn every_item_that_is_entered_is_documented() {
    let page = std::fs::read_to_string(root().join("docs/formats/command-line.md")).unwrap();
    let (_, section) = page.split_once("## Items that are entered").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let said: Vec<(&str, &str)> = rows.filter_map(|(code, rest)| Some((code, rest.split_once(" | ")?.0))).collect();
    let expected: Vec<(&str, &str)> = Entry::ALL.iter().map(|item| (item.code(), entry(*item))).collect();
    assert_eq!(said, expected);
}

#[test]
fn replies_have_the_documented_members() {
    let kenpo = Kenpo::new();
    let made = kenpo.init_json();
    let (file, list, out) = (roster(ROSTERS[0]), roster(LIST), kenpo.path("batch"));
    let types = documented();
    let check = |command: &str, reply: Value, wanted: Option<&str>| {
        let name = wanted.unwrap_or(&types[command]);
        let seen: BTreeSet<String> = reply.as_object().unwrap().keys().cloned().collect();
        assert_eq!(seen, members(name), "{command} answers {name}");
    };
    check("init", made, None);
    let preview = kenpo.data("import", &[&file, "--as-of", AS_OF, "--dry-run"]);
    check("import", preview, None);
    check("import", kenpo.data("import", &[&file, &list, "--as-of", AS_OF]), Some("ImportDone"));
    let held = kenpo.path("held.csv");
    let line = "12,0001003,07,福島　翼,フクシマ ツバサ,昭和70年4月1日,男,長男,2026-11-01";
    std::fs::write(&held, format!("記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日\n{line}\n")).unwrap();
    check("import", kenpo.data("import", &[&held, "--as-of", AS_OF]), Some("ImportDone"));
    let right = ["latest", "2", "--set", "birth=H20.4.1", "--as-of", AS_OF];
    check("imports", kenpo.data("imports", &[]), None);
    check("imports", kenpo.data("imports", &["--import", "latest"]), Some("ImportHeldPage"));
    check("imports", kenpo.data("imports", &["--out", &kenpo.path("history.xlsx")]), Some("FileWritten"));
    check("row", kenpo.data("row", &[&right[..], &["--dry-run"]].concat()), None);
    let of_held = kenpo.data("imports", &[])["rows"][0]["import"].as_str().unwrap().to_owned();
    check("row", kenpo.data("row", &[&[&*of_held], &right[1..]].concat()), Some("ImportDone"));
    for (command, words) in [
        ("status", &[][..]),
        ("columns", &[&*file]),
        ("plan", &["--as-of", AS_OF]),
        ("issue", &["--as-of", AS_OF]),
        ("print", &["--out", &out]),
        ("enclose", &[]),
        ("post", &[]),
        ("returns", &[]),
        ("people", &["福島"]),
        ("person", &["12-0001003-00"]),
        ("batch", &[]),
        ("protect", &["12-0001003-00"]),
        ("unprotect", &["12-0001003-00"]),
        ("summary", &["--as-of", AS_OF]),
    ] {
        check(command, kenpo.data(command, words), None);
        if command == "print" {
            let spoilt = kenpo.data("batch", &["latest"])["pieces"][1]["serial"].as_str().unwrap().to_owned();
            check("spoil", kenpo.data("spoil", &[&spoilt]), None);
            check("print", kenpo.data("print", &["--out", &out]), None);
        }
    }
    let told = ["12-0001003-00", "--set", "stay_until=2027-03-31", "--source", "phone", "--source-on", "2026-11-01"];
    check("correct", kenpo.data("correct", &[&told[..], &["--dry-run"]].concat()), None);
    let corrected = kenpo.data("correct", &told);
    let change = corrected["rows"][0]["changes"][0].to_string();
    check("correct", corrected, Some("CorrectDone"));
    check("undo", kenpo.data("undo", &["--change", &change]), Some("CorrectUndone"));
    check("person", kenpo.data("person", &["12-0001003-00", "--history"]), Some("PersonHistoryPage"));
    let batch = kenpo.data("batch", &["latest"]);
    let serial = batch["pieces"][0]["serial"].as_str().unwrap().to_owned();
    check("batch", batch, Some("BatchDetail"));
    check("return", kenpo.data("return", &[&serial, "--reason", "01"]), None);
    check("clear", kenpo.data("clear", &[&serial]), None);
}

#[test]
fn every_fault_ends_with_a_documented_status() {
    let page = std::fs::read_to_string(root().join("docs/formats/command-line.md")).unwrap();
    for code in FaultCode::ALL {
        let row = format!("| {} | ", code.exit_status());
        assert!(page.contains(&row), "{} exits with {}", code.code(), code.exit_status());
    }
}
