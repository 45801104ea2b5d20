//! The audit trail's own words: what somebody did, looks included, and which figures a row may have of it.
//!
//! One word for what an office tells apart, whatever way in was taken. `Op` of the store is what a journal calls a write; a trail has looks, too.

use crate::codes;

codes! {
    /// What was done.
    pub enum Act {
        /// A new database.
        Init = "init",
        Open = "open",
        /// Wrong passwords before an opening.
        OpenRefused = "open_refused",
        Lock = "lock",
        Status = "status",
        Import = "import",
        /// A file was looked at, and nothing written.
        ImportPreview = "import_preview",
        /// Several things at once were looked at.
        List = "list",
        /// One person, or one piece.
        View = "view",
        /// The same, with an address or a telephone number.
        ViewContact = "view_contact",
        Search = "search",
        Correct = "correct",
        /// A row that waits.
        Row = "row",
        ProposeBatch = "propose_batch",
        Print = "print",
        Enclose = "enclose",
        Post = "post",
        Spoil = "spoil",
        ComeBack = "come_back",
        ClearReturn = "clear_return",
        /// An import or a correction is taken back.
        Undo = "undo",
        /// Pieces leave the pile before they are posted.
        Withdraw = "withdraw",
        Protect = "protect",
        /// A proposal that is not said to be known was to be confirmed. What is confirmed has the word of what was proposed.
        Confirm = "confirm",
        Decline = "decline",
        UserAdd = "user_add",
        UserRoles = "user_roles",
        UserReset = "user_reset",
        UserRemove = "user_remove",
        UserPassword = "user_password",
        Policy = "policy",
        DeskLook = "desk_look",
        DeskLetIn = "desk_let_in",
        /// A database that is older than was known is taken as it is.
        AcceptOlder = "accept_older",
        AuditList = "audit_list",
        AuditVerify = "audit_verify",
        AuditHead = "audit_head",
        /// What stands in the place of each act of the desk where rows are shown.
        Desk = "desk",
    }

    /// A figure of a row: a number, a code, or a hash of ours. Never a text of anybody.
    #[derive(PartialOrd, Ord)]
    pub enum Figure {
        /// No earlier head of this database was known where it was opened.
        FirstHere = "first_here",
        /// The hash of a row of a log.
        Hash = "hash",
        /// Rows that wait.
        Held = "held",
        /// How much was found.
        Hits = "hits",
        /// By what was searched.
        Kind = "kind",
        /// People who are new.
        New = "new",
        Changed = "changed",
        Page = "page",
        People = "people",
        Pieces = "pieces",
        /// The number of the row that was known to be there.
        Known = "known",
        /// The number of a proposal.
        Proposal = "proposal",
        Rows = "rows",
        /// The schema that a database was brought to.
        Schema = "schema",
        /// The number of a row of a log.
        Seq = "seq",
        /// How many wrong passwords there were in a row.
        Wrong = "wrong",
    }
}

codes! {
    /// Where the head of the trail was kept that an opening was held against.
    pub enum AnchorKind {
        KeyStore = "key_store",
        File = "file",
        Nowhere = "none",
    }
}

codes! {
    /// By what people are searched.
    pub enum SearchKind {
        /// Nothing was typed.
        Everybody = "everybody",
        Number = "number",
        /// A name or a reading.
        Name = "name",
        /// An address, whatever else was typed.
        Address = "address",
    }
}

impl Act {
    /// Whether rows that are shown must not tell what it was and about whom.
    pub fn is_of_desk(self) -> bool {
        matches!(self, Self::Protect | Self::DeskLook | Self::DeskLetIn | Self::Desk)
    }
}

codes! {
    /// What a check of the trail found.
    pub enum Amiss {
        /// A row does not give its hash.
        Edited = "edited",
        /// A number between the first and the last is not there.
        Missing = "missing",
        /// A row, or operations of the journal, that nothing before it leads to.
        Added = "added",
        /// A head that was known lies beyond the end.
        Cut = "cut",
        /// The rows hang together, and the row of a head that was known is another one.
        Rebuilt = "rebuilt",
        /// The operations of an act are not those that it left.
        JournalEdited = "journal_edited",
        /// Records are not as their last operations left them.
        StateDiffers = "state_differs",
    }
}
