//! The field's standard terms for the values of the domain.

use super::entry;
use kenpo_domain::Day;
use kenpo_domain::decision::*;
use kenpo_domain::document::{Document, FormStamp, Medium};
use kenpo_domain::facts::{CardState, MyNumber, Relation};
use kenpo_domain::finding::Item;
use kenpo_domain::gate::{ItemShown, LeftKind};
use kenpo_domain::outcome_group::OutcomeGroup;
use kenpo_domain::piece::{BatchState, PieceState, ReturnReason, ReturnVia};
use kenpo_domain::proposal::ReviewGroup;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::sex::Sex;
use kenpo_domain::wareki;

pub fn medium(value: Medium) -> &'static str {
    match value {
        Medium::Postcard => "はがき型",
        Medium::Card => "カード型",
        Medium::A4 => "A4型",
        Medium::Electronic => "電磁的方法",
    }
}

/// Under what one person's answer is listed.
pub fn listed(value: OutcomeGroup) -> &'static str {
    match value {
        OutcomeGroup::Document(document) => document.about().title,
        OutcomeGroup::Hold => "保留",
        OutcomeGroup::IndividualCheck => "個別確認",
        OutcomeGroup::Error => "登録内容の誤り",
        OutcomeGroup::Nothing => "交付なし",
    }
}

/// What a file is.
pub fn import_source(value: ImportSource) -> &'static str {
    match value {
        ImportSource::Roster => "加入者名簿",
        ImportSource::NationalList => "利用登録状況の一覧",
    }
}

/// What a file comes to for somebody.
pub fn review_group(value: ReviewGroup) -> &'static str {
    match value {
        ReviewGroup::Joins => "新規",
        ReviewGroup::Changes => "変更",
        ReviewGroup::Same => "変更なし",
        ReviewGroup::Waiting => "保留",
        ReviewGroup::Absent => "記載のない方",
    }
}

/// Why a change of an import stays.
pub fn left(value: LeftKind) -> &'static str {
    match value {
        LeftKind::ChangedSince => "取込の後に変更されたため、そのままにしました",
        LeftKind::InUse => "取込の後の記録があるため、登録をそのままにしました",
    }
}

pub fn document_and_medium(document: Document, of: Option<Medium>) -> String {
    let title = document.about().title;
    of.map_or_else(|| title.to_owned(), |of| format!("{title}（{}）", medium(of)))
}

/// The form that a piece was printed on: `様式 資格確認書（はがき型） 第1版`. One that no document has any more keeps the name of its file.
pub fn form(form: &FormStamp) -> String {
    let title = Document::of_form(&form.name)
        .map_or_else(|| form.name.clone(), |(document, of)| document_and_medium(document, of));
    format!("様式 {title} 第{}版", form.version)
}

pub fn route(value: Route) -> &'static str {
    match value {
        Route::Employer => "事業主経由",
        Route::Direct => "本人へ直送",
        Route::Electronic => "電磁的方法",
        // A safe address and a hold are never told apart on a screen; the gate turns both into 個別確認 before this.
        Route::SafeAddress | Route::Hold => "個別確認",
    }
}

/// A ground.
pub fn basis(value: Basis) -> &'static str {
    match value {
        Basis::ExOfficio => "職権",
        Basis::Application => "申請",
        Basis::Notification => "通知",
    }
}

/// A reason, as a clerk would say it.
pub fn reason(value: Reason) -> &'static str {
    match value {
        Reason::NotCovered => "資格がない（喪失・75歳到達など）",
        Reason::ProtectionProvisional | Reason::SelfViewBlocked => "個別確認",
        Reason::CertificateLostOrDamaged => "資格確認書の滅失・き損",
        Reason::CardLost => "マイナンバーカード紛失",
        Reason::CardRenewing => "マイナンバーカード更新中",
        Reason::CareNeeded => "要配慮（第三者の介助等）",
        Reason::MyNumberNotLinked => "個人番号が未提出・未登録",
        Reason::MyNumberSuspect => "個人番号の確認中（5情報不一致）",
        Reason::NoCard => "マイナンバーカード未取得",
        Reason::CardReturned => "マイナンバーカード返納",
        Reason::Deregistered => "利用登録の解除",
        Reason::NotRegistered => "保険証利用登録なし",
        Reason::CertificateExpired => "電子証明書の期限切れ",
        Reason::FactsMissing => "必要な情報が足りない",
        Reason::ListOlderThanApplication => "利用登録状況が申請より古い",
        Reason::AskCareNeeded => "要配慮か本人に確認する",
        Reason::AwaitingLink => "登録の反映待ち",
        Reason::AlreadyHolds => "有効な資格確認書を作成済みか交付済み",
        Reason::AlreadyNotified => "お知らせを作成済みか通知済み",
        Reason::Last4Pending => "下4桁ありのお知らせで通知予定",
        Reason::NotYet => "送付開始日より前",
        Reason::StayEnded => "在留期間が満了",
        Reason::Lost => "紛失・破損による再通知",
        Reason::Changed => "記載事項の変更による再通知",
    }
}

