//! What stands where it does not belong, beside a word or under a wrong heading, is told nowhere: it may be an address or an employer.

use crate::support::{AS_OF, Kenpo};

const HEADINGS: &str = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,郵便番号,住所,電話番号,事業所\n";

fn import(kenpo: &Kenpo, rows: &str, more: &[&str]) -> String {
    let file = kenpo.path("roster.csv");
    std::fs::write(&file, format!("{HEADINGS}{rows}")).unwrap();
    let done = kenpo.on("import", &[&[&file, "--as-of", AS_OF], more].concat());
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    done.out + &done.err
}

#[test]
fn of_what_stands_beside_the_word_of_a_relation_nothing_is_kept_or_shown() {
    let kenpo = Kenpo::with(&[]);
    let findings = kenpo.path("findings.json");
    let row = |relation: &str| {
        format!(
            "70,0000001,01,根室　花子,ネムロ　ハナコ,1981-05-02,女,{relation},2026-04-01,,北海道根室市常盤町2-27,,7001\n"
        )
    };
    let mut told = import(&kenpo, &row("妻（別居、住所 函館市末広町99-88）"), &["--findings", &findings]);
    assert!(told.contains("続柄だけを読み"), "{told}");
    assert_eq!(kenpo.on("protect", &["70-0000001-01"]).code, 0);
    told += &import(&kenpo, &row("妻（住所 函館市元町1-1）"), &["--list", "same"]);
    for words in [&["person", "--history", "70-0000001-01"][..], &["person", "--json", "70-0000001-01"], &["people"]] {
        let shown = kenpo.on(words[0], &words[1..]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        assert!(shown.out.contains('妻'), "{}", shown.out);
        told += &shown.out;
    }
    told += &std::fs::read_to_string(findings).unwrap();
    for secret in ["別居", "函館", "末広町", "元町", "99-88"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[test]
fn a_number_under_a_wrong_heading_is_told_by_its_place_alone() {
    let kenpo = Kenpo::with(&[]);
    let findings = kenpo.path("findings.json");
    let rows = "70,0000001,00,根室　一郎,ネムロ　イチロウ,0870004,男,本人,2026-04-01,,,,\n\
                70,0000002,00,根室　二郎,ネムロ　ジロウ,1980-04-01,7999,本人,7998,,,,\n\
                70,7990000003,00,根室　三郎,ネムロ　サブロウ,1980-02-31,男,本人,2026-04-01,,,,\n";
    let told = import(&kenpo, rows, &["--findings", &findings]) + &std::fs::read_to_string(findings).unwrap();
    for code in ["birth_date_bad", "sex_bad", "acquired_date_bad", "too_many_digits"] {
        assert!(told.contains(code), "{code} in {told}");
    }
    assert!(told.contains("1980-02-31"), "a day under a heading of days helps, and tells nothing else");
    for slipped in ["0870004", "7999", "7998", "7990000003"] {
        assert!(
            !told.contains(&format!("\"{slipped}\"")) && !told.contains(&format!("「{slipped}」")),
            "{slipped} in {told}"
        );
    }
}
