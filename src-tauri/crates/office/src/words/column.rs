//! How a roster is read: what its columns can mean, by what that is known, what becomes of hidden cells, who everybody is.

use kenpo_domain::drift::Drift;
use kenpo_domain::headings::HeadingAt;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{DriftAnswer, Everyone, HiddenCells};
use kenpo_domain::torn::moved::{Moved, Way};
use kenpo_domain::torn::{Bond, Bonds, Torn};
use kenpo_roster::{Everybody, FilingPart, Looks, Why};

/// Nothing is read from a column.
pub const UNUSED: &str = "使わない列";
/// The same of a column without a heading.
pub const UNHEADED: &str = "見出しのない、使わない列";
/// Nothing is read at all before a person has said what a column holds.
pub const UNCLEAR: &str = "何の列か分からない";

/// What a column is read as.
pub fn meaning(value: Meaning) -> &'static str {
    match value {
        Meaning::Symbol => "記号",
        Meaning::Number => "番号",
        Meaning::SymbolNumber => "記号と番号",
        Meaning::SymbolNumberBranch => "記号と番号と枝番",
        Meaning::Branch => "枝番",
        Meaning::Name => "氏名",
        Meaning::NameFamily => "氏名（姓）",
        Meaning::NameGiven => "氏名（名）",
        Meaning::Kana => "フリガナ",
        Meaning::KanaFamily => "フリガナ（セイ）",
        Meaning::KanaGiven => "フリガナ（メイ）",
        Meaning::Birth => "生年月日",
        Meaning::BirthEra => "生年月日の元号",
        Meaning::BirthYear => "生年月日の年",
        Meaning::BirthMonth => "生年月日の月",
        Meaning::BirthDay => "生年月日の日",
        Meaning::Sex => "性別",
        Meaning::Relation => "続柄",
        Meaning::Class => "加入者区分（本人・家族）",
        Meaning::Acquired => "資格取得年月日",
        Meaning::AcquiredEra => "資格取得年月日の元号",
        Meaning::AcquiredYear => "資格取得年月日の年",
        Meaning::AcquiredMonth => "資格取得年月日の月",
        Meaning::AcquiredDay => "資格取得年月日の日",
        Meaning::Approved => "認定年月日（被扶養者）",
        Meaning::Postal => "郵便番号",
        Meaning::PostalFirst => "郵便番号の上3桁",
        Meaning::PostalLast => "郵便番号の下4桁",
        Meaning::Address => "住所",
        Meaning::Address1 => "住所1（都道府県）",
        Meaning::Address2 => "住所2（市区町村）",
        Meaning::Address3 => "住所3（町名・番地）",
        Meaning::Address4 => "住所4（方書）",
        Meaning::Phone => "電話番号",
        Meaning::Mobile => "携帯電話（電話番号が空欄のとき）",
        Meaning::Employer => "事業所",
        Meaning::Requested => "資格確認書の発行要否",
        Meaning::MyNumber => "個人番号",
        Meaning::Insurer => "保険者番号",
        Meaning::Card => "個人番号カード",
        Meaning::Registered => "利用登録",
        Meaning::CertificateExpires => "電子証明書有効期限",
        Meaning::Deregistered => "解除処理日",
        Meaning::ListedOn => "基準日",
    }
}

/// What becomes of hidden rows and columns.
pub fn hidden_cells(value: HiddenCells) -> &'static str {
    match value {
        HiddenCells::Read => "取り込む",
        HiddenCells::Leave => "除く",
    }
}

/// Who everybody of a roster without 枝番 and 続柄 is.
pub fn everyone(value: Everyone) -> &'static str {
    match value {
        Everyone::Insured => "全員が被保険者本人",
    }
}

/// What was found of the people of such a roster; nothing where it says itself who they are.
pub fn everybody(value: &Everybody) -> Option<String> {
    match value {
        Everybody::NotAsked | Everybody::ByBranch => None,
        Everybody::Insured(why) => Some(why.to_string()),
        Everybody::Unclear { rows } => Some(format!("{rows}行、番号はすべて別")),
    }
}

/// What is answered where headings have drifted.
pub fn drift_answer(value: DriftAnswer) -> &'static str {
    match value {
        DriftAnswer::Accept => "前回の読み方を同じ見出しの列に使う",
    }
}

