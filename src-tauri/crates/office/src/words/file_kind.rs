//! What a file is that is no roster, and what a person can do with it.

use kenpo_roster::OtherKind;

const FROM_SENDER: &str = "元の表（Excel など）を提出元から受け取ってください。";
const BY_EXCEL: &str = "Excel で開き、.xlsx で保存し直してから選んでください。";
const INTO_EXCEL: &str = "表を Excel に貼り付け、.xlsx で保存してから選んでください。";

/// A text file whose encoding is not read: Excel's own import asks for it.
macro_rules! through_excel {
    ($encoding:literal) => {
        concat!(
            "Excel の「データ」の「テキストまたは CSV から」で、元のファイルに「",
            $encoding,
            "」を選んで開き、.xlsx で保存してから選んでください。"
        )
    };
}

pub fn name(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Pdf => "PDF",
        OtherKind::Picture => "画像",
        OtherKind::Word => "Word の文書",
        OtherKind::PowerPoint => "PowerPoint のスライド",
        OtherKind::Numbers => "Numbers の表",
        OtherKind::GoogleShortcut => "Google スプレッドシートへのリンク",
        OtherKind::Shortcut => "ショートカット",
        OtherKind::WebPage => "ウェブページ（HTML）",
        OtherKind::XmlSpreadsheet => "XML スプレッドシート 2003",
        OtherKind::FlatOds => "フラット XML の OpenDocument（.fods）",
        OtherKind::Xml => "XML",
        OtherKind::Archive => "圧縮されたファイル（.zip など）",
        OtherKind::Rtf => "リッチテキスト（.rtf）",
        OtherKind::Access => "Access のデータベース",
        OtherKind::Ichitaro => "一太郎の文書",
        OtherKind::Mail => "Outlook のメール",
        OtherKind::OldExcel => "古いExcel形式（Excel 4.0以前）",
        OtherKind::Iso2022Jp => "文字コードが JIS（ISO-2022-JP）のテキスト",
        OtherKind::Utf16 => "BOM のない UTF-16 のテキスト",
        OtherKind::Unknown => "種類を判別できないファイル",
    }
}

/// What to do with it.
pub fn next(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Iso2022Jp => through_excel!("日本語 (JIS)"),
        OtherKind::Utf16 => through_excel!("Unicode"),
        OtherKind::Pdf | OtherKind::Picture => FROM_SENDER,
        OtherKind::Word | OtherKind::PowerPoint | OtherKind::Rtf | OtherKind::Ichitaro => INTO_EXCEL,
        OtherKind::Numbers => "Numbers で「書き出す」の「Excel」を選び、できた .xlsx を選んでください。",
        OtherKind::GoogleShortcut => {
            "Google スプレッドシートで開き、「ダウンロード」の「Microsoft Excel（.xlsx）」で保存したものを選んでください。"
        }
        OtherKind::Shortcut => "リンク先のファイルそのものを選んでください。",
        OtherKind::WebPage | OtherKind::XmlSpreadsheet | OtherKind::OldExcel => BY_EXCEL,
        OtherKind::FlatOds => "LibreOffice で開き、.xlsx で保存し直してから選んでください。",
        OtherKind::Archive => "展開して、中の名簿のファイルを選んでください。",
        OtherKind::Access => "Access から Excel（.xlsx）に書き出したものを選んでください。",
        OtherKind::Mail => "メールの添付ファイルを保存して、そのファイルを選んでください。",
        OtherKind::Xml | OtherKind::Unknown => "Excel（.xlsx、.xls）か CSV のファイルを選んでください。",
    }
}
