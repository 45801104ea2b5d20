//! A file that is read, a roster or a list of corrections: its bytes, the name under which it is kept, and why it cannot be read.
//!
//! Must never say or keep a 個人番号 that is a part of its name.

use crate::api::FileSaid;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Progress;
use crate::words::term::doing;
use crate::words::{column, file_kind};
use kenpo_domain::code::Code;
use kenpo_domain::gate::CallerText;
use kenpo_domain::torn::Torn;
use kenpo_roster::{Guess, OtherKind, Password, ReadError, Step, Unread};
use sha2::{Digest, Sha256};

/// The largest file that is read at all, in bytes: 200 MiB. A roster of 100,000 people is 13 MB.
const LARGEST: u64 = 200 << 20;

/// The file's name as it may be kept: some senders name a file after the person and their 個人番号.
pub(super) fn name(path: &str) -> String {
    let name = std::path::Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    kenpo_roster::without_my_number(name.unwrap_or_default())
}

/// The bytes of a file.
pub(super) fn read(path: &str) -> Result<Vec<u8>, Fault> {
    let size = std::fs::metadata(path).map_err(|_| file_fault(FaultCode::FileUnreadable, path))?;
    if !size.is_file() {
        return Err(file_fault(FaultCode::FileUnreadable, path));
    }
    if size.len() > LARGEST {
        return Err(file_fault(FaultCode::FileTooLarge, path));
    }
    std::fs::read(path).map_err(|_| file_fault(FaultCode::FileUnreadable, path))
}

/// What tells bytes from others.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The password that was given for a file.
pub(super) fn password(said: &FileSaid) -> Option<Password> {
    said.password.clone().map(Password::new)
}

/// How far its reading is, as a person is told.
pub(super) fn progress(kenpo_roster::Progress { step, rows }: kenpo_roster::Progress) -> Progress {
    let label = match step {
        Step::Opening | Step::Cells => doing::READING,
        Step::Rows => doing::CHECKING_ROWS,
        Step::Sheet => doing::CHECKING_SHEET,
    };
    Progress { label, done: u64::from(rows), total: None }
}

/// Why a file cannot be read, as a person is told.
pub(super) fn fault(error: ReadError, path: &str) -> Fault {
    let code = match error {
        ReadError::Empty => FaultCode::FileEmpty,
        ReadError::NotASpreadsheet(kind) => return other_kind(kind, path),
        ReadError::PasswordProtected => FaultCode::FilePassword,
        ReadError::PasswordWrong => FaultCode::FilePasswordWrong,
        ReadError::EncryptedOtherwise => FaultCode::FileEncrypted,
        ReadError::Damaged => FaultCode::FileDamaged,
        ReadError::TooLarge(_) => FaultCode::FileTooLarge,
        ReadError::NoHeader => FaultCode::NoHeader,
        ReadError::EncodingUnknown => FaultCode::EncodingUnknown,
        ReadError::Cancelled => return Fault::new(FaultCode::Cancelled),
        ReadError::ColumnsMissing { items, .. } => {
            return about_file(FaultCode::ColumnsMissing, path, Param::Items(items));
        }
        ReadError::EveryoneUnclear { rows, .. } => {
            return about_file(FaultCode::EveryoneUnclear, path, Param::Count(rows));
        }
        ReadError::ColumnsUnclear { columns, .. } => {
            let columns = columns.iter().map(unclear);
            return about_file(FaultCode::ColumnsUnclear, path, of_file(columns.collect::<Vec<_>>().join("、")));
        }
        ReadError::ColumnsDrifted { drifts, .. } => {
            return about_file(FaultCode::ColumnsDrifted, path, Param::Drifts(drifts));
        }
        ReadError::ColumnNotThere(column) => return Fault::caller(FaultCode::ColumnChoiceBad, column.to_string()),
        ReadError::TableUnclear { tables } => {
            return about_file(FaultCode::TableUnclear, path, of_file(tables.join("・")));
        }
        ReadError::TableNotThere { tables } => {
            return about_file(FaultCode::TableUnknown, path, of_file(tables.join("・")));
        }
        ReadError::FilingDamaged(part) => {
            return about_file(FaultCode::FilingDamaged, path, Param::Words(column::filing_part(part)));
        }
        ReadError::FilingNotMarked => FaultCode::FilingNotMarked,
        ReadError::HiddenUnclear { found, .. } => {
            return about_file(FaultCode::HiddenUnclear, path, of_file(found.to_string()));
        }
    };
    file_fault(code, path)
}

/// A column that only a person can explain, with what its values look like.
fn unclear(unread: &Unread) -> String {
    let Unread { column, heading, guess } = unread;
    let values = guess.map(|Guess { meaning, .. }| {
        format!("（値は{}のようです。コマンドでは「--column {}={column}」）", column::meaning(meaning), meaning.code())
    });
    format!("{column}列「{heading}」{}", values.unwrap_or_default())
}

/// A file of another kind, with what to do with one of that kind.
fn other_kind(kind: OtherKind, path: &str) -> Fault {
    let mut fault = about_file(FaultCode::NotASpreadsheet, path, Param::Words(file_kind::name(kind)));
    fault.params.push(Param::Words(file_kind::next(kind)));
    fault
}

/// Why a file does not go in without a reason.
pub(super) fn torn(file: &str, torn: &[Torn]) -> Fault {
    about_file(FaultCode::ColumnsTorn, file, Param::Torn(torn.to_vec()))
}

/// What stands in the file.
fn of_file(text: String) -> Param {
    Param::Caller(CallerText(text))
}

/// A fault that names a file, without its folders unless it may not be where it was looked for. A number that is a part of the name is not
/// said again.
fn file_fault(code: FaultCode, path: &str) -> Fault {
    let named = match code {
        FaultCode::FileUnreadable => kenpo_roster::without_my_number(path.to_owned()),
        _ => name(path),
    };
    Fault::caller(code, named)
}

fn about_file(code: FaultCode, path: &str, what: Param) -> Fault {
    let mut fault = file_fault(code, path);
    fault.params.push(what);
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_called_by_its_name() {
        let fault = fault(ReadError::NotASpreadsheet(OtherKind::OldExcel), "名簿.xls");
        assert_eq!(fault.what(), "「名簿.xls」は古いExcel形式（Excel 4.0以前）のため、名簿として読めません。");
        assert_eq!(fault.next(), "Excel で開き、.xlsx で保存し直してから選んでください。");
    }

    #[test]
    fn a_fault_says_in_which_folder_a_file_is_only_where_that_is_in_doubt() {
        let (folder, file) = ("C:/名簿/令和8年11月", "神戸.xlsx");
        let path = format!("{folder}/{file}");
        for error in [ReadError::Empty, ReadError::Damaged, ReadError::PasswordProtected, ReadError::NoHeader] {
            let what = fault(error, &path).what();
            assert!(what.contains(&format!("「{file}」")) && !what.contains(folder), "{what}");
        }
        let missing = read(&format!("{folder}/123456789018.xlsx")).unwrap_err().what();
        assert_eq!(missing, format!("「{folder}/********9018.xlsx」を読めませんでした。"));
    }

    #[test]
    fn a_number_in_the_name_of_a_file_is_cut_before_it_is_kept() {
        for (path, kept) in [
            ("folder/佐藤_123456789018.xlsx", "佐藤_********9018.xlsx"),
            ("佐藤 1234-5678-9018.csv", "佐藤 ********9018.csv"),
            ("名簿_20261110.csv", "名簿_20261110.csv"),
        ] {
            assert_eq!(name(path), kept);
        }
    }
}
