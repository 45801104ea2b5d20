//! What senders write of people whose cover has ended: in a column of their own beside somebody, in a heading, and in a line above several.
//!
//! In doubt somebody is taken for gone: their row waits for a look, while a row that goes in makes a certificate.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::field;

/// What happened to them.
#[rustfmt::skip]
const GONE: [&str; 54] = [
    "削除", "退職", "退社", "離職", "辞職", "喪失", "死亡", "死去", "逝去", "取消", "取り消し", "抹消", "除外", "脱退", "廃止", "扶養解除", "認定解除",
    "扶養から外れ", "扶養から外", "扶養を外", "取り込まない", "取込まない", "取込不要", "取込対象外", "登録不要", "登録しない", "亡くな", "故人", "他界", "没", "辞め",
    "解雇", "契約満了", "期間満了", "扶養抜け", "在籍していません", "在籍しておりません", "在籍なし", "資格なし", "帰国", "転籍", "除籍", "二重登録", "重複登録",
    "テストデータ", "誤登録", "国保へ", "国保に", "他健保へ", "他健保に", "任意継続へ", "任意継続に", "後期高齢者医療へ", "後期高齢者医療に",
];

/// What may stand beside it in a cell that says no more than that.
#[rustfmt::skip]
const BESIDE: [&str; 75] = [
    "す", "れ", "早期", "就職", "離婚", "婚姻", "切り替え", "切替え", "切替", "移行", "加入", "変更", "りました", "られました", "資格", "扶養", "認定",
    "健康保険", "健保", "被扶養者", "被保険者", "本人", "自己都合", "会社都合", "一身上の都合", "都合", "定年", "依願", "令和", "平成", "昭和", "付け", "付", "年",
    "月", "日", "末", "から", "より", "にて", "をもって", "として", "扱い", "による", "により", "よる", "のため", "ため", "しました", "ました", "されました",
    "した", "された", "する", "済み", "済", "者", "方", "届", "出", "け", "提出", "手続き", "手続", "処理", "完了", "してください", "して下さい", "ください",
    "下さい", "お願いします", "お願い致します", "願います", "で", "に",
];

/// Signs without which no cell says that somebody is gone.
#[rustfmt::skip]
const SIGNS: [char; 32] = [
    '退', '離', '辞', '失', '死', '逝', '削', '取', '抹', '除', '脱', '廃', '外', '登', '亡', '故', '界', '没', '雇', '満', '抜', '籍',
    '資', '帰', '重', '誤', 'デ', '任', 'へ', '国', '健', '後',
];

/// Signs of days and brackets.
fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || narrow_digit(c).is_ascii_digit()
        || "/／.．-－‐・:：()（）[]【】「」、。,，→←↓※*＊●○■◆★元のはをRHSＲＨＳrhs".contains(c)
}

/// Whether a cell says that somebody is gone, and nothing else: 退職, R8.10.31退職, 資格喪失済, 削除してください. 退職者の妻 and 退職予定 say something else.
pub fn is_said(text: &str) -> bool {
    // Hardly any cell has one of these signs.
    if !text.contains(SIGNS) {
        return false;
    }
    let (mut rest, mut gone) = (text.trim_start_matches(is_sign), false);
    while !rest.is_empty() {
        let behind = |words: &[&str]| words.iter().find_map(|word| rest.strip_prefix(word));
        rest = match (behind(&GONE), behind(&BESIDE)) {
            (Some(behind), _) => {
                gone = true;
                behind
            }
            (None, Some(behind)) => behind,
            (None, None) => return false,
        }
        .trim_start_matches(is_sign);
    }
    gone
}

/// Whether a name says beside itself that its bearer is gone, or an example: 故　山田太郎, 山田　太郎（死亡）, 例）山田　太郎.
pub fn is_beside_name(name: &str) -> bool {
    const BRACKETS: [char; 8] = ['(', ')', '（', '）', '【', '】', '［', '］'];
    let late = name.trim_start().strip_prefix('故').is_some_and(|rest| rest.starts_with(char::is_whitespace));
    late || (name.contains(BRACKETS)
        && name.split(BRACKETS).any(|part| is_said(part) || ["例", "見本", "記入例"].contains(&part)))
}

/// Whether the column under a heading, in the form of `key`, says of whom it has something that they are gone: 死亡日, 退職年月日, 削除フラグ. What somebody
/// is paid who leaves, whoever employed them before, and other insurances are something else.
pub fn is_of_leaving(heading: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 17] = [
        "死亡", "死去", "逝去", "没年", "没日", "非該当", "脱退", "退会", "除外", "削除", "抹消", "転籍日", "解雇", "最終在籍", "加入終了", "扶養終了",
        "適用終了",
    ];
    WORDS.iter().any(|word| heading.contains(word) && !is_other(heading)) || is_of_leaving_work(heading)
}

/// The same of those who left their work.
pub fn is_of_leaving_work(heading: &str) -> bool {
    ["退職", "退社", "離職"].iter().any(|word| heading.contains(word)) && !is_other(heading)
}

fn is_other(heading: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: [&str; 15] = [
        "金", "給付", "手当", "共済", "前", "国保", "国民", "介護", "年金", "雇用", "労災", "証明", "支援", "開示", "配偶者",
    ];
    OTHERS.iter().any(|word| heading.contains(word))
}

/// Whether a title or a heading speaks of those who stay insured after leaving their work: 任意継続, 特例退職.
pub fn names_the_retired(text: &str) -> bool {
    ["任意継続", "任継", "特例退職", "特退"].iter().any(|word| text.contains(word))
}

