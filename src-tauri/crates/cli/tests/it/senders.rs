//! Rosters of a sender, month after month: read as the last one, and what drifted is told before that.

use crate::support::{AS_OF, Kenpo, Said};

const SENDER: &str = "神戸支部";
const HEADINGS: &str = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所";
const SOMEBODY: &str = "12,0001001,00,佐藤　花子,サトウ ハナコ,昭和55年4月1日,女,本人,平成15年4月1日,神戸市中央区1-1";

struct Sent {
    kenpo: Kenpo,
}

impl Sent {
    /// The roster of a month with columns behind the usual ones.
    fn import(&self, more: &[(&str, &str)], words: &[&str]) -> Said {
        let file = self.kenpo.path("roster.csv");
        let (mut text, mut row) = (HEADINGS.to_owned(), SOMEBODY.to_owned());
        for (heading, cell) in more {
            text += &format!(",{heading}");
            row += &format!(",{cell}");
        }
        std::fs::write(&file, format!("{text}\n{row}\n")).unwrap();
        self.kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF, "--sender", SENDER], words].concat())
    }

    fn phone(&self) -> String {
        let person = self.kenpo.data("person", &["12-0001001-00"]);
        person["person"]["phone"].as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn the_columns_of_a_sender_are_said_once() {
    let sent = Sent { kenpo: Kenpo::with(&[]) };
    let says = |cell: &'static str| [("管理用番号Ｂ", cell)];
    assert_eq!(sent.import(&says("078-000-0001"), &[]).code, 5, "nobody has said what column K holds");
    let dry = sent.import(&says("078-000-0001"), &["--column", "phone=K", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert_eq!(sent.import(&says("078-000-0001"), &[]).code, 5, "a dry run keeps nothing");
    let said = sent.import(&says("078-000-0001"), &["--column", "phone=K"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let again = sent.import(&says("078-000-0002"), &[]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(sent.phone(), "078-000-0002");
    // What is said in a call stands above what is kept, and is kept from then on.
    assert_eq!(sent.import(&says("078-000-0003"), &["--column", "none=K"]).code, 0);
    assert_eq!(sent.import(&says("078-000-0004"), &[]).code, 0);
    assert_eq!(sent.phone(), "078-000-0002");
}

#[test]
fn who_everybody_of_a_sender_is_is_said_once() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("insured.csv");
    let import = |day: &str, words: &[&str]| {
        let row = format!("12,0001001,佐藤　花子,昭和55年4月1日,{day}");
        std::fs::write(&file, format!("記号,番号,氏名,生年月日,資格取得年月日\n{row}\n")).unwrap();
        kenpo.on("import", &[&[file.as_str(), "--as-of", AS_OF], words].concat()).code
    };
    assert_eq!(import("平成15年4月1日", &["--sender", SENDER]), 5);
    assert_eq!(import("平成15年4月1日", &["--sender", SENDER, "--everyone", "insured"]), 0);
    assert_eq!(import("平成15年4月2日", &["--sender", SENDER]), 0);
    assert_eq!(kenpo.data("person", &["12-0001001-00"])["person"]["acquiredOn"], "2003-04-02");
    for words in [&["--sender", "京都支部"][..], &[]] {
        assert_eq!(import("平成15年4月3日", words), 5, "of another sender nothing is known");
    }
}

#[test]
fn a_drift_stops_the_import_until_it_is_answered() {
    let sent = Sent { kenpo: Kenpo::with(&[]) };
    assert_eq!(sent.import(&[("管理用番号Ｂ", "078-000-0001")], &["--column", "phone=K"]).code, 0);
    let moved = [("備考", "x"), ("管理用番号Ｂ", "078-000-0002")];
    let asked = sent.import(&moved, &[]);
    assert_eq!(asked.code, 5);
    for words in ["K列「管理用番号Ｂ」（電話番号）はL列に移りました、K列「備考」が増えました", "--drift accept"]
    {
        assert!(asked.err.contains(words), "{}", asked.err);
    }
    let script = sent.import(&moved, &["--json"]).replies().pop().unwrap();
    assert_eq!(script["fault"]["code"], "columns_drifted");
    let file = sent.kenpo.path("roster.csv");
    let columns = sent.kenpo.data("columns", &[&file, "--sender", SENDER]);
    assert_eq!(columns["drifts"][0]["kind"], "moved", "{columns}");
    let shown = sent.kenpo.on("columns", &[&file, "--sender", SENDER]);
    assert!(shown.out.contains("前回の名簿から：K列「備考」が増えました"), "{}", shown.out);
    assert_eq!(sent.phone(), "078-000-0001");

    assert_eq!(sent.import(&moved, &["--drift", "accept", "--dry-run"]).code, 0);
    assert_eq!(sent.import(&moved, &[]).code, 5, "a dry run answers for itself alone");
    let accepted = sent.import(&moved, &["--drift", "accept"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    assert_eq!(sent.phone(), "078-000-0002");
    assert_eq!(sent.import(&moved, &[]).code, 0, "from now on it is the known form");

    let renamed = [("備考", "x"), ("管理用番号Ｃ", "078-000-0003")];
    let asked = sent.import(&renamed, &[]);
    assert_eq!(asked.code, 5);
    assert!(
        asked.err.contains("L列「管理用番号Ｂ」（電話番号）の見出しは「管理用番号Ｃ」に変わりました"),
        "{}",
        asked.err
    );
    let accepted = sent.import(&renamed, &["--drift", "accept", "--json"]);
    let fault = &accepted.replies().pop().unwrap()["fault"];
    assert_eq!((accepted.code, &fault["code"]), (5, &"columns_unclear".into()), "its choice is asked for again");
    assert_eq!(sent.import(&renamed, &["--drift", "accept", "--column", "phone=L"]).code, 0);
    assert_eq!(sent.phone(), "078-000-0003");
}

#[test]
fn a_name_that_is_none_is_refused_before_anything_is_read() {
    let sent = Sent { kenpo: Kenpo::with(&[]) };
    for (name, cut) in [(" ", None), ("神戸\n支部", None), ("佐藤 123456789018", Some("「佐藤 ********9018」"))]
    {
        let file = sent.kenpo.path("nothing.csv");
        let refused = sent.kenpo.on("import", &[&file, "--as-of", AS_OF, "--sender", name]);
        assert_eq!(refused.code, 5, "the file comes first: {}", refused.err);
        let _ = sent.import(&[], &[]);
        let file = sent.kenpo.path("roster.csv");
        let refused = sent.kenpo.on("import", &[&file, "--as-of", AS_OF, "--sender", name]);
        assert_eq!(refused.code, 2, "{name:?}: {}", refused.err);
        assert!(cut.is_none_or(|cut| refused.err.contains(cut)), "{}", refused.err);
    }
}
