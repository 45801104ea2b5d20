//! The command table: the one list of what can be asked. The window, the command line and the tests all come in here.
//!
//! A row is everything that is known of a command; the check of roles, the dispatch by name, the words of the command line, the
//! names in the log and the TypeScript contract are made of it. A second list must never exist.

mod columns;
mod declare;
#[cfg(test)]
mod tests;
mod typescript;

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::may::May::{self, EvenDue, Nobody, Opened};
use crate::office::Office;
use crate::steps;
use columns::Access::{Reads, Writes};
use columns::Carries::{NoSecret, Password, WordOnProtection};
use columns::Course::{AtOnce, CanStop, Judges};
use columns::Logged::{Itself, PersonUpdated};
use columns::Tag::{Batches, Decisions, People, Returns, Status, Users};
use columns::Then::{AskAgain, Forget};
pub use columns::*;
use declare::commands;
use kenpo_domain::act::Act;
use kenpo_domain::four_eyes::SECONDS;
use kenpo_domain::gate::{Out, Screen};
use kenpo_domain::roles::Role::{Admin, Approver, Auditor, Clerk, Number, Protector, Viewer};
use kenpo_domain::roles::Roles;
use serde_json::Value;
pub use typescript::typescript;

/// Whoever may look at people, decisions, batches and lists.
const LOOKERS: May = May::any_of(&[Viewer, Clerk, Approver, Number, Protector]);
/// Whoever does the daily work.
const CLERKS: May = May::any_of(&[Clerk]);
/// Whoever may take back at all; what others did is for 承認 alone.
const UNDOERS: May = May::any_of(&[Clerk, Approver]);
const ADMINS: May = May::any_of(&[Admin]);

