//! What a file is that is no roster: told by its content, so that a person hears what to do with it. Only what is told for certain
//! has a name; the rest is unknown.

use crate::error::OtherKind;

/// How files of other kinds begin.
const BEGINNINGS: [(&[u8], OtherKind); 22] = [
    (b"%PDF", OtherKind::Pdf),
    (b"\x89PNG", OtherKind::Picture),
    (b"\xFF\xD8\xFF", OtherKind::Picture),
    (b"GIF8", OtherKind::Picture),
    (b"II*\0", OtherKind::Picture),
    (b"MM\0*", OtherKind::Picture),
    (b"{\\rtf", OtherKind::Rtf),
    (b"PK\x05\x06", OtherKind::Archive),
    (b"PK\x07\x08", OtherKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", OtherKind::Archive),
    (b"Rar!\x1A\x07", OtherKind::Archive),
    (b"\x1F\x8B\x08", OtherKind::Archive),
    (b"\0\x01\0\0Standard Jet DB", OtherKind::Access),
    (b"\0\x01\0\0Standard ACE DB", OtherKind::Access),
    (b"L\0\0\0\x01\x14\x02\0", OtherKind::Shortcut),
    (b"[InternetShortcut]", OtherKind::Shortcut),
    // The first record of Excel 2, 3 and 4, which knew no container. A text that begins with a tab goes on otherwise.
    (b"\x09\0\x04\0", OtherKind::OldExcel),
    (b"\x09\0\x06\0", OtherKind::OldExcel),
    (b"\x09\x02\x06\0", OtherKind::OldExcel),
    (b"\x09\x02\x08\0", OtherKind::OldExcel),
    (b"\x09\x04\x06\0", OtherKind::OldExcel),
    (b"\x09\x04\x08\0", OtherKind::OldExcel),
];

/// The kind of a file that begins as no roster does.
pub fn of_beginning(bytes: &[u8]) -> Option<OtherKind> {
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(*kind);
    }
    let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(what));
    let bitmap = at(0, b"BM") && at(6, b"\0\0\0\0");
    let web = at(0, b"RIFF") && at(8, b"WEBP");
    // What telephones take.
    let telephone = at(4, b"ftyphei") || at(4, b"ftypmif1");
    (bitmap || web || telephone).then_some(OtherKind::Picture)
}

/// The kind of a text that begins as no table does, blanks at its start passed over.
pub fn of_text(text: &str) -> Option<OtherKind> {
    if text.starts_with('{') && ["docs.google.com", "\"doc_id\""].iter().any(|sign| text.contains(sign)) {
        return Some(OtherKind::GoogleShortcut);
    }
    if !text.starts_with('<') {
        return None;
    }
    let head: String = text.chars().take(4_000).collect::<String>().to_ascii_lowercase();
    let has = |sign: &str| head.contains(sign);
    Some(if has("urn:schemas-microsoft-com:office:spreadsheet") && has("<workbook") || has("<ss:workbook") {
        OtherKind::XmlSpreadsheet
    } else if has("opendocument") && has("office:document") {
        OtherKind::FlatOds
    } else if ["<html", "<!doctype html", "<table", "<body", "<head", "<meta"].iter().any(|sign| has(sign)) {
        OtherKind::WebPage
    } else {
        OtherKind::Xml
    })
}

/// The kind of a package whose parts, named in small letters, are those of no workbook.
pub fn of_parts(names: &[Vec<u8>]) -> OtherKind {
    let has = |name: &[u8]| names.iter().any(|found| found == name);
    if has(b"word/document.xml") {
        return OtherKind::Word;
    }
    if has(b"ppt/presentation.xml") {
        return OtherKind::PowerPoint;
    }
    if names.iter().any(|name| name.ends_with(b".iwa") || name.ends_with(b"index.zip")) {
        return OtherKind::Numbers;
    }
    let packed_document = has(b"[content_types].xml") || has(b"mimetype");
    if packed_document { OtherKind::Unknown } else { OtherKind::Archive }
}

/// The streams by which a container of something else is known.
pub const STREAMS: [(&str, OtherKind); 4] = [
    ("WordDocument", OtherKind::Word),
    ("PowerPoint Document", OtherKind::PowerPoint),
    ("DocumentText", OtherKind::Ichitaro),
    ("__properties_version1.0", OtherKind::Mail),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_their_beginning() {
        for (bytes, kind) in [
            (&b"BM\x36\0\0\0\0\0\0\0\x36\0"[..], Some(OtherKind::Picture)),
            (b"BM,\x8E\x81\x96\xBC,1,2,3", None),
            (b"\0\0\0\x18ftypheic\0\0", Some(OtherKind::Picture)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(OtherKind::Picture)),
            (b"\x09\x08\x10\0\0\x06", None),
            (b"\x09\x04\x06\0\0\0\x10\0", Some(OtherKind::OldExcel)),
            (b"\t\x8E\x81\x96\xBC", None),
        ] {
            assert_eq!(of_beginning(bytes), kind, "{bytes:x?}");
        }
    }

    #[test]
    fn kinds_by_their_text() {
        let spreadsheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
            <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        let flat = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">";
        let excel_page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>";
        for (text, kind) in [
            (spreadsheet, Some(OtherKind::XmlSpreadsheet)),
            (flat, Some(OtherKind::FlatOds)),
            (excel_page, Some(OtherKind::WebPage)),
            ("<rows><row/></rows>", Some(OtherKind::Xml)),
            ("{\"\":\"WARNING!\",\"doc_id\":\"1aB\",\"email\":\"\"}", Some(OtherKind::GoogleShortcut)),
            ("{氏名},番号", None),
            ("氏名,番号", None),
        ] {
            assert_eq!(of_text(text), kind, "{text}");
        }
    }

    #[test]
    fn kinds_by_their_parts() {
        for (parts, kind) in [
            (&["[content_types].xml", "word/document.xml"][..], OtherKind::Word),
            (&["[content_types].xml", "ppt/presentation.xml"], OtherKind::PowerPoint),
            (&["index/document.iwa", "preview.jpg"], OtherKind::Numbers),
            (&["mimetype", "content.xml"], OtherKind::Unknown),
            (&["kobe.xlsx"], OtherKind::Archive),
        ] {
            let names: Vec<Vec<u8>> = parts.iter().map(|name| name.as_bytes().to_vec()).collect();
            assert_eq!(of_parts(&names), kind, "{parts:?}");
        }
    }
}
