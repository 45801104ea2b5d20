//! Texts of files on the terminal: what nobody sees in them is marked, so that none makes a line or turns the writing; JSON says it exactly.

use crate::support::{AS_OF, Kenpo};
use kenpo_domain::unseen::is_unseen;

const HEADINGS: &str = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所";

/// A line that a program of ours could have written.
const FORGED: &str = "取り込みました：新規 9人";

#[test]
fn no_text_of_a_file_makes_a_line_or_turns_the_writing() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("名簿\n\u{202E}.csv");
    let roster = format!(
        "{HEADINGS}\n80,0000001,00,美瑛　花子,\"ビエイ\n{FORGED}\u{202E}\",1981-05-02,女,本人,2026-04-01,\"上川郡\u{85}\u{2066}美瑛町\n{FORGED}\"\n\
         80,0000002,00,\"美瑛\u{1B}[2J\n{FORGED}\",ビエイ,1981-05-02,男,本人,2026-04-01,北海道上川郡美瑛町\n"
    );
    std::fs::write(&file, roster).unwrap();
    let mut told = Vec::new();
    for words in [
        &["import", &file, "--as-of", AS_OF, "--dry-run", "--list", "join"][..],
        &["import", &file, "--as-of", AS_OF],
        &["columns", &file],
        &["people"],
        &["person", "80-0000001-00"],
        &["import", &kenpo.path("no\n\u{202E}such"), "--as-of", AS_OF],
        &["import\n\u{202E}"],
    ] {
        let said = kenpo.on(words[0], &words[1..]);
        told.push(said.out + &said.err);
    }
    let told = told.concat();
    assert!(told.contains("美瑛"), "{told}");
    for line in told.lines() {
        assert!(!line.starts_with(FORGED), "{line}");
        assert!(!line.contains(|c| is_unseen(c) && c != '\t'), "{line:?}");
    }
    assert!(told.contains('␊') && told.contains("⟨U+202E⟩"), "{told}");
}

#[test]
fn json_says_exactly_what_is_there_in_signs_that_are_seen() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("roster.csv");
    let kana = "ビエイ\u{202E} ハナ\u{E0001}コ";
    let row = format!("80,0000001,00,美瑛　花子,{kana},1981-05-02,女,本人,2026-04-01,北海道上川郡美瑛町\u{200B}");
    std::fs::write(&file, format!("{HEADINGS}\n{row}\n")).unwrap();
    assert_eq!(kenpo.on("import", &[&file, "--as-of", AS_OF]).code, 0);
    let said = kenpo.on("person", &["80-0000001-00", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!said.out.trim_end().contains(is_unseen), "{:?}", said.out);
    assert!(said.out.contains("\\u202e") && said.out.contains("\\udb40\\udc01"), "{}", said.out);
    assert!(said.data().to_string().contains("美瑛町\u{200B}"), "exact when it is read");
}