/// A remark.
pub fn note(value: Note) -> &'static str {
    match value {
        Note::OldCardValid => "従来の健康保険証が有効",
        Note::ApplicationNeeded => "本人の申請が必要",
        Note::AwaitingLink => "登録の反映待ち",
        Note::ApplicationRefusedUsable => "マイナ保険証が使えるため申請を却下",
        Note::LeftSince => "基準日の後に資格を喪失",
        Note::NoticeWaits => "お知らせは不足情報の確認後",
        Note::SafeAddressUnconfirmed | Note::OverseasContact => "個別確認",
    }
}

/// A missing fact.
pub fn missing(value: Missing) -> &'static str {
    match value {
        Missing::MyNumber => "個人番号の登録状況",
        Missing::Card => "マイナンバーカードの状況",
        Missing::Registered => "保険証利用登録の有無",
        Missing::Burden => "負担割合",
    }
}

/// What is to be collected, and why.
pub fn collect(value: &Collect) -> String {
    let kind = match value.kind {
        CollectKind::Certificate => "資格確認書",
        CollectKind::OldCard => "健康保険証",
    };
    let why = match value.reason {
        CollectReason::LostCover => "資格喪失",
        CollectReason::UsableMyna => "マイナ保険証が利用可能",
        CollectReason::Replaced => "様式の変更",
        CollectReason::RatioChanged => "負担割合の変更",
    };
    match value.issued_on {
        Some(day) => format!("{kind}（{}交付）を回収：{why}（{}）", wareki::long(day), route(value.route)),
        None => format!("{kind}を回収：{why}（{}）", route(value.route)),
    }
}

/// A ratio with its days.
pub fn ratio(value: &Ratio) -> String {
    let mut text = value.percent.to_string();
    if let Some(day) = value.effective_on {
        text.push_str(&format!("（発効 {}", wareki::long(day)));
        if let Some(end) = value.valid_until {
            text.push_str(&format!("、有効期限 {}", wareki::long(end)));
        }
        text.push('）');
    }
    text
}

/// 男 or 女; empty where unknown.
pub fn sex(value: Option<Sex>) -> &'static str {
    match value {
        Some(Sex::Male) => "男",
        Some(Sex::Female) => "女",
        None => "",
    }
}

/// 本人 or 家族.
pub fn relation(value: Relation) -> &'static str {
    match value {
        Relation::Insured => "本人",
        Relation::Dependent => "家族",
    }
}

/// Where a batch is.
pub fn batch_state(value: BatchState) -> &'static str {
    match value {
        BatchState::Made => state(PieceState::Made),
        BatchState::Printed => state(PieceState::Printed),
        BatchState::Enclosed => state(PieceState::Enclosed),
        BatchState::Posted => state(PieceState::Posted),
        BatchState::Empty => "対象なし",
    }
}

/// Where a piece is.
pub fn state(value: PieceState) -> &'static str {
    match value {
        PieceState::Made => "作成済",
        PieceState::Printed => "印刷済",
        PieceState::Enclosed => "封入済",
        PieceState::Posted => "発送済",
        PieceState::Returned => "返戻",
        PieceState::Spoiled => "書損",
        PieceState::Withdrawn => "取りやめ",
    }
}

/// Why a piece came back, in the words of the post.
pub fn return_reason(value: ReturnReason) -> &'static str {
    match value {
        ReturnReason::NoSuchAddress => "あて所に尋ねあたりません",
        ReturnReason::Incomplete => "あて名不完全",
        ReturnReason::Moved => "転居先不明",
        ReturnReason::Refused => "受取拒絶",
        ReturnReason::Unclaimed => "保管期間経過",
        ReturnReason::Deceased => "死亡",
        ReturnReason::LeftEmployer => "退職・所属不明（事業所返送）",
        ReturnReason::NotForwarded => "転送不要返戻",
        ReturnReason::Other => "その他",
    }
}

/// By which hands a piece came back.
pub fn via(value: ReturnVia) -> &'static str {
    match value {
        ReturnVia::Post => "郵便",
        ReturnVia::Employer => "事業所",
    }
}

/// An item of a registration.
pub fn item(value: Item) -> &'static str {
    match value {
        Item::Symbol => "記号",
        Item::Number => "番号",
        Item::Branch => "枝番",
        Item::Name => "氏名",
        Item::Kana => "フリガナ",
        Item::Birth => "生年月日",
        Item::Sex => "性別",
        Item::Relation => "続柄",
        Item::Acquired => "資格取得年月日",
        Item::Lost => "資格喪失年月日",
        Item::VoluntaryUntil => "任意継続の終期",
        Item::StayUntil => "在留期間満了日",
        Item::Overseas => "海外在住",
        Item::Burden => "負担割合",
        Item::Care => "要配慮",
        Item::Postal => "郵便番号",
        Item::Address => "住所",
        Item::Phone => "電話番号",
        Item::Employer => "事業所",
        Item::Requested => "資格確認書の発行要否",
        Item::MyNumber => "個人番号",
        Item::Insurer => "保険者番号",
        Item::Card => "個人番号カード",
        Item::Registered => "利用登録",
        Item::CertificateExpires => "電子証明書有効期限",
        Item::DeregistrationApplied => "解除申請日",
        Item::Deregistered => "解除処理日",
        Item::ListedOn => "基準日",
    }
}

