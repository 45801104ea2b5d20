//! The sheet back to its sender: written beside an import, and read again.

use crate::support::{AS_OF, Kenpo};

const ROSTER: &str = "\
記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所
12,0001001,00,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1
12,0001002,00,鈴木　一郎,スズキ イチロウ,昭和99年4月1日,男,本人,平成16年4月1日,神戸市中央区2-2
";

fn codes(reply: &serde_json::Value) -> Vec<(String, u64)> {
    let rows = reply["findingCounts"].as_array().unwrap();
    rows.iter().map(|row| (row["code"].as_str().unwrap().to_owned(), row["count"].as_u64().unwrap())).collect()
}

#[test]
fn a_marked_copy_comes_back_and_says_who_was_never_taken() {
    let kenpo = Kenpo::with(&[]);
    let (file, copy) = (kenpo.path("roster.csv"), kenpo.path("copy.xlsx"));
    std::fs::write(&file, ROSTER).unwrap();
    let import = |words: &[&str]| kenpo.on("import", &[words, &["--as-of", AS_OF, "--json"]].concat());

    let looked = import(&[&file, "--dry-run", "--marked", &copy]);
    assert_eq!(looked.code, 0, "{}", looked.err);
    assert!(std::path::Path::new(&copy).exists());
    // Nothing is written over, and one copy is of one roster.
    assert_eq!(import(&[&file, "--dry-run", "--marked", &copy]).replies()[0]["fault"]["code"], "output_exists");
    let two = import(&[&file, &file, "--dry-run", "--marked", &kenpo.path("other.xlsx")]);
    assert_eq!((two.code, std::path::Path::new(&kenpo.path("other.xlsx")).exists()), (2, false));

    // The first roster never went in: its good row is left alone, and that is said.
    let back = import(&[&copy, "--dry-run"]).data();
    assert_eq!((&back["rowsRead"], &back["rowsWaiting"]), (&1.into(), &1.into()));
    let found = codes(&back);
    for code in ["rows_left_alone", "left_not_registered", "birth_date_bad"] {
        assert!(found.contains(&(code.to_owned(), 1)), "{code}: {found:?}");
    }
    assert_eq!(import(&[&file]).code, 0);
    let found = codes(&import(&[&copy, "--dry-run"]).data());
    assert!(found.iter().all(|(code, _)| code != "left_not_registered"), "{found:?}");
}