/// What belongs together.
pub fn bond(value: Bond) -> &'static str {
    match value {
        Bond::Readings => "氏名とフリガナ",
        Bond::Sexes => "性別と続柄・名",
        Bond::Families => "世帯の姓",
        Bond::Heads => "世帯の本人",
        Bond::Births => "続柄と生年月日",
        Bond::Covers => "生年月日と資格取得年月日",
        Bond::Lives => "全員の生年月日と資格取得年月日",
        Bond::Entries => "本人の生年月日と資格取得年月日",
        Bond::Insured => "氏名と被保険者氏名（本人の行）",
        Bond::Days => "上下の行の日付（1日ずつ増えていないか）",
        Bond::Series => "続けて並ぶ世帯の番号",
        Bond::Beginnings => "世帯の資格取得年月日",
        Bond::Branches => "世帯の枝番",
        Bond::Addresses => "世帯の住所",
        Bond::Postals => "郵便番号と住所",
        Bond::DayMonths => "子の生年月日と資格取得年月日（月と日の入れ替わり）",
        Bond::Exchanges => "世帯の姓（別の世帯との入れ替わり）",
        Bond::Renames => "登録されている氏名",
        Bond::Rebirths => "登録されている生年月日",
        Bond::Reentries => "登録されている資格取得年月日",
    }
}

/// The same with how often it does not fit, or where it would.
pub fn torn(torn: &Torn) -> String {
    match torn {
        Torn::Apart(bonds) => apart(*bonds),
        Torn::Moved(moved) => off(*moved),
    }
}

fn off(Moved { bond, first, last, way }: Moved) -> String {
    let column = match bond {
        Bond::Families => "氏名",
        Bond::Readings => "フリガナ",
        Bond::Sexes => "性別",
        Bond::Heads => "続柄",
        Bond::Births => "生年月日",
        Bond::Beginnings => "資格取得年月日",
        Bond::Addresses => "住所",
        other => self::bond(other),
    };
    let way = match way {
        Way::Down => "下",
        Way::Up => "上",
    };
    format!("{column}：{first}行目から{last}行目あたりが、1行{way}にずれているとみられる")
}

fn apart(bonds: Bonds) -> String {
    let Bonds { bond: of, seen, against, households } = bonds;
    let in_a_row = households.in_a_row;
    let block = if in_a_row > 1 { format!("（続けて{in_a_row}世帯）") } else { String::new() };
    format!("{}：{seen}組のうち{against}組が合わない{block}", bond(of))
}

/// Headings that are named one by one where there are many.
const DRIFTS_NAMED: usize = 12;
/// Characters of a heading that are shown: a text above the headings can be a part of one.
const OF_HEADING: usize = 30;

/// What became of a sender's headings.
pub fn drifts(drifts: &[Drift]) -> String {
    let mut told: Vec<String> = drifts.iter().take(DRIFTS_NAMED).map(drift).collect();
    if drifts.len() > DRIFTS_NAMED {
        told.push(format!("ほかに{}か所", drifts.len() - DRIFTS_NAMED));
    }
    told.join("、")
}

/// What became of one of them. A heading that the file at hand does not have is told as far as it may be told again.
pub fn drift(value: &Drift) -> String {
    match value {
        Drift::Gone(was) => format!("{}はなくなりました", at(was, was.told_again())),
        Drift::Moved { was, to } => format!("{}は{to}列に移りました", at(was, Some(&was.text))),
        Drift::Renamed { was, now } => {
            format!("{}の見出しは「{}」に変わりました", at(was, was.told_again()), short(&now.text))
        }
        Drift::Added(now) => format!("{}が増えました", at(now, Some(&now.text))),
    }
}

/// A column with its heading, and what it was read as where the heading does not say so.
fn at(heading: &HeadingAt, text: Option<&str>) -> String {
    let HeadingAt { column, meaning: read, .. } = heading;
    let read = read.map(meaning).filter(|read| text != Some(*read));
    let text = text.map(|text| format!("「{}」", short(text))).unwrap_or_default();
    format!("{column}列{text}{}", read.map(|read| format!("（{read}）")).unwrap_or_default())
}

fn short(heading: &str) -> String {
    let mut shown: String = heading.chars().take(OF_HEADING).collect();
    if shown.len() < heading.len() {
        shown.push('…');
    }
    shown
}

