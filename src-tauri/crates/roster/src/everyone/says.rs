//! Words by which a sheet says that it names nobody but 被保険者. A small list, for what it does not have is asked.

use crate::heading::key;

/// What a list of 被保険者 alone is called, each in the form of `key`, with what a person is told.
const ALONE: [(&str, &str); 9] = [
    ("本人ノミ", "本人のみ"),
    ("被保険者ノミ", "被保険者のみ"),
    ("被保険者一覧", "被保険者一覧"),
    ("被保険者名簿", "被保険者名簿"),
    ("被保険者台帳", "被保険者台帳"),
    ("被保険者リスト", "被保険者リスト"),
    ("社員名簿", "社員名簿"),
    ("従業員名簿", "従業員名簿"),
    ("職員名簿", "職員名簿"),
];
/// What speaks of others than 被保険者.
const FAMILIES: [&str; 4] = ["家族", "扶養", "世帯", "配偶者"];
/// Who has a number in the firm.
const STAFF: [&str; 6] = ["社員", "従業員", "職員", "教職員", "スタッフ", "EMPLOYEE"];
/// What such a number is called.
const NUMBER: [&str; 8] = ["番号", "NO", "№", "コード", "CODE", "CD", "ID", "NUMBER"];
/// Characters beyond which a text is no title, and only mentions a list.
const LONGEST: usize = 40;

/// By which words a title or the name of a sheet says it.
pub fn alone(text: &str) -> Option<&'static str> {
    let whole = key(text).whole;
    let short = whole.chars().nth(LONGEST).is_none();
    ALONE.iter().find(|(word, _)| short && whole.contains(word)).map(|(_, told)| *told)
}

/// Whether a title says that nobody else is named, whatever else it says: 被保険者本人のみ。被扶養者は含みません.
pub fn nobody_else(text: &str) -> bool {
    let whole = key(text).whole;
    ["本人ノミ", "被保険者ノミ"].iter().any(|word| whole.contains(word))
}

/// Whether a text speaks of families, so that a sheet beside it may name them.
pub fn of_families(text: &str) -> bool {
    let whole = key(text).whole;
    FAMILIES.iter().any(|word| whole.contains(word))
}

/// Whether a heading is that of the number that the firm gives who works there.
pub fn is_staff_number(heading: &str) -> bool {
    let whole = key(heading).whole;
    let numbers = STAFF.iter().filter_map(|staff| whole.strip_prefix(staff));
    numbers.into_iter().any(|rest| NUMBER.contains(&rest.strip_prefix('ノ').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_that_nobody_else_is_named() {
        for (text, told) in [
            ("被保険者名簿", Some("被保険者名簿")),
            ("健康保険　被 保 険 者 名 簿（令和８年11月）", Some("被保険者名簿")),
            ("任意継続被保険者一覧", Some("被保険者一覧")),
            ("加入者（本人のみ）", Some("本人のみ")),
            ("被保険者ﾘｽﾄ", Some("被保険者リスト")),
            ("株式会社例示 社員名簿", Some("社員名簿")),
            ("従業員名簿", Some("従業員名簿")),
            ("職員名簿", Some("職員名簿")),
            ("被保険者台帳", Some("被保険者台帳")),
            ("被保険者のみ", Some("被保険者のみ")),
            ("加入者名簿", None),
            ("被保険者", None),
            ("名簿", None),
            (
                "この表は人事課の社員名簿から、健康保険に加入している方だけを抜き出して作成したものです。ご確認ください。",
                None,
            ),
        ] {
            assert_eq!(alone(text), told, "{text}");
        }
    }

    #[test]
    fn a_title_that_names_nobody_else_may_speak_of_families() {
        assert!(nobody_else("健康保険　被保険者名簿（被保険者本人のみ。被扶養者は含みません）"));
        assert!(!nobody_else("被保険者と被扶養者の名簿"));
    }

    #[test]
    fn texts_that_speak_of_families() {
        for text in ["被保険者・被扶養者一覧", "社員名簿（家族を含む）", "扶 養 者", "世帯別被保険者名簿", "配偶者氏名"]
        {
            assert!(of_families(text), "{text}");
        }
        for text in ["被保険者名簿", "従業員名簿", "加入者一覧"] {
            assert!(!of_families(text), "{text}");
        }
    }

    #[test]
    fn headings_of_the_number_that_the_firm_gives() {
        for heading in
            ["社員番号", "社員No.", "従業員コード", "職員番号", "ｽﾀｯﾌｺｰﾄﾞ", "社 員 Ｉ Ｄ", "従業員の番号", "Employee ID"]
        {
            assert!(is_staff_number(heading), "{heading}");
        }
        for heading in ["番号", "会員番号", "社員区分", "社員名", "社員", "番号（社員）", "非社員番号", "社員番号順"]
        {
            assert!(!is_staff_number(heading), "{heading}");
        }
    }
}
