//! 続柄: the closed list of words for it. A new word is a new entry here.
//!
//! Must never take a word that it does not know for a dependant: 世帯主 or `〃` may stand for the member. What stands beside a word, such as
//! an address in brackets, is neither kept nor shown.

use crate::facts::Relation;
use crate::sex::Sex;

const INSURED: [&str; 9] = [
    "本人",
    "ご本人",
    "御本人",
    "被保険者",
    "被保険者本人",
    "任意継続被保険者",
    "任継被保険者",
    "任継",
    "特例退職被保険者",
];

#[rustfmt::skip]
const DEPENDENT: &[&str] = &[
    "家族", "被扶養者", "扶養家族", "親族", "その他", "その他親族", "その他の親族",
    "夫", "妻", "配偶者", "内縁", "内縁関係", "内縁夫", "内縁妻", "事実婚", "未届", "未届夫", "未届妻",
    "子", "実子", "養子", "養女", "継子", "連れ子", "連子", "子供", "子ども", "息子", "娘", "嫁", "婿", "末子", "末男", "末女",
    "父", "母", "父母", "両親", "実父", "実母", "養父", "養母", "義父", "義母", "継父", "継母", "岳父", "岳母",
    "祖父", "祖母", "祖父母", "実祖父", "実祖母", "義祖父", "義祖母", "養祖父", "養祖母", "曾祖父", "曾祖母", "曽祖父", "曽祖母",
    "孫", "曾孫", "曽孫", "ひ孫", "養孫", "義孫",
    "兄", "姉", "弟", "妹", "兄弟", "姉妹", "兄弟姉妹", "実兄", "実姉", "実弟", "実妹", "義兄", "義姉", "義弟", "義妹", "義子",
    "おじ", "おば", "伯父", "叔父", "伯母", "叔母", "甥", "姪", "おい", "めい", "いとこ", "従兄弟", "従姉妹", "従兄", "従弟", "従姉", "従妹",
    "同居人", "縁故者",
];

/// Words of rosters in English, in small letters.
const ENGLISH_INSURED: [&str; 2] = ["self", "insured"];
const ENGLISH_MALE: [&str; 5] = ["husband", "son", "father", "brother", "grandfather"];
const ENGLISH_FEMALE: [&str; 5] = ["wife", "daughter", "mother", "sister", "grandmother"];
const ENGLISH_EITHER: [&str; 6] = ["spouse", "child", "parent", "grandchild", "dependent", "dependant"];

/// What a cell of 続柄 says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// 本人 or 家族.
    pub relation: Relation,
    /// The word as it is kept, less blanks and a code before it (`1:本人`). Both sides of brackets stay where both are words of the list.
    pub word: String,
    /// Whether something stands beside the word that is no word of the list.
    pub beside: bool,
}

/// Reads a cell. `None`: it has no word of the list.
pub fn read(text: &str) -> Option<Read> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let word = without_code(&plain);
    let (outside, inside) = brackets(word);
    let Some(relation) = relation_of(outside) else {
        let relation = relation_of(inside).filter(|_| outside.is_empty())?;
        return Some(Read { relation, word: inside.to_owned(), beside: false });
    };
    let beside = !inside.is_empty() && relation_of(inside).is_none();
    let word = if beside || inside.is_empty() { outside } else { word };
    Some(Read { relation, word: word.to_owned(), beside })
}

/// A registered 続柄 as it may be shown: what the list knows of it, for it may have been registered before the list was closed.
pub fn shown(registered: &str) -> String {
    read(registered).map(|read| read.word).unwrap_or_default()
}

fn relation_of(word: &str) -> Option<Relation> {
    if word.is_ascii() { english(word) } else { japanese(word) }
}

fn japanese(word: &str) -> Option<Relation> {
    if INSURED.contains(&word) {
        return Some(Relation::Insured);
    }
    is_dependent(word).then_some(Relation::Dependent)
}

fn english(word: &str) -> Option<Relation> {
    let word = &*word.to_ascii_lowercase();
    if ENGLISH_INSURED.contains(&word) {
        return Some(Relation::Insured);
    }
    let dependents = [&ENGLISH_MALE[..], &ENGLISH_FEMALE, &ENGLISH_EITHER];
    dependents.iter().any(|words| words.contains(&word)).then_some(Relation::Dependent)
}

/// Of which generation a dependant is, seen from the 本人.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// Younger than the 本人.
    Child,
    /// Older.
    Parent,
}

/// The generation that a word says. A child of the spouse may be older than the 本人, so that only plain words count.
pub fn generation(word: &str) -> Option<Generation> {
    match &*word.to_ascii_lowercase() {
        "son" | "daughter" | "child" => Some(Generation::Child),
        "father" | "mother" => Some(Generation::Parent),
        "子" | "実子" | "息子" | "娘" | "孫" => Some(Generation::Child),
        "父" | "母" | "実父" | "実母" | "祖父" | "祖母" => Some(Generation::Parent),
        word if numbered_child(word) => Some(Generation::Child),
        _ => None,
    }
}

/// Whether a word says the husband or the wife of the 本人.
pub fn is_spouse(word: &str) -> bool {
    const SPOUSES: [&str; 12] =
        ["夫", "妻", "配偶者", "内縁夫", "内縁妻", "内縁", "事実婚", "未届夫", "未届妻", "husband", "wife", "spouse"];
    SPOUSES.contains(&&*word.to_ascii_lowercase())
}

