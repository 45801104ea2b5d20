//! Batches from made to posted, piece by piece.

use super::declare::wire;
use super::{Coded, FindingRow};
use kenpo_domain::document::Document;
use kenpo_domain::piece::{BatchState, PieceState};

wire! {
    /// Makes a batch of all pieces due on a day: one transaction, serials reserved.
    pub struct BatchMakeReq {
        /// The day.
        pub as_of: String,
        /// How many pieces the person who approves has seen; another number is refused. `null`: nobody has counted them.
        pub expected: Option<u32>,
    }

    /// Asks for the batches.
    pub struct BatchesReq {}

    /// All batches, newest first.
    pub struct BatchesRes {
        pub rows: Vec<BatchRow>,
    }

    /// One batch's row.
    pub struct BatchRow {
        /// Our identifier.
        pub id: String,
        /// `01-2026-0001`: office, year, counter.
        pub number: String,
        /// The day it was decided for.
        pub as_of: String,
        /// The day in 和暦.
        pub as_of_text: String,
        /// Where it is.
        pub state: Coded<BatchState>,
        /// The same in Japanese.
        pub state_text: String,
        /// Pieces that count (without spoiled and withdrawn ones).
        pub pieces: u32,
        /// The same for each document there is, in the order of the list.
        pub documents: Vec<DocumentCount>,
        pub spoiled: u32,
        pub withdrawn: u32,
        /// Came back.
        pub returned: u32,
        /// Waiting for printing.
        pub to_print: u32,
        /// Printed, waiting for their envelopes.
        pub to_enclose: u32,
        /// Enclosed, waiting for the post.
        pub to_post: u32,
    }

    /// How many pieces of one document count.
    pub struct DocumentCount {
        pub document: Coded<Document>,
        /// The same in Japanese.
        pub text: String,
        /// Pieces.
        pub count: u32,
    }

    /// Asks for one batch.
    pub struct BatchReq {
        /// Our identifier, its number, or `latest`.
        pub batch: String,
        /// Page of pieces, from 1.
        pub page: u32,
    }

    /// One batch with a page of its pieces.
    pub struct BatchDetail {
        pub batch: BatchRow,
        /// Its pieces in the order of printing.
        pub pieces: Vec<PieceRow>,
        /// How many there are, spoiled and withdrawn ones included.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
        /// Pieces that were stopped before they took a serial (a name that no face can show): only in the answer to making the batch.
        pub stopped: Vec<FindingRow>,
    }

    /// One piece's row.
    pub struct PieceRow {
        /// Its serial, ten digits.
        pub serial: String,
        /// Its serial as printed for people.
        pub serial_text: String,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名.
        pub name: String,
        pub document: Coded<Document>,
        /// The same in Japanese, with its medium.
        pub document_text: String,
        /// 交付年月日・通知年月日.
        pub issued_on: String,
        /// 有効期限.
        pub valid_until: Option<String>,
        /// Where it is.
        pub state: Coded<PieceState>,
        /// The same in Japanese.
        pub state_text: String,
        /// File of its original, once printed.
        pub file: Option<String>,
        /// First page there.
        pub file_page: Option<u32>,
        /// The clause; empty for 個別確認.
        pub rule: String,
        /// The reason in Japanese; empty for 個別確認.
        pub reason_text: String,
        /// 送付経路 in Japanese; empty for 個別確認.
        pub route_text: String,
    }

    /// Asks for a look at one piece; the page can never pass as an original.
    pub struct PiecePreviewReq {
        pub serial: String,
    }

    /// A look at one piece.
    pub struct PiecePreview {
        pub serial: String,
        /// The PDF, Base64.
        pub pdf: String,
    }

    /// Writes the originals of a batch, each once, and the manifest.
    pub struct BatchPrintReq {
        /// Our identifier, its number, or `latest`.
        pub batch: String,
        /// The folder; made if it is not there. No file in it is overwritten but this batch's own manifest.
        pub folder: String,
        /// One piece of it alone, such as the replacement of a spoiled one: its serial, typed or scanned. `null`: all that wait.
        pub serial: Option<String>,
    }

    /// What was written.
    pub struct BatchPrintDone {
        pub batch: BatchRow,
        /// Files, as paths.
        pub files: Vec<String>,
        /// The manifest's path.
        pub manifest: String,
        /// Pieces printed.
        pub printed: u32,
        /// Serials that were pulled out before printing (個別確認, not covered any more, or not printable).
        pub withdrawn: Vec<String>,
        /// Why pieces were pulled out that cannot be printed any more (a name that no face can show).
        pub stopped: Vec<FindingRow>,
    }

    /// Marks the printed pieces of a batch as enclosed.
    pub struct BatchEncloseReq {
        /// Our identifier, its number, or `latest`.
        pub batch: String,
    }

    /// Marks the enclosed pieces of a batch as posted.
    pub struct BatchPostReq {
        /// Our identifier, its number, or `latest`.
        pub batch: String,
    }

    pub struct BatchMoved {
        pub batch: BatchRow,
        /// Pieces that moved.
        pub moved: u32,
        /// Serials that must be pulled out of the pile (個別確認, or not covered any more).
        pub withdrawn: Vec<String>,
    }

    /// Marks a piece as spoiled. A new one with a new serial takes its place where one may still be sent.
    pub struct PieceSpoilReq {
        pub serial: String,
    }

    /// What became of a spoiled piece.
    pub struct PieceSpoiled {
        /// The spoiled serial.
        pub spoiled: String,
        /// The new serial; absent when nothing may be sent to this person now.
        pub replacement: Option<String>,
    }

    /// Asks which pieces must be pulled out of the pile by hand.
    pub struct PullOutsReq {
        /// Of one batch alone: our identifier, its number, or `latest`. `null`: of all.
        pub batch: Option<String>,
    }

    /// Pieces that must not go out and lie in the pile, in the order of printing.
    pub struct PullOutsRes {
        pub rows: Vec<PullOutRow>,
    }

    /// One piece to pull out. Why it must not go out is not said.
    pub struct PullOutRow {
        /// Its serial, ten digits.
        pub serial: String,
        /// Its serial as printed for people.
        pub serial_text: String,
        /// 記号-番号-枝番.
        pub insured: String,
        /// 氏名.
        pub name: String,
        /// The document in Japanese, with its medium.
        pub document_text: String,
        /// File of its original.
        pub file: Option<String>,
        /// First page there.
        pub file_page: Option<u32>,
        /// Our identifier.
        pub batch: String,
        /// `01-2026-0001`.
        pub batch_number: String,
        /// Since when, by the clock of Japan: `2026/11/24 00:30`.
        pub since_text: String,
    }

    /// Ticks off pieces that were pulled out: all of them, or none where one is not on the list.
    pub struct PullOutDoneReq {
        /// Their serials, typed or scanned.
        pub serials: Vec<String>,
    }

    /// Asks for a summary of a day's work in words.
    pub struct SummaryReq {
        /// The day.
        pub as_of: String,
    }

    /// A summary in words, for the screen and for a file.
    pub struct SummaryRes {
        /// Lines of text.
        pub lines: Vec<String>,
    }

    /// One line of `manifest.json`.
    pub struct ManifestPiece {
        /// Its serial, ten digits.
        pub serial: String,
        /// 記号-番号-枝番.
        pub person: String,
        pub document: Coded<Document>,
        /// The clause.
        pub rule: String,
        /// File name beside the manifest.
        pub file: String,
        /// First page there, from 1.
        pub page: u32,
    }
}
