//! Values that a clerk writes by hand in words: the code of each.

use crate::cell::Value;
use crate::field;
use kenpo_domain::care::AskedOf;
use kenpo_domain::code::Code;
use kenpo_domain::entry::EntryKind;
use kenpo_domain::facts::MyNumberState;
use std::borrow::Cow;

/// The code of a value that stands in words: `held` for 保有. What is none of the words stays as it stands, a code among them.
pub fn entered_code(kind: EntryKind, text: &str) -> Cow<'_, str> {
    let word = text.trim();
    let code = match kind {
        EntryKind::Text | EntryKind::Day | EntryKind::Relation | EntryKind::Digits => None,
        EntryKind::YesNo => yes_no(word),
        EntryKind::Sex => field::sex(word).map(Code::code),
        EntryKind::NumberState => number_state(word).map(Code::code),
        EntryKind::Percent => percent(word),
        EntryKind::AskedOf => asked_of(word).map(Code::code),
        EntryKind::Card => field::card(word).map(Code::code),
    };
    code.map_or(Cow::Borrowed(text), Cow::Borrowed)
}

fn yes_no(word: &str) -> Option<&'static str> {
    // A blank says that nobody knows.
    let mark =
        || Some(word).filter(|word| !word.is_empty()).and_then(|word| field::mark(Some(&Value::Text(word.into()))));
    field::registered(word).or_else(mark).map(|yes| if yes { "yes" } else { "no" })
}

fn number_state(word: &str) -> Option<MyNumberState> {
    match word {
        "未提出" => Some(MyNumberState::None),
        "提出" | "提出済" | "提出済み" => Some(MyNumberState::Submitted),
        "紐付け済み" | "紐付け済" | "紐付済" | "登録済" | "登録済み" => Some(MyNumberState::Linked),
        "確認中" | "5情報不一致" | "五情報不一致" => Some(MyNumberState::Suspect),
        "不明" => Some(MyNumberState::Unknown),
        _ => None,
    }
}

fn percent(word: &str) -> Option<&'static str> {
    match word {
        "20" | "2割" | "２割" | "20%" | "20％" | "0.2" => Some("20"),
        "30" | "3割" | "３割" | "30%" | "30％" | "0.3" => Some("30"),
        _ => None,
    }
}

fn asked_of(word: &str) -> Option<AskedOf> {
    match word {
        "本人" => Some(AskedOf::Person),
        "家族" => Some(AskedOf::Family),
        "事業主" | "事業所" | "会社" => Some(AskedOf::Employer),
        "その他" => Some(AskedOf::Other),
        _ => None,
    }
}
