//! What a command answers when it cannot do what was asked: a code, what it is about, and an incident number for the log.
//!
//! The words {what happened, what to do next} are in `words::fault`. Never carries text from the database.

pub(crate) mod store;

use kenpo_domain::Day;
use kenpo_domain::codes;
use kenpo_domain::gate::{CallerText, Plain};
use kenpo_domain::serial::Serial;

macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal exits $exit:literal;)*) => {
        codes! {
            /// Why not.
            pub enum FaultCode { $($(#[$doc])* $name = $code,)* }
        }

        impl FaultCode {
            /// The exit status of `kenpo` (docs/formats/command-line.md).
            pub fn exit_status(self) -> u8 {
                match self { $(Self::$name => $exit,)* }
            }
        }
    };
}

fault_codes! {
    /// No such command.
    UnknownCommand = "unknown_command" exits 2;
    /// The request is not of the command's form.
    BadRequest = "bad_request" exits 2;
    /// A day that is none.
    BadDay = "bad_day" exits 2;
    /// Not allowed to this role.
    NotAllowed = "not_allowed" exits 3;
    /// No database is open.
    Locked = "locked" exits 3;
    /// The password is wrong.
    WrongPassword = "wrong_password" exits 3;
    /// The password is too short.
    WeakPassword = "weak_password" exits 3;
    /// There is no database here.
    DatabaseMissing = "database_missing" exits 4;
    /// There is one already.
    DatabaseExists = "database_exists" exits 4;
    /// The key file is missing.
    KeyFileMissing = "key_file_missing" exits 4;
    /// The key file is damaged.
    KeyFileDamaged = "key_file_damaged" exits 4;
    /// The key file belongs to another database, or the file is none of ours.
    NotOurFile = "not_our_file" exits 4;
    /// An unencrypted database.
    PlainDatabase = "plain_database" exits 4;
    /// Made by a newer version.
    DatabaseTooNew = "database_too_new" exits 4;
    /// The system refuses to read the database.
    DatabaseUnreadable = "database_unreadable" exits 4;
    /// The database is damaged.
    DatabaseDamaged = "database_damaged" exits 4;
    /// Someone else is writing.
    DatabaseBusy = "database_busy" exits 4;
    /// The disk refused.
    DiskRefused = "disk_refused" exits 4;
    /// The file cannot be read.
    FileUnreadable = "file_unreadable" exits 5;
    /// The file is empty.
    FileEmpty = "file_empty" exits 5;
    /// Not a workbook and not a text.
    NotASpreadsheet = "not_a_spreadsheet" exits 5;
    /// The workbook asks for a password.
    FilePassword = "file_password" exits 5;
    /// The workbook is damaged.
    FileDamaged = "file_damaged" exits 5;
    /// The file is larger than can be right.
    FileTooLarge = "file_too_large" exits 5;
    /// No heading row was found.
    NoHeader = "no_header" exits 5;
    /// Columns are missing without which nobody can be registered.
    ColumnsMissing = "columns_missing" exits 5;
    /// More than one sheet holds people.
    SeveralSheets = "several_sheets" exits 5;
    /// Neither UTF-8 nor CP932.
    EncodingUnknown = "encoding_unknown" exits 5;
    /// The policy cannot be read.
    PolicyBad = "policy_bad" exits 5;
    /// 保険者番号 with a wrong check digit.
    InsurerNumberBad = "insurer_number_bad" exits 2;
    /// Office number outside 1 to 99.
    OfficeNumberBad = "office_number_bad" exits 2;
    /// The preview is gone.
    PreviewGone = "preview_gone" exits 6;
    /// The people changed since the preview.
    PreviewStale = "preview_stale" exits 6;
    /// No such person.
    PersonUnknown = "person_unknown" exits 6;
    /// No such batch.
    BatchUnknown = "batch_unknown" exits 6;
    /// No piece with this serial.
    SerialUnknown = "serial_unknown" exits 6;
    /// A serial with a wrong check digit.
    SerialBad = "serial_bad" exits 2;
    /// No such reason.
    ReturnReasonBad = "return_reason_bad" exits 2;
    /// Nothing to do in this batch.
    NothingToDo = "nothing_to_do" exits 6;
    /// The number of pieces is not what the person who approves has seen.
    CountChanged = "count_changed" exits 6;
    /// A batch for a later day exists.
    DayBeforeLastBatch = "day_before_last_batch" exits 6;
    /// This step is not lawful for the piece.
    NotLawful = "not_lawful" exits 6;
    /// A name or address of this piece cannot be printed any more.
    PieceNotPrintable = "piece_not_printable" exits 6;
    /// This piece may not be shown or printed now.
    IndividualCheck = "individual_check" exits 6;
    /// A file of that name is there already.
    OutputExists = "output_exists" exits 6;
    /// The pieces are recorded as printed, and files of them could not be given their names.
    FilesNotPlaced = "files_not_placed" exits 4;
    /// Somebody else wrote while this was under way.
    ChangedMeanwhile = "changed_meanwhile" exits 6;
    /// The faces are missing or damaged.
    FacesMissing = "faces_missing" exits 4;
    /// Stopped by the person.
    Cancelled = "cancelled" exits 7;
    /// Something that should not happen.
    Internal = "internal" exits 70;
}

/// What a fault is about: only what the caller said, counts, days and serials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// What the caller said in this request.
    Caller(CallerText),
    /// A count.
    Count(u32),
    /// A day.
    Day(Day),
    /// A serial.
    Serial(Serial),
    /// A fixed word, such as the name of a key.
    Word(&'static str),
}

/// Why a command could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Why.
    pub code: FaultCode,
    /// What it is about.
    pub params: Vec<Param>,
    /// Number of the log line with the details, where there are any.
    pub incident: Option<u32>,
}

// A fault's parameters are closed over types that say nothing of any person but what the caller said.
impl Plain for Fault {}

impl Fault {
    /// A fault that needs no parameters.
    pub fn new(code: FaultCode) -> Self {
        Self { code, params: Vec::new(), incident: None }
    }

    /// A fault about one thing.
    pub fn about(code: FaultCode, param: Param) -> Self {
        Self { code, params: vec![param], incident: None }
    }

    /// A fault about what the caller said.
    pub fn caller(code: FaultCode, text: impl Into<String>) -> Self {
        Self::about(code, Param::Caller(CallerText(text.into())))
    }
}
