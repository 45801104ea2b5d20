//! What the audit trail tells, in words.

use kenpo_domain::act::{Act, Amiss, Figure, SearchKind};
use kenpo_domain::code::Code;

pub fn act(value: Act) -> &'static str {
    match value {
        Act::Init => "データベースの作成",
        Act::Open => "開く",
        Act::OpenRefused => "開けなかった",
        Act::Lock => "閉じる",
        Act::Status => "状況の表示",
        Act::Import => "取込",
        Act::ImportPreview => "取込の確認",
        Act::List => "一覧の表示",
        Act::View => "個人・書類の表示",
        Act::ViewContact => "連絡先のある表示",
        Act::Search => "加入者の検索",
        Act::Correct => "登録の訂正",
        Act::Row => "保留の行",
        Act::ProposeBatch => "発送バッチの作成",
        Act::Print => "印刷",
        Act::Enclose => "封入",
        Act::Post => "発送",
        Act::Spoil => "書損",
        Act::ComeBack => "返戻の登録",
        Act::ClearReturn => "返戻の調査済",
        Act::Undo => "取消",
        Act::Withdraw => "抜き取り",
        Act::Protect => "不開示の申出",
        Act::Confirm => "提案の承認",
        Act::Decline => "提案の却下",
        Act::UserAdd => "利用者の追加",
        Act::UserRoles => "役割の変更",
        Act::UserReset => "パスワードの再設定",
        Act::UserRemove => "利用者の取外し",
        Act::UserPassword => "パスワードの変更",
        Act::Policy => "交付方針の変更",
        Act::DeskLook => "保護担当の画面",
        Act::DeskLetIn => "登録待ちの連絡先の登録",
        Act::Desk => "保護担当の操作",
        Act::AcceptOlder => "古いデータベースの使用",
        Act::AuditList => "監査の記録の表示",
        Act::AuditVerify => "監査の記録の検査",
        Act::AuditHead => "監査の記録の現在地",
    }
}

pub fn figure(value: Figure) -> &'static str {
    match value {
        Figure::FirstHere => "このPCで初めて",
        Figure::Hash => "ハッシュ",
        Figure::Held => "保留",
        Figure::Hits => "該当",
        Figure::Kind => "探し方",
        Figure::Known => "知られていた記録",
        Figure::New => "新規",
        Figure::Changed => "変更",
        Figure::Page => "ページ",
        Figure::People => "人数",
        Figure::Pieces => "通数",
        Figure::Proposal => "提案の番号",
        Figure::Rows => "行数",
        Figure::Schema => "データベースの版",
        Figure::Seq => "番号",
        Figure::Wrong => "続けて間違えた回数",
    }
}

/// What a figure says.
pub fn value(figure: Figure, text: &str) -> String {
    let kind = SearchKind::from_code(text).filter(|_| figure == Figure::Kind);
    kind.map_or_else(|| text.to_owned(), |kind| search_kind(kind).to_owned())
}

fn search_kind(value: SearchKind) -> &'static str {
    match value {
        SearchKind::Everybody => "全員",
        SearchKind::Number => "番号",
        SearchKind::Name => "氏名・フリガナ",
        SearchKind::Address => "住所",
    }
}

pub fn amiss(value: Amiss) -> &'static str {
    match value {
        Amiss::Edited => "記録が書き換えられています",
        Amiss::Missing => "記録が抜けています",
        Amiss::Added => "つながらないものが加わっています",
        Amiss::Cut => "控えにある終わりの記録がありません",
        Amiss::Rebuilt => "記録が作り直されています（控えと違います）",
        Amiss::JournalEdited => "操作の内容が書き換えられています",
        Amiss::StateDiffers => "登録が、最後の操作の結果と違います",
    }
}