/// What a 届書CSV has lost.
pub fn filing_part(value: FilingPart) -> &'static str {
    match value {
        FilingPart::Management => "「[kanri]」の行",
        FilingPart::Data => "「[data]」の行",
        FilingPart::Records => "「[data]」の後の届書の行",
    }
}

/// By what the meaning of a column is known.
pub fn by(why: Why) -> &'static str {
    match why {
        Why::Person => "指定された列",
        Why::Heading => "見出しの言葉から",
        Why::Values => "値から",
        Why::Form => "届書の仕様から",
    }
}

/// The same with the words of a heading and what they weigh.
pub fn heading_says(by: &str, words: &[&str], score: Option<u32>) -> String {
    let named: String = words.iter().map(|word| format!("「{word}」")).collect();
    let by = if named.is_empty() { by.to_owned() } else { format!("見出しの言葉{named}から") };
    score.map(|score| format!("{by}（{score}点）")).unwrap_or(by)
}

/// How many of the values that were looked at are of the kind that is asked for. Of names and addresses every value is.
pub fn values(seen: u32, fitting: u32, share: u32) -> String {
    format!("値{seen}件のうち{fitting}件が合う（{share}点）")
}

/// Why a column is read as it is: what its heading says, what its values say, and what they look like by themselves.
pub fn reason(heading: String, values: Option<String>, looks: Option<String>) -> String {
    [Some(heading), values, looks].into_iter().flatten().collect::<Vec<_>>().join("、")
}

/// What values look like by themselves, with how many do.
pub fn looks_like(looks: &str, share: u32) -> String {
    format!("値の{share}%が{looks}です")
}

/// What values look like by themselves.
pub fn looks(value: Looks) -> &'static str {
    match value {
        Looks::MyNumbers => "検査数字の合う12桁の個人番号",
        Looks::Insurers => "検査数字の合う8桁の保険者番号",
        Looks::Sexes => "性別の言葉",
        Looks::Relations => "続柄の言葉",
        Looks::Eras => "元号",
        Looks::Days => "日付",
        Looks::EraDays => "和暦の日付",
        Looks::PostalCodes => "7桁の郵便番号の形",
        Looks::Mobiles => "携帯電話の番号の形",
        Looks::Phones => "電話番号の形",
        Looks::Ids => "記号・番号・枝番を1つにした形",
        Looks::Names => "姓と名の形",
        Looks::Wishes => "要・不要などの言葉",
        Looks::Readings => "カナの氏名の形",
        Looks::Addresses => "実在の市区町村で始まる住所の形",
        Looks::Branches => "世帯ごとに始まり直す2桁以下の連番",
        Looks::Numbers => "枝番が始まり直すところで変わる番号",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::finding::Letters;

    fn heading(column: u16, text: &str, meaning: Option<Meaning>) -> HeadingAt {
        HeadingAt { column: Letters(column), text: text.to_owned(), key: text.to_owned(), meaning }
    }

    #[test]
    fn what_drifted_is_told_with_letters_and_headings() {
        let sex = || heading(2, "性別", Some(Meaning::Sex));
        let contact = || heading(10, "連絡先", Some(Meaning::Phone));
        for (drift, text) in [
            (Drift::Moved { was: sex(), to: Letters(3) }, "C列「性別」は D列に移りました"),
            (
                Drift::Renamed { was: contact(), now: heading(10, "備考", None) },
                "K列「連絡先」（電話番号）の見出しは「備考」に変わりました",
            ),
            (Drift::Gone(sex()), "C列「性別」はなくなりました"),
            (Drift::Gone(heading(2, "担当0138-00-9999性別", Some(Meaning::Sex))), "C列（性別）はなくなりました"),
            (Drift::Added(heading(26, &"備".repeat(31), None)), &format!("AA列「{}…」が増えました", "備".repeat(30))),
        ] {
            assert_eq!(super::drift(&drift), text.replace(' ', ""));
        }
        let many: Vec<Drift> = (0..15).map(|column| Drift::Gone(heading(column, "備考", None))).collect();
        assert!(drifts(&many).ends_with("L列「備考」はなくなりました、ほかに3か所"), "{}", drifts(&many));
    }
}
