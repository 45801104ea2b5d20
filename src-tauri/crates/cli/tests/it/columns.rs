//! Columns that only a person can explain: asked for, said, and shown.

use crate::support::{AS_OF, Kenpo};

const UNCLEAR: &str = "\
記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所,管理用番号Ｂ,旧姓
12,0001001,00,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1,B1,鈴木　花子
";

#[test]
fn a_file_is_read_once_a_person_has_said_what_its_columns_hold() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("roster.csv");
    std::fs::write(&file, UNCLEAR).unwrap();
    let import = |words: &[&str]| kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat());

    let asked = import(&[]);
    assert_eq!(asked.code, 5);
    assert!(asked.err.contains("K列「管理用番号Ｂ」") && asked.err.contains("--column"), "{}", asked.err);
    let script = import(&["--json"]).replies().pop().unwrap();
    assert_eq!(script["fault"]["code"], "columns_unclear");
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 0);

    for (words, why) in [
        (&["--column", "none=Z"][..], "no such column"),
        (&["--column", "none=K", "--column", "phone=K"], "one column twice"),
        (&["--column", "name=L", "--column", "name=D"], "one item twice"),
        (&["--column", "colour=K"], "no item"),
        (&["--column", "K"], "no item at all"),
        (&["--column", "phone=11"], "no letters"),
    ] {
        let refused = import(words);
        assert_eq!(refused.code, 2, "{why}: {}", refused.err);
        assert!(!refused.err.is_empty(), "{why}");
    }

    let done = import(&["--column", "none=k", "--column", "name=L", "--json"]);
    let replies = done.replies();
    assert_eq!(done.code, 0, "{replies:?}");
    let columns = replies[0]["data"]["columns"].as_array().unwrap();
    let said: Vec<_> = columns.iter().map(|c| (c["letters"].as_str().unwrap(), c["meaning"].as_str())).collect();
    assert_eq!(said[3], ("D", None));
    assert_eq!(&said[10..], [("K", None), ("L", Some("name"))]);
    assert_eq!(kenpo.data("person", &["12-0001001-00"])["person"]["name"], "鈴木　花子");
}

#[test]
fn an_unclear_column_is_asked_about_with_what_its_values_look_like() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("roster.csv");
    let line = |day: u32| format!("12,000100{day},00,佐藤　花子,S55.4.{day},女,本人,H15.4.1,650-000{day}\n");
    let lines: String = (1..9).map(line).collect();
    std::fs::write(&file, format!("記号,番号,枝番,氏名,生年月日,性別,続柄,資格取得年月日,番号ロ\n{lines}")).unwrap();
    let asked = kenpo.on("import", &[file.as_str(), "--as-of", AS_OF]);
    assert_eq!(asked.code, 5);
    assert!(
        asked.err.contains("I列「番号ロ」（値は郵便番号のようです。コマンドでは「--column postal=I」）"),
        "{}",
        asked.err
    );
}

const TWO_TABLES: &str = "\
記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所
12,0001001,00,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1

番号,記号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所
0002001,12,00,鈴木　一郎,スズキ イチロウ,昭和56年4月1日,男,本人,平成16年4月1日,京都市中京区1-1
";

#[test]
fn of_several_tables_the_one_that_a_person_names_is_read() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("two.csv");
    std::fs::write(&file, TWO_TABLES).unwrap();
    let import = |words: &[&str]| kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat());

    let asked = import(&[]);
    assert_eq!(asked.code, 5);
    assert!(asked.err.contains("A1・A4") && asked.err.contains("--table"), "{}", asked.err);
    assert_eq!(import(&["--json"]).replies().pop().unwrap()["fault"]["code"], "table_unclear");
    let unknown = import(&["--table", "B9", "--json"]);
    assert_eq!((unknown.code, &unknown.replies()[0]["fault"]["code"]), (2, &"table_unknown".into()));
    assert_eq!(import(&["--hidden", "perhaps"]).code, 2);

    let tables = kenpo.data("columns", &[file.as_str(), "--table", "A4"])["tables"].clone();
    let of = |table: &serde_json::Value| (table["name"].clone(), table["chosen"].clone());
    assert_eq!(of(&tables[0]), ("A1".into(), false.into()));
    assert_eq!(of(&tables[1]), ("A4".into(), true.into()));

    let done = import(&["--table", "A4", "--json"]);
    assert_eq!(done.code, 0);
    let found = &done.replies()[0]["data"]["findings"][0];
    assert_eq!((&found["code"], &found["cell"]), (&"table_not_taken".into(), &"A1".into()));
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 1);
    assert_eq!(kenpo.data("person", &["12-0002001-00"])["person"]["name"], "鈴木　一郎");
}

