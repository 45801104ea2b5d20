//! The blank roster in words: its columns, how each is filled in, and the page that explains it.
//!
//! Must have no column of 個人番号. A heading is one that the importer knows by its words alone; a test reads a filled template.

use kenpo_domain::insured::Widths;
use kenpo_roster::{Entry, TemplateColumn, TemplateWords};

/// What is said around the columns.
pub const WORDS: TemplateWords = TemplateWords {
    sheet: "加入者名簿",
    guide: "記入のしかた",
    lead: &[
        "・シート「加入者名簿」の2行目から、1行に1人ずつ記入してください。被扶養者も1人1行です。",
        "・見出しの行は、消したり言葉を変えたりしないでください。使わない列は空欄のままで構いません。",
        "・番号や日付は、すべて文字として入ります。先頭の0はそのまま入力してください。",
        "・個人番号（マイナンバー）は、どの欄にも記入しないでください。",
        "・記入したら、保存してそのままお送りください。",
    ],
    table: ["列", "書き方", "例"],
    refused: "入力の確認",
};

const SEXES: &[&str] = &["男", "女"];
const RELATIONS: &[&str] = &[
    "本人", "夫", "妻", "長男", "長女", "二男", "二女", "三男", "三女", "子", "養子", "父", "母", "祖父", "祖母", "孫",
    "兄", "姉", "弟", "妹",
];
const REQUESTED: &[&str] = &["要", "不要"];

/// The columns, from left to right, by the society's widths.
pub fn columns(widths: &Widths) -> Vec<TemplateColumn> {
    let column = |heading, width, entry, example, help| TemplateColumn { heading, help, example, entry, width };
    vec![
        column("記号", 10, Entry::Code(widths.symbol), "12", "保険証の記号です。記号のない組合では空欄にします。"),
        column("番号", 12, Entry::Code(widths.number), "0001001", "保険証の番号です。先頭の0も入力します。"),
        column("枝番", 8, Entry::Code(widths.branch), "00", "2桁の枝番です。先頭の0も入力します。"),
        column(
            "氏名",
            20,
            Entry::Text,
            "健保　花子",
            "姓と名の間に空白を入れます。登録されているとおりの漢字で記入します。",
        ),
        column("フリガナ", 22, Entry::Text, "ケンポ　ハナコ", "カタカナで、姓と名の間に空白を入れます。"),
        column(
            "生年月日",
            16,
            Entry::Text,
            "昭和55年4月1日",
            "和暦（昭和55年4月1日、S55.4.1）でも西暦（1980-04-01、1980/4/1）でも構いません。",
        ),
        column("性別", 8, Entry::OneOf(SEXES), "女", "男か女を選びます。"),
        column(
            "続柄",
            10,
            Entry::Offered(RELATIONS),
            "本人",
            "被保険者は「本人」、被扶養者は被保険者から見た続柄です。一覧にない続柄も入力できます。",
        ),
        column(
            "資格取得年月日",
            18,
            Entry::Text,
            "2026-11-01",
            "資格を取得した日です。生年月日と同じ書き方ができます。",
        ),
        column(
            "認定年月日",
            18,
            Entry::Text,
            "令和8年11月1日",
            "被扶養者として認定された日です。本人の行は空欄にします。",
        ),
        column("郵便番号", 12, Entry::Between(7, 8), "650-0001", "7桁です。間の「-」はあってもなくても構いません。"),
        column(
            "住所",
            40,
            Entry::Text,
            "神戸市中央区加納町1-1",
            "都道府県か市区町村から、建物の名前と部屋番号まで記入します。",
        ),
        column("電話番号", 16, Entry::Text, "078-000-0000", "日中に連絡のつく番号です。"),
        column("事業所", 14, Entry::Text, "31", "事業所の記号か番号です。"),
        column(
            "資格確認書の発行要否",
            22,
            Entry::OneOf(REQUESTED),
            "要",
            "資格確認書の発行を希望する人は「要」を選びます。",
        ),
    ]
}
