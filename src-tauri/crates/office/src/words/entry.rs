//! What can be entered by hand, in words: the items, what is wrong with one, and who told it.

use kenpo_domain::by_hand::{FlawKind, YesNo};
use kenpo_domain::care::{AskedOf, Care};
use kenpo_domain::code::Code;
use kenpo_domain::entry::Entry;
use kenpo_domain::facts::MyNumberState;
use kenpo_domain::unsolved::Unsolved;
use kenpo_domain::wareki;
use kenpo_roster::ListColumn;
use kenpo_store::SourceKind;

/// An item, as a form and a list of corrections head it.
pub fn entry(value: Entry) -> &'static str {
    match value {
        Entry::Symbol => "変更後の記号",
        Entry::Number => "変更後の番号",
        Entry::Branch => "変更後の枝番",
        Entry::Name => "氏名",
        Entry::Kana => "フリガナ",
        Entry::Sex => "性別",
        Entry::Birth => "生年月日",
        Entry::Relation => "続柄",
        Entry::AcquiredOn => "資格取得年月日",
        Entry::LostOn => "資格喪失年月日",
        Entry::VoluntaryUntil => "任意継続の終期",
        Entry::StayUntil => "在留期間満了日",
        Entry::Overseas => "海外在住",
        Entry::Employer => "事業所",
        Entry::Postal => "郵便番号",
        Entry::Address => "住所",
        Entry::Phone => "電話番号",
        Entry::IssueRequested => "資格確認書の発行要否",
        Entry::NumberState => "個人番号の状態",
        Entry::NumberLinkedOn => "個人番号の紐付け年月日",
        Entry::NumberLast4 => "個人番号の下4桁",
        Entry::BurdenPercent => "負担割合",
        Entry::BurdenEffectiveOn => "負担割合の発効年月日",
        Entry::BurdenValidUntil => "負担割合の有効期限",
        Entry::CareNeeded => "要配慮",
        Entry::CareAskedOf => "要配慮の確認先",
        Entry::CareAskedOn => "要配慮の確認日",
        Entry::Card => "個人番号カード",
        Entry::Registered => "利用登録",
        Entry::CertificateExpiresOn => "電子証明書有効期限",
        Entry::KnownOn => "カード・利用登録の確認日",
        Entry::DeregistrationAppliedOn => "解除申請日",
        Entry::DeregisteredOn => "解除処理日",
    }
}

/// What a column of a list of corrections holds by its heading, given without blanks: the person who is meant, or an item.
pub fn list_column(heading: &str) -> Option<ListColumn> {
    match heading {
        "記号-番号-枝番" | "記号・番号・枝番" => Some(ListColumn::Insured),
        "記号" => Some(ListColumn::Symbol),
        "番号" => Some(ListColumn::Number),
        "枝番" => Some(ListColumn::Branch),
        _ => Entry::ALL.iter().find(|item| entry(**item) == heading).map(|item| ListColumn::Item(*item)),
    }
}

/// Whose answer on 要配慮 it is.
pub fn asked_of(value: AskedOf) -> &'static str {
    match value {
        AskedOf::Person => "本人",
        AskedOf::Family => "家族",
        AskedOf::Employer => "事業主",
        AskedOf::Other => "その他",
    }
}

/// An answer on 要配慮.
pub(super) fn care(value: &Care) -> String {
    let needed = if value.needed { "あり" } else { "なし" };
    format!("{needed}（{}、{}に確認）", wareki::long(value.asked_on), asked_of(value.asked_of))
}

/// The state of a 個人番号 without its day.
pub fn number_state(value: MyNumberState) -> &'static str {
    match value {
        MyNumberState::None => "未提出",
        MyNumberState::Submitted => "提出",
        MyNumberState::Linked => "紐付け済み",
        MyNumberState::Suspect => "確認中",
        MyNumberState::Unknown => "不明",
    }
}

pub(crate) fn yes_no(value: YesNo) -> &'static str {
    match value {
        YesNo::Yes => "あり",
        YesNo::No => "なし",
    }
}

/// Where something is known from.
pub fn source(value: SourceKind) -> &'static str {
    match value {
        SourceKind::Form => "届書・申請書",
        SourceKind::Phone => "電話",
        SourceKind::Employer => "事業主",
        SourceKind::Person => "本人",
        SourceKind::Register => "公的な登録",
    }
}