commands! {
    no command: [Decide "decide" "標準入力の事実（JSON Lines）から交付を判定する"]

    // The window asks before anybody has opened, too; then the reply tells no more than today's day and which database was named last.
    status(StatusReq) -> StatusRes in session {
        may: Nobody, access: Reads(&[Status]),
        logged: Itself, act: Status, course: AtOnce, carries: NoSecret,
        words: [Status "status" "データベースの状況を示す"],
    }
    init(InitReq) -> StatusRes in session {
        may: Nobody, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Init, course: AtOnce, carries: Password,
        words: [Init "init" "暗号化されたデータベースを新しく作る"],
    }
    unlock_users(UnlockUsersReq) -> UnlockUsersRes in session {
        may: Nobody, access: Reads(&[Status]),
        logged: Itself, act: Status, course: AtOnce, carries: NoSecret,
        words: none: "who opens says their own name",
    }
    unlock(UnlockReq) -> StatusRes in session {
        may: Nobody, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Open, course: AtOnce, carries: Password,
        words: none: "every word that names a database opens it first",
    }
    unlock_copy(UnlockReq) -> StatusRes in session {
        may: Nobody, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Open, course: AtOnce, carries: Password,
        words: none: "`audit verify` opens a copy instead where it must not write",
    }
    lock(LockReq) -> StatusRes in session {
        may: Nobody, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Lock, course: AtOnce, carries: NoSecret,
        words: none: "a program that ends has closed what it opened",
    }
    users(UsersReq) -> UsersRes in users {
        may: May::any_of(&[Auditor, Admin]), access: Reads(&[Users]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: within [User],
    }
    user_fingerprint(UserFingerprintReq) -> UserFingerprintRes in users {
        may: Opened, access: Reads(&[Users]),
        logged: Itself, act: Status, course: AtOnce, carries: NoSecret,
        words: within [User],
    }
    user_password(UserPasswordReq) -> UserPasswordRes in users {
        may: EvenDue, access: Writes { touches: &[Status, Users], then: AskAgain },
        logged: Itself, act: UserPassword, course: AtOnce, carries: Password,
        words: [User "user" "利用者とパスワードを扱う"],
    }
    user_add(UserAddReq) -> UserAsked in users {
        may: ADMINS, access: Writes { touches: &[Users], then: AskAgain },
        logged: Itself, act: UserAdd, course: AtOnce, carries: Password,
        words: within [User],
    }
    user_roles(UserRolesReq) -> UserAsked in users {
        may: ADMINS, access: Writes { touches: &[Users], then: AskAgain },
        logged: Itself, act: UserRoles, course: AtOnce, carries: NoSecret,
        words: within [User],
    }
    user_reset(UserResetReq) -> UserAsked in users {
        may: ADMINS, access: Writes { touches: &[Users], then: AskAgain },
        logged: Itself, act: UserReset, course: AtOnce, carries: Password,
        words: within [User],
    }
    user_remove(UserRemoveReq) -> UserRemoved in users {
        may: ADMINS, access: Writes { touches: &[Users], then: AskAgain },
        logged: Itself, act: UserRemove, course: AtOnce, carries: NoSecret,
        words: within [User],
    }
    audit_list(AuditListReq) -> AuditListRes in audit {
        may: May::any_of(&[Auditor]), access: Reads(&[Users]),
        logged: Itself, act: AuditList, course: AtOnce, carries: NoSecret,
        words: [Audit "audit" "だれが何をしたかの記録を示す・検査する"],
    }
    audit_verify(AuditVerifyReq) -> AuditVerified in audit {
        may: May::EvenOlder(Roles::of(&[Auditor, Admin])), access: Reads(&[Users]),
        logged: Itself, act: AuditVerify, course: AtOnce, carries: NoSecret,
        words: within [Audit],
    }
    accept_older(AcceptOlderReq) -> AcceptedOlder in four_eyes {
        may: May::EvenOlder(SECONDS), access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: AcceptOlder, course: AtOnce, carries: NoSecret,
        words: [AcceptOlder "accept-older" "知られているものより古いデータベースを、確かめたうえで使い続ける"],
    }
    audit_head(AuditHeadReq) -> AuditHead in audit {
        may: Opened, access: Reads(&[Users]),
        logged: Itself, act: AuditHead, course: AtOnce, carries: NoSecret,
        words: within [Audit],
    }
    policy_set(PolicySetReq) -> PolicySetRes in four_eyes {
        may: ADMINS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Policy, course: AtOnce, carries: NoSecret,
        words: [Policy "policy" "交付方針を変える"],
    }
    waiting(WaitingReq) -> WaitingPage in four_eyes {
        may: Opened, access: Reads(&[Users]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [Waiting "waiting" "承認を待っている提案を示す"],
    }
    confirm(ConfirmReq) -> ProposalDecided in four_eyes {
        may: May::AnyOf(SECONDS), access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Confirm, course: AtOnce, carries: NoSecret,
        words: [Confirm "confirm" "ほかの人の提案を承認する"],
    }
    decline(DeclineReq) -> ProposalDecided in four_eyes {
        may: May::AnyOf(SECONDS), access: Writes { touches: &[Users], then: AskAgain },
        logged: Itself, act: Decline, course: AtOnce, carries: NoSecret,
        words: [Decline "decline" "ほかの人の提案を却下する"],
    }
    import_preview(ImportPreviewReq) -> ImportPreview in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: CanStop, carries: Password,
        words: within [Import],
    }
    import_rows(ImportRowsReq) -> ImportRowsPage in import {
        may: CLERKS, access: Reads(&[People]),
        logged: Itself, act: ImportPreview, course: AtOnce, carries: NoSecret,
        words: within [Import],
    }
    import_columns(ImportColumnsReq) -> ImportColumns in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: CanStop, carries: Password,
        words: [Columns "columns" "名簿の列の割り当てを示す"],
    }
    senders(SendersReq) -> SendersRes in import {
        may: CLERKS, access: Reads(&[Status]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: none: "who calls a sender by name knows the name",
    }
    import_effect(ImportApplyReq) -> ImportEffect in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: AtOnce, carries: NoSecret,
        words: within [Import],
    }
    import_apply(ImportApplyReq) -> ImportDone in import {
        may: CLERKS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Import, course: CanStop, carries: NoSecret,
        words: [Import "import" "名簿や利用登録状況の一覧を取り込む"] within [Row],
    }
    import_set_aside(ImportSetAsideReq) -> ImportSetAside in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: AtOnce, carries: NoSecret,
        words: none: "the command line applies each file right after its review",
    }
    import_apply_as_shown(ImportApplyAsShownReq) -> ImportDone in import {
        may: CLERKS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Import, course: CanStop, carries: NoSecret,
        words: none: "the command line applies each file right after its review",
    }
    import_marked(ImportMarkedReq) -> FileWritten in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: CanStop, carries: NoSecret,
        words: within [Import],
    }
    import_undo(ImportUndoReq) -> ImportUndone in import {
        may: UNDOERS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: Itself, act: Undo, course: CanStop, carries: NoSecret,
        words: [Undo "undo" "取込を取り消す"],
    }
    imports(ImportsReq) -> ImportsPage in import {
        may: LOOKERS, access: Reads(&[People]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [Imports "imports" "取込の履歴と保留の行を示す"],
    }
    import_held(ImportHeldReq) -> ImportHeldPage in import {
        may: LOOKERS, access: Reads(&[People]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: within [Imports],
    }
    imports_export(ImportsExportReq) -> FileWritten in import {
        may: LOOKERS, access: Reads(&[]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: within [Imports],
    }
    row_preview(RowPreviewReq) -> ImportPreview in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: Row, course: AtOnce, carries: NoSecret,
        words: within [Row],
    }
    row_drop(RowDropReq) -> ImportHeldPage in import {
        may: CLERKS, access: Writes { touches: &[People, Status], then: AskAgain },
        logged: Itself, act: Row, course: AtOnce, carries: NoSecret,
        words: [Row "row" "保留の行を直して取り込む・不要とする"],
    }
    desk_tray(DeskTrayReq) -> DeskTray in desk {
        may: May::any_of(&[Protector]), access: Reads(&[People]),
        logged: Itself, act: DeskLook, course: AtOnce, carries: NoSecret,
        words: [Desk "desk" "登録待ちの連絡先・事業所を見る・登録する"],
    }
    desk_let_in(DeskLetInReq) -> DeskLetInDone in desk {
        may: May::any_of(&[Protector]),
        access: Writes { touches: &[People, Decisions, Batches, Returns], then: AskAgain },
        logged: Itself, act: DeskLetIn, course: CanStop, carries: NoSecret,
        words: within [Desk],
    }
    holds(HoldsReq) -> HoldsPage in holds {
        may: LOOKERS, access: Reads(&[Decisions, People]),
        logged: Itself, act: List, course: Judges, carries: NoSecret,
        words: none: "`plan` lists who is held, and `correct` takes what is missing",
    }
    entries(EntriesReq) -> EntriesRes in holds {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: none: "the help of `correct` lists the items",
    }
    correct_preview(CorrectPreviewReq) -> CorrectPreview in correct {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: Correct, course: AtOnce, carries: NoSecret,
        words: within [Correct],
    }
    correct_file(CorrectFileReq) -> CorrectPreview in correct {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: Correct, course: CanStop, carries: Password,
        words: within [Correct],
    }
    correct_apply(CorrectApplyReq) -> CorrectDone in correct {
        may: CLERKS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: PersonUpdated, act: Correct, course: CanStop, carries: NoSecret,
        words: [Correct "correct" "加入者の登録内容を手で訂正する"],
    }
    correct_undo(CorrectUndoReq) -> CorrectUndone in correct {
        may: UNDOERS, access: Writes { touches: Tag::ALL, then: AskAgain },
        logged: PersonUpdated, act: Undo, course: AtOnce, carries: NoSecret,
        words: within [Undo],
    }
    import_discard(ImportDiscardReq) -> StatusRes in import {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: ImportPreview, course: AtOnce, carries: NoSecret,
        words: within [Import],
    }
    template(TemplateReq) -> FileWritten in template {
        may: CLERKS, access: Reads(&[]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [Template "template" "記入用の空の名簿を書き出す"],
    }
    people(PeopleReq) -> PeoplePage in people {
        may: LOOKERS, where by_address: CLERKS, access: Reads(&[People]),
        logged: Itself, act: Search, course: AtOnce, carries: NoSecret,
        words: [People "people" "加入者を探す（カナ・漢字・番号）"],
    }
    person(PersonReq) -> PersonDetail in people {
        may: LOOKERS, access: Reads(&[People, Decisions, Batches, Returns]),
        logged: Itself, act: View, course: AtOnce, carries: NoSecret,
        words: [Person "person" "一人の登録内容・判定・発送の経過を示す"],
    }
    person_history(PersonHistoryReq) -> PersonHistoryPage in people {
        may: LOOKERS, access: Reads(&[People]),
        logged: Itself, act: View, course: AtOnce, carries: NoSecret,
        words: within [Person],
    }
    plan(PlanReq) -> PlanPage in plan {
        may: LOOKERS, access: Reads(&[Decisions]),
        logged: Itself, act: List, course: Judges, carries: NoSecret,
        words: [Plan "plan" "全員を判定して、件数と理由を示す（何も書き込まない）"],
    }
    summary(SummaryReq) -> SummaryRes in summary {
        may: LOOKERS, access: Reads(&[People, Decisions, Batches]),
        logged: Itself, act: List, course: Judges, carries: NoSecret,
        words: [Summary "summary" "一日の作業のまとめを示す"],
    }
    batch_make(BatchMakeReq) -> BatchDetail in batch {
        may: CLERKS, access: Writes { touches: &[Status, Decisions, Batches, People], then: AskAgain },
        logged: Itself, act: ProposeBatch, course: CanStop, carries: NoSecret,
        words: [Issue "issue" "発送バッチを作り、整理番号を割り当てる"],
    }
    batches(BatchesReq) -> BatchesRes in batch {
        may: LOOKERS, access: Reads(&[Batches]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: within [Batch],
    }
    batch(BatchReq) -> BatchDetail in batch {
        may: LOOKERS, access: Reads(&[Batches]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [Batch "batch" "バッチの一覧、または一つのバッチの発送物を示す"],
    }
    piece(PieceReq) -> PieceDetail in piece {
        may: LOOKERS, access: Reads(&[Batches, Returns, People]),
        logged: Itself, act: View, course: AtOnce, carries: NoSecret,
        words: none: "`batch` lists the pieces, and `person` says what became of those of one person",
    }
    piece_preview(PiecePreviewReq) -> PiecePreview in print {
        may: May::any_of(&[Clerk, Approver]), access: Reads(&[Batches]),
        logged: Itself, act: ViewContact, course: AtOnce, carries: NoSecret,
        words: none: "a page is looked at on a screen",
    }
    batch_print(BatchPrintReq) -> BatchPrintDone in print {
        may: CLERKS, access: Writes { touches: &[Status, Batches, Decisions], then: AskAgain },
        logged: Itself, act: Print, course: CanStop, carries: NoSecret,
        words: [Print "print" "バッチの原本（PDF）と一覧（manifest.json）を書き出す"],
    }
    batch_enclose(BatchEncloseReq) -> BatchMoved in track {
        may: CLERKS, access: Writes { touches: &[Status, Batches, Decisions], then: AskAgain },
        logged: Itself, act: Enclose, course: AtOnce, carries: NoSecret,
        words: [Enclose "enclose" "印刷済みの分を封入済みにする"],
    }
    batch_post(BatchPostReq) -> BatchMoved in track {
        may: CLERKS, access: Writes { touches: &[Status, Batches, Decisions], then: AskAgain },
        logged: Itself, act: Post, course: AtOnce, carries: NoSecret,
        words: [Post "post" "封入済みの分を発送済みにする"],
    }
    pull_outs(PullOutsReq) -> PullOutsRes in pull_out {
        may: LOOKERS, access: Reads(&[Batches, People]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [PullOut "pull-out" "抜き取る書類の一覧を示す・抜き取り済みにする"],
    }
    pull_out_done(PullOutDoneReq) -> PullOutsRes in pull_out {
        may: CLERKS, access: Writes { touches: &[Status, Batches], then: AskAgain },
        logged: Itself, act: Withdraw, course: AtOnce, carries: NoSecret,
        words: within [PullOut],
    }
    piece_spoil(PieceSpoilReq) -> PieceSpoiled in track {
        may: CLERKS, access: Writes { touches: &[Batches, Decisions], then: AskAgain },
        logged: Itself, act: Spoil, course: AtOnce, carries: NoSecret,
        words: [Spoil "spoil" "書損にして、新しい整理番号で作り直す"],
    }
    piece_return(PieceReturnReq) -> ReturnsRes in returns {
        may: CLERKS, access: Writes { touches: &[Status, Batches, Returns, People, Decisions], then: AskAgain },
        logged: PersonUpdated, act: ComeBack, course: AtOnce, carries: NoSecret,
        words: [Return "return" "返戻を登録する"],
    }
    return_clear(ReturnClearReq) -> ReturnsRes in returns {
        may: CLERKS, access: Writes { touches: &[Status, Returns, People, Decisions, Batches], then: AskAgain },
        logged: PersonUpdated, act: ClearReturn, course: AtOnce, carries: NoSecret,
        words: [Clear "clear" "返戻の調査を終え、送付の保留を解く"],
    }
    returns(ReturnsReq) -> ReturnsRes in returns {
        may: LOOKERS, access: Reads(&[Returns]),
        logged: Itself, act: List, course: AtOnce, carries: NoSecret,
        words: [Returns "returns" "返戻の一覧を示す"],
    }
    protect(ProtectReq) -> Accepted in people {
        may: May::any_of(&[Clerk, Protector]),
        access: Writes { touches: &[People, Decisions, Batches, Returns], then: Forget },
        logged: PersonUpdated, act: Protect, course: AtOnce, carries: WordOnProtection,
        words: [Protect "protect" "不開示の申出を登録する"],
    }
    unprotect(UnprotectReq) -> Accepted in people {
        may: CLERKS, access: Writes { touches: &[People, Decisions, Batches, Returns], then: Forget },
        logged: PersonUpdated, act: Protect, course: AtOnce, carries: WordOnProtection,
        words: [Unprotect "unprotect" "不開示の申出の取下げを登録する"],
    }
}

impl Word {
    /// Whether a person can stop it half-way: one of the commands that it runs can be.
    pub fn can_stop(self) -> bool {
        COMMANDS.iter().any(|command| command.words.contains(&self) && command.course == CanStop)
    }
}
