//! Headings that name no item: what they speak of all the same, and whether only a person can say.

use super::grammar::{named, speaks_of_my_number};
use super::key::{Key, key};
use super::words::Sense::{self, *};
use super::words::words;

/// Words that together speak of something that no roster is read for: one of each group, whatever stands beside them.
#[rustfmt::skip]
const SOMETHING_ELSE: &[&[&[Sense]]] = &[
    &[&[Foreign, Around, Former, National]],
    &[&[Staff], &[Number, No, Code, Class]],
    &[&[Register], &[Number, No]],
    &[&[Employer, Company, Belonging], &[Address, Location, Phone, Mobile, Post, PostSign, Prefecture, City, Town, Building, Kana]],
    &[&[Department], &[Mei, Title, Department]],
    &[&[Address], &[Kana, Code, Date]],
    &[&[Entitlement], &[Acquire], &[Class, Code]],
    &[&[Entitlement], &[Hold]],
    &[&[Certificate], &[Issue, Expiry, State], &[Date, State, Number, Expiry]],
    &[&[Certificate], &[Expiry]],
];

/// Words of the items that a wrong person comes of when they are taken for another one, or left out.
const CRITICAL: [&str; 9] = ["記号", "番号", "枝番", "資格", "確認書", "個人番号", "住所", "氏名", "生年月日"];

/// Whether a heading speaks of what a registration stands on.
pub fn is_critical(heading: &str) -> bool {
    let whole = key(heading).whole;
    CRITICAL.iter().any(|word| whole.contains(word))
}

/// Whether a heading is not understood, neither as an item nor as something that no roster is read for.
pub fn is_unknown(heading: &str) -> bool {
    let key = key(heading);
    named(heading).is_none() && !speaks_of_my_number(&key.whole) && !is_something_else(&key)
}

/// Whether a heading is understood as something that no roster is read for.
fn is_something_else(key: &Key) -> bool {
    let of = |word: &str| {
        words(word).is_some_and(|words| {
            let has = |group: &&[Sense]| group.iter().any(|sense| words.contains(sense));
            SOMETHING_ELSE.iter().any(|groups| groups.iter().all(has))
        })
    };
    of(&key.whole)
        || key.short.as_deref().is_some_and(of)
        || is_loss(&key.whole)
        || is_of_an_occupation(&key.whole)
        || is_a_licence(&key.whole)
}

/// Whether a heading is the day on which somebody lost the cover of a former insurer: 国保資格喪失日, 前健保資格喪失日.
pub fn is_loss_elsewhere(heading: &str) -> bool {
    is_loss(&key(heading).whole)
}

/// The same in the form of `key`. 前資格喪失日 does not say whose cover it was, nor 健保・国保喪失日: it may be ours.
fn is_loss(word: &str) -> bool {
    const MAY: [Sense; 13] = [
        Former,
        National,
        OtherInsurer,
        Scheme,
        Insurer,
        Company,
        Employer,
        Insured,
        Entitlement,
        Lose,
        Date,
        Calendar,
        Joint,
    ];
    words(word).is_some_and(|words| {
        let has = |senses: &[Sense]| senses.iter().any(|sense| words.contains(sense));
        let of_another = if has(&[Former]) {
            has(&[National, OtherInsurer, Scheme, Insurer])
        } else {
            has(&[National, OtherInsurer]) && !has(&[Scheme, Insurer, Company, Employer])
        };
        has(&[Lose]) && of_another && words.iter().all(|sense| MAY.contains(sense))
    })
}

/// Whether a heading is the number that people of an occupation have, whichever it is: 研究者番号, 船員手帳番号.
fn is_of_an_occupation(word: &str) -> bool {
    const PAPERS: [&str; 4] = ["証", "手帳", "名簿", "登録"];
    const PEOPLE: [char; 4] = ['員', '者', '士', '師'];
    let Some(paper) = word.strip_suffix("番号").or_else(|| word.strip_suffix("NO")) else { return false };
    let mut people = paper;
    while let Some(rest) = PAPERS.iter().find_map(|end| people.strip_suffix(end)) {
        people = rest;
    }
    words(people).is_none()
        && people.ends_with(PEOPLE)
        && !CRITICAL.iter().chain(&MEMBERS).any(|of| people.contains(of))
}

/// Whether a heading is what somebody may do: 乗務資格, 国家資格.
fn is_a_licence(word: &str) -> bool {
    word.strip_suffix("資格").is_some_and(|of| {
        !of.is_empty() && words(of).is_none() && !CRITICAL.iter().chain(&MEMBERS).any(|word| of.contains(word))
    })
}

/// Words of those whom a roster is of.
const MEMBERS: [&str; 6] = ["被保", "保険", "加入", "組合", "扶養", "対象"];

/// Whether a heading is 組合員番号: that of the insured in some societies, and of a cooperative's members elsewhere.
pub fn is_number_of_members(heading: &str) -> bool {
    words(&key(heading).whole).is_some_and(|words| matches!(words.as_slice(), [Member, Number | No]))
}

/// Whether a heading is 整理番号 and no more: the insured's in some societies, and of the pension office elsewhere.
pub fn is_file_number(heading: &str) -> bool {
    words(&key(heading).whole).is_some_and(|words| matches!(words.as_slice(), [FileNumber]))
}

/// Whether a heading is 被保険者氏名: whose family the row's person is.
pub fn names_the_insured(heading: &str) -> bool {
    words(&key(heading).whole).is_some_and(|words| matches!(words.as_slice(), [Insured, Name | Mei]))
}

/// Whether a heading is 所属 in words: an employer, or a part of one.
pub fn is_belonging(heading: &str) -> bool {
    of_belonging(heading).is_some_and(|words| !words.contains(&Code))
}

/// Whether a heading is 所属コード: whatever the society has agreed on, but where 所属 in words is a part of an employer, that part's.
pub fn is_code_of_belonging(heading: &str) -> bool {
    of_belonging(heading).is_some_and(|words| words.contains(&Code))
}

fn of_belonging(heading: &str) -> Option<Vec<Sense>> {
    let words = words(&key(heading).whole)?;
    let of_an_employer = words.contains(&Employer) || words.contains(&Company);
    (words.contains(&Belonging) && !of_an_employer).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: &str = include_str!("../../tests/headings.tsv");

    fn is_unclear(heading: &str) -> bool {
        is_critical(heading) && is_unknown(heading)
    }

    #[test]
    fn a_heading_that_only_a_person_can_explain_is_told_from_one_of_something_else() {
        // Rows with something under 喪失 wait, whatever it is.
        let of_nothing =
            HEADINGS.lines().filter_map(|line| line.strip_suffix("\tnone")).filter(|h| !h.contains("喪失"));
        let asked: Vec<&str> = of_nothing.filter(|heading| is_unclear(&heading.replace("\\n", "\n"))).collect();
        assert!(asked.is_empty(), "a clerk knows what these are: {}", asked.join("、"));
        let of_nothing_known = [
            "管理用番号Ｂ",
            "資格番号",
            "記号２",
            "変更後氏名",
            "氏名２",
            "住所区分",
            "資格",
            "枝番区分",
            "被保険者資格",
            "新住所",
            "記号・枝番",
            "番号１",
            "資格確認書種類",
            "本人住所と同じ",
            "健保の資格",
            "Pension 番号",
            "Birth 氏名",
            "Name 住所",
        ];
        let understood: Vec<&str> = of_nothing_known.into_iter().filter(|heading| !is_unclear(heading)).collect();
        assert!(understood.is_empty(), "nobody knows what these are: {}", understood.join("、"));
    }
}