/// What an item says, as a review or a history shows it.
pub fn shown(value: &ItemShown) -> String {
    match value {
        ItemShown::Nothing => String::new(),
        ItemShown::Text(text) => text.clone(),
        ItemShown::Day(day) => wareki::long(*day),
        ItemShown::Sex(of) => sex(Some(*of)).to_owned(),
        ItemShown::Relation(of) => relation(*of).to_owned(),
        ItemShown::Yes => "○".to_owned(),
        ItemShown::MyNumber(of) => my_number(*of),
        ItemShown::Digits => "提出".to_owned(),
        ItemShown::Card(of) => card(*of).to_owned(),
        ItemShown::Care(of) => entry::care(of),
        ItemShown::Told { said, known_on } => format!("{}（{}に確認）", shown(said), wareki::long(*known_on)),
        ItemShown::Registered(yes) => if *yes { "あり" } else { "なし" }.to_owned(),
        ItemShown::Burden(burden) => ratio(&Ratio {
            percent: burden.percent,
            effective_on: Some(burden.effective_on),
            valid_until: burden.valid_until,
        }),
    }
}

/// The state of a 個人番号カード.
pub fn card(value: CardState) -> &'static str {
    match value {
        CardState::None => "未取得",
        CardState::Held => "保有",
        CardState::Lost => "紛失",
        CardState::Renewing => "更新中",
        CardState::Returned => "返納",
        CardState::Unknown => "不明",
    }
}

/// The state of a 個人番号.
pub fn my_number(value: MyNumber) -> String {
    match value {
        MyNumber::None => "未提出".to_owned(),
        MyNumber::Submitted => "提出".to_owned(),
        MyNumber::Linked { on } => format!("紐付け済み（{}）", wareki::long(on)),
        MyNumber::Suspect => "確認中（5情報不一致）".to_owned(),
        MyNumber::Unknown => String::new(),
    }
}

/// A day in 和暦; empty where there is none.
pub fn day(value: Option<Day>) -> String {
    value.map(wareki::long).unwrap_or_default()
}

/// An instant (RFC 3339) as a clock in Japan shows it: `2026/11/24 00:30`; empty where it cannot be read.
pub fn moment(instant: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(instant)
        .map(|utc| (utc.naive_utc() + chrono::TimeDelta::hours(9)).format("%Y/%m/%d %H:%M").to_string())
        .unwrap_or_default()
}

/// Where a clause comes from, with the published documents by their titles.
pub fn source(source: &str) -> String {
    const TITLES: [(&str, &str); 3] = [
        ("001_52a008e5db1b65b2.txt", "健保組合「マイナ保険証移行に関するご案内」"),
        ("002_da9ddee2ff27ac62.txt", "市「マイナンバーカードの健康保険証利用及びオンライン資格確認について」"),
        ("004_dc2f8c889fbe2c96.txt", "健保組合「マイナ保険証・資格確認書に関するQ&A」"),
    ];
    TITLES.iter().fold(source.to_owned(), |text, (file, title)| text.replace(file, title))
}

/// What long work is doing, for whoever waits for it.
pub mod doing {
    /// Reading a file.
    pub const READING: &str = "ファイルを読んでいます";
    /// Checking its rows one by one.
    pub const CHECKING_ROWS: &str = "1行ずつ確かめています";
    /// Checking what only shows once all rows are read.
    pub const CHECKING_SHEET: &str = "名簿全体を確かめています";
    /// Laying it beside those who are registered.
    pub const COMPARING: &str = "登録されている内容と比べています";
    /// Writing what a file changes.
    pub const WRITING: &str = "書き込んでいます";
    /// Taking an import back.
    pub const TAKING_BACK: &str = "取込を取り消しています";
    /// Setting pieces on their pages.
    pub const LAYING_OUT: &str = "書類を組んでいます";
    /// Giving serials to a batch.
    pub const MAKING: &str = "発送バッチを作成しています";
    /// Writing the originals.
    pub const PRINTING: &str = "印刷ファイルを作成しています";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_by_the_clock_of_japan() {
        assert_eq!(moment("2026-11-23T15:30:00Z"), "2026/11/24 00:30");
    }

    #[test]
    fn a_form_is_called_by_its_document() {
        for (name, version, words) in [
            ("certificate_postcard", 1, "様式 資格確認書（はがき型） 第1版"),
            ("notice_a4", 12, "様式 資格情報のお知らせ 第12版"),
            ("notice_b5", 2, "様式 notice_b5 第2版"),
        ] {
            assert_eq!(form(&FormStamp { name: name.to_owned(), version }), words);
        }
    }

    #[test]
    fn a_published_document_is_shown_by_its_title() {
        assert_eq!(source("004_dc2f8c889fbe2c96.txt 問2"), "健保組合「マイナ保険証・資格確認書に関するQ&A」 問2");
        assert_eq!(source("健康保険法施行規則第47条"), "健康保険法施行規則第47条");
    }
}