const INSURED_ALONE: &str = "\
記号,番号,氏名,フリガナ,生年月日,性別,資格取得年月日,住所
12,0001001,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,平成15年4月1日,神戸市中央区1-1
12,0001002,鈴木　一郎,スズキ イチロウ,昭和56年4月1日,男,平成16年4月1日,神戸市中央区1-2
";

#[test]
fn a_list_without_branches_and_relations_is_read_once_a_person_has_said_who_they_are() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("insured.csv");
    std::fs::write(&file, INSURED_ALONE).unwrap();
    let import = |words: &[&str]| kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat());
    let people = || kenpo.data("status", &[])["counts"]["people"].clone();

    let asked = import(&[]);
    assert_eq!(asked.code, 5);
    for words in ["枝番の列も続柄の列もなく", "人の行は2行", "--everyone insured", "枝番と続柄の列を加えて"]
    {
        assert!(asked.err.contains(words), "{words}: {}", asked.err);
    }
    assert_eq!(import(&["--json"]).replies().pop().unwrap()["fault"]["code"], "everyone_unclear");
    assert_eq!(people(), 0);
    assert_eq!(import(&["--everyone", "family"]).code, 2);
    let shown = kenpo.data("columns", &[&file]);
    assert_eq!(shown["everyone"], serde_json::json!({ "text": "2行、番号はすべて別", "unclear": true }));
    let answered = kenpo.data("columns", &[&file, "--everyone", "insured"]);
    assert_eq!(answered["everyone"], serde_json::json!({ "text": "指定", "unclear": false }));
    assert_eq!(answered["missing"], serde_json::json!([]));

    let done = import(&["--everyone", "insured", "--json"]);
    let replies = done.replies();
    assert_eq!(done.code, 0, "{replies:?}");
    let counts = replies[0]["data"]["findingCounts"].as_array().unwrap();
    assert!(counts.iter().any(|row| row["code"] == "everyone_insured" && row["count"] == 1), "{counts:?}");
    assert_eq!(people(), 2);
    let person = kenpo.data("person", &["12-0001002-00"]);
    assert_eq!((&person["person"]["name"], &person["person"]["relationText"]), (&"鈴木　一郎".into(), &"本人".into()));

    assert_eq!(kenpo.on("undo", &["--import", "latest"]).code, 0);
    assert_eq!(people(), 0);

    std::fs::write(&file, INSURED_ALONE.replace("0001002", "0001001")).unwrap();
    let missing = import(&["--json"]);
    assert_eq!((missing.code, &missing.replies()[0]["fault"]["code"]), (5, &"columns_missing".into()));
    assert_eq!(import(&["--everyone", "insured"]).code, 0);
    assert_eq!(people(), 0, "both rows wait");
}

#[test]
fn a_roster_whose_columns_look_torn_apart_goes_in_with_a_reason_only() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("torn.csv");
    let families = ["佐藤 サトウ", "鈴木 スズキ", "高橋 タカハシ", "田中 タナカ", "伊藤 イトウ", "渡辺 ワタナベ"];
    let mut text = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日\n".to_owned();
    for (household, family) in families.iter().cycle().take(24).enumerate() {
        // Each reading is the next family's.
        let reading = families[(household + household / 6 + 1) % 6].split_once(' ').unwrap().1;
        let (name, _) = family.split_once(' ').unwrap();
        text += &format!("12,{:07},00,{name}　花子,{reading} ハナコ,1980-04-01,女,本人,2003-04-01\n", household + 1);
        text += &format!("12,{:07},01,{name}　太郎,{reading} タロウ,2012-04-01,男,長男,2012-04-01\n", household + 1);
    }
    std::fs::write(&file, text).unwrap();
    let import = |words: &[&str]| kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat());

    let looked = import(&["--dry-run", "--json"]).data();
    assert_eq!(looked["torn"][0]["bond"], "readings", "{looked}");
    let counts = looked["findingCounts"].as_array().unwrap();
    assert!(counts.iter().any(|row| row["code"] == "columns_torn" && row["count"] == 1));

    for words in [&[][..], &["--reason", " "]] {
        let refused = import(words);
        assert_eq!(refused.code, 5, "{}", refused.err);
        assert!(refused.err.contains("氏名とフリガナ") && refused.err.contains("--reason"), "{}", refused.err);
    }
    assert_eq!(import(&["--json"]).replies().pop().unwrap()["fault"]["code"], "columns_torn");
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 0);

    assert_eq!(import(&["--reason", "事業所に電話で確認"]).code, 0);
    assert_eq!(kenpo.data("status", &[])["counts"]["people"], 48);
}

