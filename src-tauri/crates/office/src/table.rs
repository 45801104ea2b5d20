//! The command table: the one list of what can be asked. The window, the command line and the tests all come in here.
//!
//! Gives the role check, the dispatch by name, and the TypeScript contract. A second list must never exist.

use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::steps;
use kenpo_domain::gate::{Out, Screen};
use serde_json::Value;

/// Who asks. In this part whoever can unlock the database may do everything; later parts give each user a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nobody yet: the database is closed.
    Anyone,
    /// 閲覧
    Viewer,
    /// 作成
    Clerk,
    /// 管理者
    Admin,
}

/// What a command touches, so that a screen knows what to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Open or closed, counts.
    Status,
    /// People.
    People,
    /// Decisions.
    Decisions,
    /// Batches and pieces.
    Batches,
    /// Returned pieces.
    Returns,
}

/// One row of the table, for lists and tests.
pub struct CommandInfo {
    /// Its name.
    pub name: &'static str,
    /// Least role.
    pub role: Role,
    /// Whether it writes.
    pub writes: bool,
    /// What it reads or touches.
    pub tags: &'static [Tag],
    /// Names of its request and reply types.
    pub types: (&'static str, &'static str),
}

macro_rules! commands {
    ($($name:ident($req:ident) -> $res:ident [$role:ident] $access:ident [$($tag:ident),*];)*) => {
        /// The table.
        pub const COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            name: stringify!($name),
            role: Role::$role,
            writes: commands!(@writes $access),
            tags: &[$(Tag::$tag),*],
            types: (stringify!($req), stringify!($res)),
        },)*];

        /// The commands as functions, for callers in Rust.
        pub mod call {
            use super::*;
            $(
                #[doc = concat!("Runs `", stringify!($name), "` after the role check.")]
                pub fn $name(office: &mut Office, request: $req) -> Result<Out<Screen, $res>, Fault> {
                    office.allow(Role::$role)?;
                    steps::$name(office, request)
                }
            )*
        }

        /// Runs a command by name.
        pub fn dispatch(office: &mut Office, name: &str, request: Value) -> Result<Out<Screen, Value>, Fault> {
            office.go_on();
            match name {
                $(stringify!($name) => {
                    let request: $req = serde_json::from_value(request).map_err(|_| Fault::new(FaultCode::BadRequest))?;
                    call::$name(office, request)?
                        .try_map_with(&(), |(), reply| serde_json::to_value(reply))
                        .map_err(|_| Fault::new(FaultCode::Internal))
                })*
                _ => Err(Fault::caller(FaultCode::UnknownCommand, name)),
            }
        }
    };
    (@writes reads) => { false };
    (@writes writes) => { true };
}

commands! {
    status(StatusReq) -> StatusRes [Anyone] reads [Status];
    init(InitReq) -> StatusRes [Anyone] writes [Status, People, Decisions, Batches, Returns];
    unlock(UnlockReq) -> StatusRes [Anyone] writes [Status, People, Decisions, Batches, Returns];
    lock(LockReq) -> StatusRes [Anyone] writes [Status, People, Decisions, Batches, Returns];
    import_preview(ImportPreviewReq) -> ImportPreview [Clerk] reads [];
    import_apply(ImportApplyReq) -> ImportDone [Clerk] writes [Status, People, Decisions, Batches, Returns];
    import_discard(ImportDiscardReq) -> StatusRes [Clerk] reads [];
    people(PeopleReq) -> PeoplePage [Viewer] reads [People];
    person(PersonReq) -> PersonDetail [Viewer] reads [People, Decisions, Batches, Returns];
    plan(PlanReq) -> PlanPage [Viewer] reads [Decisions];
    summary(SummaryReq) -> SummaryRes [Viewer] reads [People, Decisions, Batches];
    batch_make(BatchMakeReq) -> BatchDetail [Clerk] writes [Status, Decisions, Batches, People];
    batches(BatchesReq) -> BatchesRes [Viewer] reads [Batches];
    batch(BatchReq) -> BatchDetail [Viewer] reads [Batches];
    piece_preview(PiecePreviewReq) -> PiecePreview [Viewer] reads [Batches];
    batch_print(BatchPrintReq) -> BatchPrintDone [Clerk] writes [Status, Batches, Decisions];
    batch_enclose(BatchEncloseReq) -> BatchMoved [Clerk] writes [Status, Batches, Decisions];
    batch_post(BatchPostReq) -> BatchMoved [Clerk] writes [Status, Batches, Decisions];
    piece_spoil(PieceSpoilReq) -> PieceSpoiled [Clerk] writes [Batches, Decisions];
    piece_return(PieceReturnReq) -> ReturnsRes [Clerk] writes [Status, Batches, Returns, People, Decisions];
    return_clear(ReturnClearReq) -> ReturnsRes [Clerk] writes [Status, Returns, People, Decisions, Batches];
    returns(ReturnsReq) -> ReturnsRes [Viewer] reads [Returns];
    protect(ProtectReq) -> Accepted [Clerk] writes [People, Decisions, Batches, Returns];
    unprotect(UnprotectReq) -> Accepted [Clerk] writes [People, Decisions, Batches, Returns];
}

/// The TypeScript contract: wire types, and one map from command to request, reply, and tags.
pub fn typescript() -> String {
    let mut text = String::from("// Written by `cargo xtask codegen`. Do not edit.\n\n");
    for declaration in declarations() {
        text.push_str(&format!("export {declaration}\n\n"));
    }
    text.push_str("export type FaultRes = { code: string; what: string; next: string; incident: string | null }\n\n");
    text.push_str(
        "export type Tag = 'Status' | 'People' | 'Decisions' | 'Batches' | 'Returns'\n\nexport type Commands = {\n",
    );
    for command in COMMANDS {
        text.push_str(&format!("  {}: {{ req: {}; res: {} }}\n", command.name, command.types.0, command.types.1));
    }
    text.push_str("}\n\nexport type CommandName = keyof Commands\n\n");
    text.push_str("/** What a command reads, or touches when it writes. */\n");
    text.push_str("export const commands: Record<CommandName, { writes: boolean; tags: Tag[] }> = {\n");
    for command in COMMANDS {
        let tags: Vec<String> = command.tags.iter().map(|tag| format!("'{tag:?}'")).collect();
        text.push_str(&format!("  {}: {{ writes: {}, tags: [{}] }},\n", command.name, command.writes, tags.join(", ")));
    }
    text.push_str("}\n");
    text
}
