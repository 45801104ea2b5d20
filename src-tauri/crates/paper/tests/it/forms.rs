//! A form that cannot be printed is refused before anybody prints it.

use crate::support::{Case, FACES, KIT};
use kenpo_domain::document::FormStamp;
use kenpo_paper::{FormError, Forms, Kit};
use std::collections::BTreeMap;

/// Builds a kit from the bundled forms with one text of theirs changed. It must stand in at least one of them.
fn changed(from: &str, to: &str) -> Result<Kit, FormError> {
    let sources: BTreeMap<&str, String> =
        Forms::names().map(|name| (name, Forms::text(name).unwrap().replacen(from, to, 1))).collect();
    assert!(sources.iter().any(|(name, text)| Some(text.as_str()) != Forms::text(name)), "{from} is not in the forms");
    let source = |name| sources.get(name).map(String::as_str);
    Kit::new(FACES.clone(), &Forms::read(source)?)
}

#[test]
fn broken_forms_are_refused() {
    let name = "box = [24, 46, 78, 13]";
    for (from, to, complaint) in [
        (name, "box = [24, 46, 178, 13]", "over one another"),
        (name, "box = [24, 290, 78, 13]", "not on the page"),
        (name, "bax = [24, 46, 78, 13]", "bax"),
        ("{name}　様", "{nama}　様", "no slot is called"),
        ("{name}　様", "{name　様", "an open brace"),
        ("when = [\"insured\"]", "when = [\"insurred\"]", "insurred"),
        ("size = [210, 297]\nverified = false", "size = [210, 297]", "does not go with the note"),
        ("note = \"未確認: 飾り。\"", "note = \"\"", "does not go with the note"),
        ("text = \"資格情報のお知らせ\"\nsize = 20", "text = \"資格情報のお知らせ\"\nsize = 80", "does not fit"),
        ("ぜひご利用ください。", "ぜひ\u{E000}ご利用ください。", "no glyph for [\"U+E000\"]"),
        ("{ width = 32, label = \"氏名\" }", "{ width = 33, label = \"氏名\" }", "171 mm wide"),
        ("module = 0.35", "module = 0.2", "too fine"),
        ("at = [158.5, 23]", "at = [158.5, 16]", "over one another"),
        ("at = [167, 174]", "at = [155, 174]", "QR symbol"),
        ("{ text = \"{sex}\"", "{ text = \"男\"", "must say Sex"),
        ("有効期限 {valid_until}", "有効期限", "must say ValidUntil"),
        ("version = 1", "version = 0", "the first is 1"),
        ("version = 1", "", "version"),
    ] {
        let error = changed(from, to).err().unwrap_or_else(|| panic!("{to} was taken")).to_string();
        assert!(error.contains(complaint), "{to}: {error}");
    }
}

#[test]
fn a_form_that_a_document_names_must_be_there() {
    let error = Forms::read(|name| Forms::text(name).filter(|_| name != "notice_a4")).err().unwrap().to_string();
    assert!(error.contains("notice_a4") && error.contains("there is no such form"), "{error}");
}

#[test]
fn a_piece_says_on_which_form_it_was_laid_out() {
    let newer = changed("version = 1", "version = 2").unwrap();
    for (case, name) in [(Case::default(), "notice_a4"), (Case::certificate(), "certificate_postcard")] {
        for (kit, version) in [(&*KIT, 1), (&newer, 2)] {
            let frame = kenpo_paper::frame(kit, case.release()).unwrap();
            assert_eq!(frame.get().form, FormStamp { name: name.to_owned(), version });
            let preview = kenpo_paper::preview(kit, frame);
            assert_eq!(preview.get().form.name, name, "a look at it is a look at the same form");
        }
    }
}