#[test]
fn the_columns_of_a_file_are_shown_with_why() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("roster.csv");
    std::fs::write(&file, UNCLEAR).unwrap();
    let shown = kenpo.on("columns", &[&file]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    for line in [
        "F　「生年月日」　birth 生年月日　見出しの言葉「生年月日」から（100点）、値1件のうち1件が合う（100点）",
        "K　「管理用番号Ｂ」　何の列か分からない",
        "L　「旧姓」　使わない列",
    ] {
        assert!(shown.out.contains(line), "{line}: {}", shown.out);
    }
    let data = kenpo.data("columns", &[&file, "--column", "phone=K", "--column", "none=F"]);
    assert_eq!(data["missing"], serde_json::json!(["生年月日"]));
    let column = &data["columns"][10];
    assert_eq!((&column["meaning"], &column["unclear"]), (&"phone".into(), &false.into()));
    assert!(data["meanings"].as_array().unwrap().iter().any(|row| row["code"] == "my_number"));
}

const FAMILIES: &str = "\
記号,番号,枝番,氏名,フリガナ,生年月日,,続柄,資格取得年月日,住所,備考,,管理用番号Ｂ
12,0001001,00,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1,転居予定,,650-0001
12,0001001,01,佐藤　太郎,サトウ タロウ,平成20年5月2日,男,長男,平成20年5月2日,神戸市中央区1-1,,,650-0001
12,0001002,00,鈴木　一郎,スズキ イチロウ,昭和56年4月1日,男,本人,平成15年4月1日,神戸市中央区1-2,,済,650-0002
12,0001002,01,鈴木　桜,スズキ サクラ,平成22年6月3日,女,長女,平成22年6月3日,神戸市中央区1-2,,,650-0002
12,0001003,00,高橋　二郎,タカハシ ジロウ,昭和57年4月1日,男,本人,平成15年4月1日,神戸市中央区1-3,,,650-0003
";

#[test]
fn what_values_look_like_is_suggested_and_read_only_when_it_is_said() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("roster.csv");
    std::fs::write(&file, FAMILIES).unwrap();
    let shown = kenpo.on("columns", &[&file]).out;
    for line in [
        "G　（見出しなし）　見出しのない、使わない列。性別かもしれません：値の100%が性別の言葉です（--column sex=G）",
        "K　「備考」　使わない列\n",
        "L　（見出しなし）　見出しのない、使わない列\n",
        "M　「管理用番号Ｂ」　何の列か分からない。郵便番号かもしれません：値の100%が7桁の郵便番号の形です（--column postal=M）",
        "H　「続柄」　relation 続柄　見出しの言葉「続柄」から（100点）、値5件のうち5件が合う（100点）、値の100%が続柄の言葉です",
        "J　「住所」　address 住所　見出しの言葉「住所」から（100点）、値の100%が実在の市区町村で始まる住所の形です",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let data = kenpo.data("columns", &[&file]);
    let column = |at: usize| data["columns"][at].clone();
    assert_eq!(
        column(6)["suggested"],
        serde_json::json!({"meaning": "sex", "meaningText": "性別", "reasonText": "値の100%が性別の言葉です", "share": 100})
    );
    assert_eq!((&column(7)["headingScore"], &column(7)["valuesScore"]), (&100.into(), &100.into()));
    assert!(column(10)["suggested"].is_null() && column(7)["suggested"].is_null());

    let import = |words: &[&str]| kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat());
    let looked = import(&["--column", "none=M", "--dry-run"]).out;
    assert!(
        looked.contains("使わない列：G列（見出しなし）、K列「備考」、L列（見出しなし）、M列「管理用番号Ｂ」"),
        "{looked}"
    );
    assert!(looked.contains("見出しのない列に値が入っています。"), "{looked}");
    let done = import(&["--column", "postal=M", "--column", "sex=G", "--column", "none=L", "--json"]);
    assert_eq!(done.code, 0);
    let columns = done.replies()[0]["data"]["columns"].clone();
    let read = [6, 11, 12].map(|at| (columns[at]["meaning"].clone(), columns[at]["suggested"].clone()));
    let none = serde_json::Value::Null;
    assert_eq!(read, [("sex".into(), none.clone()), (none.clone(), none.clone()), ("postal".into(), none)]);
}