/// Whether a value under such a heading says that somebody is there, or a day that never comes.
pub fn says_still_there(value: &Value) -> bool {
    const THERE: [&str; 9] = ["在職", "在籍", "現職", "在職中", "在籍中", "継続", "加入中", "有効", "生存"];
    let text = field::shown(value);
    let digits: String = text.chars().map(narrow_digit).filter(char::is_ascii_digit).collect();
    let never = digits == "99991231" || (digits.len() >= 6 && digits.bytes().all(|digit| digit == b'9'));
    never || THERE.contains(&text.trim())
}

/// What a line over several people says of them.
#[derive(Debug, PartialEq, Eq)]
pub enum Over {
    Gone,
    Examples,
    /// They are insured.
    There,
}

/// Characters beyond which a text is no line over people.
const LONGEST: usize = 40;

/// What a text says that stands alone over people, if anything: 【退職者】, ■資格喪失者, ※以下の者は資格喪失済み, 記入例.
pub fn over(text: &str) -> Option<Over> {
    #[rustfmt::skip]
    const LEFT: [&str; 31] = [
        "退職", "退社", "離職", "喪失", "死亡", "脱退", "転籍", "除籍", "抹消", "退任", "旧社員", "扶養削除", "扶養解除", "扶養から外", "削除", "取消",
        "未加入", "対象外", "他健保", "国保加入", "移行した", "75歳到達", "後期高齢", "在籍していない", "登録しない", "取り込まない", "誤って登録", "内定", "入社予定",
        "参考", "登録不要",
    ];
    // What is not so of them, or not of them alone, or tells how to fill in the sheet.
    #[rustfmt::skip]
    const NOT: [&str; 23] = [
        "退職金", "共済", "含み", "含め", "除い", "除き", "除く", "なし", "無し", "ありません", "いません", "退職予定", "再雇用", "任意継続者", "場合", "とき", "取得", "異動",
        "前職", "行を", "欄", "連絡", "お願い",
    ];
    const EXAMPLES: [&str; 6] = ["記入例", "記載例", "入力例", "記入見本", "見本", "サンプル"];
    const THERE: [&str; 8] = ["在籍", "在職", "現職", "加入者", "加入中", "被保険者", "新規", "ここから"];
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    match () {
        () if has(&LEFT) && !has(&NOT) => Some(Over::Gone),
        () if has(&EXAMPLES) => Some(Over::Examples),
        () if has(&THERE) => Some(Over::There),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_say_no_more_than_that_somebody_is_gone() {
        for text in [
            "退職",
            "R8.10.31退職",
            "令和8年10月31日付 退職",
            "退職（R8.10.31）",
            "2026/10/31に退職",
            "10月末で退職しました",
            "自己都合退職",
            "定年退職により資格喪失",
            "死亡 R8.9.1",
            "死亡（届出済）",
            "資格喪失済",
            "資格喪失済み",
            "扶養削除",
            "扶養から外れました",
            "削除してください",
            "取り込まないでください",
            "退職済",
            "亡くなりました",
            "故人",
            "2026.8.15没",
            "辞めました",
            "早期退職",
            "契約満了（9/30）",
            "他健保へ加入済",
            "国保へ切替済",
            "任意継続へ切替",
            "後期高齢者医療へ移行済",
            "就職により扶養抜け",
            "離婚により削除",
            "扶養から外す",
            "在籍していません",
            "帰国済",
            "二重登録",
            "テストデータ",
        ] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "",
            "継続",
            "退職者の妻",
            "退職予定",
            "R9.3.31退職予定",
            "死亡届は不要",
            "国保喪失証明書あり",
            "父死亡により扶養",
            "退職金制度加入",
            "前職退職",
            "定年退職後再雇用",
            "取得",
            "外国籍",
            "契約社員",
            "契約満了 2027/3/31 更新あり",
            "一時帰国中",
            "国保から加入",
            "任意継続",
            "再雇用",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }

    #[test]
    fn headings_of_those_who_left() {
        for heading in
            ["死亡日", "死亡年月日", "退職", "退職日", "非該当日", "脱退日", "適用除外", "削除フラグ", "退社年月日"]
        {
            assert!(is_of_leaving(heading), "{heading}");
        }
        for heading in
            ["退職金", "退職手当", "配偶者退職日", "前職退職日", "国保脱退日", "介護保険適用除外", "死亡保険金受取人"]
        {
            assert!(!is_of_leaving(heading), "{heading}");
        }
    }

    #[test]
    fn lines_over_people() {
        for (text, said) in [
            ("【退職者】", Some(Over::Gone)),
            ("退職者一覧", Some(Over::Gone)),
            ("■資格喪失者", Some(Over::Gone)),
            ("＜喪失＞", Some(Over::Gone)),
            ("扶養削除", Some(Over::Gone)),
            ("■死亡", Some(Over::Gone)),
            ("※以下の者は資格喪失済み", Some(Over::Gone)),
            ("■パート（社会保険未加入）", Some(Over::Gone)),
            ("記入例", Some(Over::Examples)),
            ("【在籍者】", Some(Over::There)),
            ("転籍者", Some(Over::Gone)),
            ("在籍していない者", Some(Over::Gone)),
            ("登録しないでください", Some(Over::Gone)),
            ("75歳到達者", Some(Over::Gone)),
            ("来年４月入社予定者", Some(Over::Gone)),
            ("＜以下は発行不要＞", None),
            ("※退職した方の行を削除してください", None),
            ("（参考）備考欄に所属を記入", None),
            ("任意継続者", None),
            ("退職金区分", None),
            ("退職者は含みません", None),
            ("退職者なし", None),
            ("退職予定者", None),
            ("資格取得・喪失者", None),
            ("営業部", None),
        ] {
            assert_eq!(over(text), said, "{text}");
        }
    }
}