/// What keeps somebody from an answer.
pub fn unsolved(value: Unsolved) -> &'static str {
    match value {
        Unsolved::Burden => "負担割合が分からない",
        Unsolved::Card => "個人番号・カード・利用登録の状況が分からない",
        Unsolved::Care => "要配慮かどうかを確認していない",
        Unsolved::Stay => "在留期間が満了している",
        Unsolved::Suspect => "個人番号の確認中（5情報不一致）",
        Unsolved::OldList => "利用登録状況が申請より古い",
        Unsolved::Time => "登録の反映を待っている",
        Unsolved::Contradiction => "登録内容に矛盾がある",
        Unsolved::IndividualCheck => "個別確認",
    }
}

/// What to do with it.
pub fn unsolved_next(value: Unsolved) -> &'static str {
    match value {
        Unsolved::Burden => "70歳以上の方の負担割合と、その発効年月日を確かめて入力してください。",
        Unsolved::Card => {
            "ご本人か事業所に確かめて、分かったものを入力してください。利用登録状況の一覧を取り込むと、まとめて分かることもあります。"
        }
        Unsolved::Care => {
            "発行要否に印のある、マイナ保険証の使える方です。介助などが必要かをご本人に確かめて、答えを入力してください。"
        }
        Unsolved::Stay => "在留期間が更新されていれば、新しい満了日を入力してください。",
        Unsolved::Suspect => "個人番号の確認が済んだら、結果を入力してください。",
        Unsolved::OldList => "申請の後の状況を確かめて入力するか、新しい利用登録状況の一覧を取り込んでください。",
        Unsolved::Time => "入力するものはありません。日がたつか、利用登録状況の一覧を取り込むと決まります。",
        Unsolved::Contradiction => "日付の前後が合っていません。届書を確かめて、正しい日付を入力してください。",
        Unsolved::IndividualCheck => {
            "この画面で入力するものはありません。返戻の調査、連絡先の確認など、個別の対応をしてください。"
        }
    }
}

/// Why a part of a correction is not taken back.
pub(crate) const CHANGED_SINCE: &str = "訂正の後に変更されたため、そのままにしました";

/// What is wrong with an item.
pub fn flaw(value: FlawKind) -> &'static str {
    match value {
        FlawKind::Unreadable => "値として読めません",
        FlawKind::Needed => "空にできない項目です",
        FlawKind::Twice => "2回書かれています",
        FlawKind::Incomplete => "これもあわせて必要です",
        FlawKind::Later => "今日より後の日付です",
        FlawKind::Contradicts => "ほかの内容と矛盾します",
        FlawKind::MyNumber => "個人番号が含まれています",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::term;
    use kenpo_domain::entry::EntryKind;
    use kenpo_domain::facts::CardState;
    use kenpo_domain::sex::Sex;
    use kenpo_roster::entered_code;

    #[test]
    fn each_item_heads_one_column() {
        for item in Entry::ALL {
            assert_eq!(list_column(entry(*item)), Some(ListColumn::Item(*item)));
        }
        assert_eq!([list_column("番号"), list_column("備考")], [Some(ListColumn::Number), None]);
    }

    #[test]
    fn a_value_is_read_by_the_word_that_we_show() {
        for value in AskedOf::ALL {
            assert_eq!(entered_code(EntryKind::AskedOf, asked_of(*value)), value.code());
        }
        for value in CardState::ALL {
            assert_eq!(entered_code(EntryKind::Card, term::card(*value)), value.code());
        }
        for value in MyNumberState::ALL {
            assert_eq!(entered_code(EntryKind::NumberState, number_state(*value)), value.code());
        }
        for value in Sex::ALL {
            assert_eq!(entered_code(EntryKind::Sex, term::sex(Some(*value))), value.code());
        }
        for (kind, word, code) in [
            (EntryKind::YesNo, "あり", "yes"),
            (EntryKind::YesNo, "なし", "no"),
            (EntryKind::YesNo, "未登録", "no"),
            (EntryKind::YesNo, "", ""),
            (EntryKind::Percent, "２割", "20"),
            (EntryKind::Percent, "30", "30"),
            (EntryKind::Percent, "1割", "1割"),
            (EntryKind::Card, "held", "held"),
        ] {
            assert_eq!(entered_code(kind, word), code, "{word}");
        }
    }
}
