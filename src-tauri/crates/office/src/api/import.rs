//! Rosters and national lists coming in: how a file is read, applied, written back and taken back.

use super::declare::wire;
use super::{Coded, ColumnRow, NotNamed};
use kenpo_domain::drift::DriftKind;
use kenpo_domain::gate::LeftKind;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::said::{DriftAnswer, Everyone, HiddenCells};
use kenpo_domain::widths::WidthPart;

wire! {
    /// Reads a file and shows what it would change; writes nothing.
    pub struct ImportPreviewReq {
        /// The file.
        pub path: String,
        /// The day for which ages and ratios are looked at.
        pub as_of: String,
        /// What a person has said of it.
        pub said: FileSaid,
    }

    /// What a person has said of how a file is to be read.
    pub struct FileSaid {
        /// The name of the table that is read.
        pub table: Option<String>,
        /// What becomes of hidden rows and columns.
        pub hidden: Option<Coded<HiddenCells>>,
        /// Who everybody is, of a roster with neither a column of 枝番 nor one of 続柄.
        pub everyone: Option<Coded<Everyone>>,
        /// What its columns hold.
        pub columns: Vec<ColumnSaid>,
        /// What codes of 続柄, 性別 and 発行要否 stand for: `1=本人 2=妻`, one after the other. Empty: nothing, whatever was said of the sender's last file.
        pub codes: Option<String>,
        /// How many digits parts have of which the society has set no width. Set for the society when the file goes in.
        pub widths: Vec<WidthSaid>,
        /// Who sent it: 1 to 40 characters. What was said of their last file then holds of this one.
        pub sender: Option<String>,
        /// What is answered where the headings of the sender have drifted.
        pub drift: Option<Coded<DriftAnswer>>,
        /// The password of the file, where it has one. Never written and never logged.
        pub password: Option<String>,
    }

    /// How many digits a part has, as a person says.
    pub struct WidthSaid {
        pub part: Coded<WidthPart>,
        /// 1 to 20.
        pub digits: u8,
    }

    /// What a person has said of one column.
    pub struct ColumnSaid {
        /// `A`, `AB`.
        pub letters: String,
        /// What it is read as; absent: it is not needed.
        pub meaning: Option<Coded<Meaning>>,
    }

    /// Asks how a file is understood; writes nothing.
    pub struct ImportColumnsReq {
        /// The file.
        pub path: String,
        /// What a person has said of it.
        pub said: FileSaid,
    }

    /// Asks who has sent files.
    pub struct SendersReq {}

    /// Senders of whom a file went in.
    pub struct SendersRes {
        /// Their names, who sent the latest one first.
        pub names: Vec<String>,
    }

    /// How a file is understood.
    pub struct ImportColumns {
        /// Its tables, the best guess first.
        pub tables: Vec<TableRow>,
        /// Hidden rows of people and hidden columns that would be read; absent: there are none.
        pub hidden: Option<HiddenRow>,
        /// Who everybody is, of a roster with neither a column of 枝番 nor one of 続柄; absent: it has one, or lacks others as well, or a 番号 stands in it
        /// twice.
        pub everyone: Option<EveryoneRow>,
        /// The sheet that would be read; absent for a text file.
        pub sheet: Option<String>,
        /// Its columns, from left to right.
        pub columns: Vec<ColumnRow>,
        /// What became of the headings since the sender's last file, whether it was answered or not: until then the file is not read.
        pub drifts: Vec<DriftRow>,
        /// What was said of codes, now or of the sender's last file.
        pub codes: Option<String>,
        /// Items that a registration needs and that no column gives, in Japanese.
        pub missing: Vec<String>,
        /// Everything that a column can be read as.
        pub meanings: Vec<MeaningRow>,
    }

    /// A table of a file.
    pub struct TableRow {
        /// Its name: the sheet's, with the cell of its first heading where the sheet has several tables or no name.
        pub name: String,
        /// Whether its sheet is hidden.
        pub hidden: bool,
        /// Whether somebody's row stands in it.
        pub people: bool,
        /// Whether it is the one that would be read.
        pub chosen: bool,
    }

    /// A heading that is not what it was.
    pub struct DriftRow {
        /// What became of it.
        pub kind: Coded<DriftKind>,
        /// The same in words, with the column and the heading.
        pub text: String,
    }

    /// What the sender has hidden.
    pub struct HiddenRow {
        /// How many rows, and which columns, in Japanese.
        pub text: String,
        /// Whether only a person can say what becomes of them: until then the file is not read.
        pub unclear: bool,
    }

    /// A roster with neither a column of 枝番 nor one of 続柄.
    pub struct EveryoneRow {
        /// How many rows there are, or by what it is known that all of them are 被保険者, in Japanese.
        pub text: String,
        /// Whether only a person can say who they are: until then the file is not read.
        pub unclear: bool,
    }

    /// Something that a column can be read as.
    pub struct MeaningRow {
        pub code: Coded<Meaning>,
        /// The same in words.
        pub text: String,
    }

    /// Applies a preview: one transaction.
    pub struct ImportApplyReq {
        /// Its number.
        pub preview: u32,
        /// Why it is right although its columns look torn apart; kept only where they do.
        pub reason: Option<String>,
        /// 記号-番号-枝番 of the people whose new names were looked at and are right. The rows of the others wait.
        pub renamed: Vec<String>,
    }

    /// Puts a file that is under review aside, so that the next one can be read; it goes in by [`ImportApplyAsShownReq`].
    pub struct ImportSetAsideReq {
        /// Number of the preview.
        pub preview: u32,
    }

    pub struct ImportSetAside {
        /// Number of the preview.
        pub preview: u32,
    }

    /// Applies a preview of a file that was put aside before: one transaction. Refused where it comes to something else by now.
    pub struct ImportApplyAsShownReq {
        /// Its number.
        pub preview: u32,
        /// Number of the one that was put aside.
        pub shown: u32,
    }

    /// Writes the file under review once more, with what is wrong marked, for its sender.
    pub struct ImportMarkedReq {
        /// Number of the preview.
        pub preview: u32,
        /// The file to write, a `.xlsx`.
        pub path: String,
    }

    /// Forgets a preview.
    pub struct ImportDiscardReq {
        /// Its number.
        pub preview: u32,
    }

    /// Writes a blank roster for a sender to fill in.
    pub struct TemplateReq {
        /// The file to write.
        pub path: String,
    }

    pub struct FileWritten {
        /// Where.
        pub path: String,
    }

    /// Takes an import back.
    pub struct ImportUndoReq {
        /// Its identifier, or `latest`: the latest that was not taken back.
        pub import: String,
    }

    /// What was taken back.
    pub struct ImportUndone {
        pub import: String,
        /// People who had joined by it and are registered no more.
        pub voided: u32,
        /// People of whom something went back, as far as it may be shown.
        pub changed: u32,
        /// People of whom something stays, as far as it may be shown.
        pub left: u32,
        /// The first of those.
        pub rows: Vec<LeftRow>,
    }

    /// Somebody of whom something stays.
    pub struct LeftRow {
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名.
        pub name: String,
        /// Why.
        pub kind: Coded<LeftKind>,
        /// The same in words.
        pub text: String,
        /// The items that were changed since, in Japanese.
        pub items: Vec<String>,
    }

    /// What a file under review would do with what a person says at the end: why torn columns are right, whose new names were looked at.
    pub struct ImportEffect {
        /// What the file is.
        pub kind: Coded<ImportSource>,
        /// People who would join.
        pub joins: u32,
        /// People who would change, as far as it may be shown.
        pub changes: u32,
        /// Registered people without a change that may be shown.
        pub same: u32,
        /// Lines of a national list that would be entered.
        pub listed: u32,
        /// Rows that would wait for a person.
        pub waiting: u32,
        /// People of whom contact or employer would wait.
        pub contacts_waiting: u32,
    }

    /// What was imported.
    pub struct ImportDone {
        /// Its identifier.
        pub import: String,
        /// What the file is.
        pub kind: Coded<ImportSource>,
        /// People who joined.
        pub joins: u32,
        /// People who changed, as far as it may be shown.
        pub changes: u32,
        /// Registered people without a change that may be shown.
        pub same: u32,
        /// Lines of a national list that were entered.
        pub listed: u32,
        /// Rows that wait for a person.
        pub waiting: u32,
        /// People of whom contact or employer waits until a person lets it in (`desk_let_in`).
        pub contacts_waiting: u32,
        /// Registered people whom the file should name and does not, and the other way round.
        pub not_named: NotNamed,
    }
}

impl FileSaid {
    /// No person has said anything.
    pub fn nothing() -> Self {
        Self {
            table: None,
            hidden: None,
            everyone: None,
            columns: Vec::new(),
            codes: None,
            widths: Vec::new(),
            sender: None,
            drift: None,
            password: None,
        }
    }
}
