//! What names a write: the operation, who does it, and when. Values alone; each operation once, with its words, in one row.

use kenpo_domain::Day;
use kenpo_domain::codes;
use kenpo_journal::Source;

/// When a write happens: given, never asked for.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// RFC 3339 in UTC, for journal and audit.
    pub instant: &'a str,
    /// The office's calendar day.
    pub day: Day,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user's name.
    pub user: String,
}

/// What was told with an operation. Nothing, where a program knows of a change by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Told {
    /// Where it is from, where somebody said so.
    pub source: Option<Source>,
    /// Whether a person stated by hand that a value is to go.
    pub deleted_by_hand: bool,
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $code:literal said $words:literal;)*) => {
        codes! {
            /// Every operation that writes, as journal and audit call it.
            pub enum Op { $($(#[$doc])* $name = $code,)* }
        }

        impl Op {
            /// As a history says it.
            pub fn said(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

ops! {
    /// A new database.
    Init = "init" said "データベースの作成";
    /// A database of an older program becomes one of ours: each record begins anew.
    Upgrade = "upgrade" said "以前の版からの引継ぎ";
    /// A user gets a new password: the identity that comes with it is announced, and then taken up.
    UserPassword = "user_password" said "パスワードの変更";
    /// There is one user more, or that is proposed.
    UserAdd = "user_add" said "利用者の追加";
    /// A user gets a password from somebody else, or that is proposed.
    UserReset = "user_reset" said "利用者のパスワードの再設定";
    /// A user may open no more.
    UserRemove = "user_remove" said "利用者の取外し";
    /// A proposal is declined.
    Decline = "decline" said "承認待ちの却下";
    /// A user gets other roles, or that is proposed.
    UserRoles = "user_roles" said "利用者の役割の変更";
    /// Another policy.
    SetPolicy = "set_policy" said "交付方針の変更";
    /// A roster goes in.
    ImportRoster = "import_roster" said "名簿の取込";
    /// A national list goes in.
    ImportNationalList = "import_national_list" said "利用登録状況の取込";
    /// What has waited of contact and employer goes in.
    DeskLetIn = "desk_let_in" said "登録待ちの連絡先の登録";
    /// Something is entered of somebody by hand.
    Correct = "correct" said "登録の訂正";
    /// What was entered by hand is taken back.
    UndoCorrection = "undo_correction" said "訂正の取消";
    /// An import is taken back.
    UndoImport = "undo_import" said "取込の取消";
    /// A batch is made.
    MakeBatch = "make_batch" said "発送バッチの作成";
    /// Originals are printed.
    Print = "print" said "印刷";
    /// Pieces came out unusable.
    Spoil = "spoil" said "書損";
    /// Pieces go into their envelopes.
    Enclose = "enclose" said "封入";
    /// Pieces go to the carrier.
    Post = "post" said "発送";
    /// A piece came back.
    ComeBack = "come_back" said "返戻の登録";
    /// A returned piece was looked into.
    ClearReturn = "clear_return" said "返戻の調査済";
    /// Pieces are pulled out before posting.
    Withdraw = "withdraw" said "取りやめ";
    /// Flags of a person.
    // Never said apart from the others: no word of a history tells that it was about protection.
    Protection = "protection" said "登録の更新";
}

impl Op {
    /// Whether a person entered each of its operations: then each can be taken back by itself.
    pub(crate) fn is_by_hand(self) -> bool {
        matches!(self, Self::Correct | Self::UndoCorrection)
    }
}