/// The sex that a word says: of 夫の母 the last part.
pub fn sex_of(word: &str) -> Option<Sex> {
    let (word, _) = brackets(word);
    let who = word.rsplit_once('の').map_or(word, |(_, who)| who);
    let ends = |ends: &[&str]| ends.iter().any(|end| who.ends_with(end));
    if ["兄弟", "姉妹", "父母", "両親"].iter().any(|both| who.contains(both)) {
        return None;
    }
    let english = word.to_ascii_lowercase();
    if ENGLISH_MALE.contains(&&*english) {
        return Some(Sex::Male);
    }
    if ENGLISH_FEMALE.contains(&&*english) {
        return Some(Sex::Female);
    }
    if ends(&["男", "夫", "父", "兄", "弟", "息子", "甥", "婿", "おじ"]) {
        Some(Sex::Male)
    } else if ends(&["女", "妻", "母", "姉", "妹", "娘", "姪", "嫁", "おば"]) {
        Some(Sex::Female)
    } else {
        None
    }
}

/// `1:本人`, `01.妻`: the code says nothing that the word does not say.
fn without_code(text: &str) -> &str {
    let rest = text.trim_start_matches(char::is_numeric);
    let word = rest.strip_prefix([':', '：', '.', '．', '-', '－', '・', '、']);
    // 2男 has no sign between: there the digit is a part of the word.
    word.filter(|word| !word.is_empty() && rest.len() < text.len()).unwrap_or(text)
}

fn brackets(word: &str) -> (&str, &str) {
    match word.split_once(['(', '（', '[', '［', '【']) {
        Some((outside, rest)) => (outside, rest.trim_end_matches([')', '）', ']', '］', '】'])),
        None => (word, ""),
    }
}

fn is_dependent(word: &str) -> bool {
    numbered_child(word)
        || DEPENDENT.contains(&word)
        // 夫の母, 妻の連れ子, 長男の妻; 本人の母 as well.
        || word.split_once('の').is_some_and(|(whose, who)| {
            (INSURED.contains(&whose) || is_dependent(whose)) && is_dependent(who)
        })
}

/// 長男, 二女, 第三子, 1男.
fn numbered_child(word: &str) -> bool {
    let Some(order) = ["男", "女", "子"].iter().find_map(|child| word.strip_suffix(child)) else { return false };
    let order = order.strip_prefix('第').unwrap_or(order);
    let mut signs = order.chars();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９') || "長次一二三四五六七八九十".contains(c);
    (1..=2).contains(&signs.clone().count()) && signs.all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_a_sex_or_a_generation() {
        for (word, sex, is) in [
            ("妻", Some(Sex::Female), None),
            ("未届夫", Some(Sex::Male), None),
            ("長男", Some(Sex::Male), Some(Generation::Child)),
            ("二女", Some(Sex::Female), Some(Generation::Child)),
            ("夫の母", Some(Sex::Female), None),
            ("母", Some(Sex::Female), Some(Generation::Parent)),
            ("妻（未届）", Some(Sex::Female), None),
            ("叔父", Some(Sex::Male), None),
            ("兄弟姉妹", None, None),
            ("家族", None, None),
            ("本人", None, None),
            ("Son", Some(Sex::Male), Some(Generation::Child)),
            ("Wife", Some(Sex::Female), None),
        ] {
            assert_eq!((sex_of(word), generation(word)), (sex, is), "{word}");
        }
    }

    #[test]
    fn words_that_are_known_and_words_that_are_not() {
        for (text, relation, word) in [
            ("本人", Relation::Insured, "本人"),
            ("本　人", Relation::Insured, "本人"),
            ("1:本人", Relation::Insured, "本人"),
            ("被保険者（任継）", Relation::Insured, "被保険者（任継）"),
            ("妻", Relation::Dependent, "妻"),
            ("２：妻", Relation::Dependent, "妻"),
            ("妻（未届）", Relation::Dependent, "妻（未届）"),
            ("（夫）", Relation::Dependent, "夫"),
            ("妻（）", Relation::Dependent, "妻"),
            ("長女", Relation::Dependent, "長女"),
            ("三男", Relation::Dependent, "三男"),
            ("2男", Relation::Dependent, "2男"),
            ("夫の母", Relation::Dependent, "夫の母"),
            ("養父", Relation::Dependent, "養父"),
            ("同居人", Relation::Dependent, "同居人"),
            ("Self", Relation::Insured, "Self"),
            ("DAUGHTER", Relation::Dependent, "DAUGHTER"),
        ] {
            assert_eq!(read(text), Some(Read { relation, word: word.to_owned(), beside: false }), "{text}");
        }
        for text in ["？", "〃", "#N/A", "世帯主", "不明", "－", "1", "１", "", "同上", "佐藤", "女", "男", "の"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_word_is_neither_kept_nor_shown() {
        for (text, word) in [
            ("妻（別居、住所 函館市末広町99-88）", "妻"),
            ("1:本人（代表）", "本人"),
            ("妻（未届）（別居）", "妻"),
            ("子(078-111-2222", "子"),
            ("wife (Hakodate 99-88)", "wife"),
        ] {
            let said = read(text).unwrap();
            assert_eq!((said.word.as_str(), said.beside, shown(text).as_str()), (word, true, word), "{text}");
        }
        for text in ["函館市末広町99-88", "（函館市）妻", "函館市（妻）", "（夫）函館市", "妻、函館市末広町"]
        {
            assert_eq!((read(text), shown(text).as_str()), (None, ""), "{text}");
        }
    }
}
