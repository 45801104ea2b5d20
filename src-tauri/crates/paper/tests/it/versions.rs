//! A form's version grows with its wording and its layout: what each version was is kept as a digest in `forms/versions.toml`.
//!
//! A digest is of everything that a page of the form depends on: the form file without its remarks, and specimens as they are laid out, which
//! holds what the code itself adds (days in 和暦, 男 and 女, 割, the faces, the way of wrapping).

use crate::support::{Case, FACES, day};
use kenpo_domain::decision::Ratio;
use kenpo_domain::document::Document;
use kenpo_domain::percent::Percent;
use kenpo_domain::sex::Sex;
use kenpo_paper::{Forms, Kit};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What each version of a form was.
type Rows = BTreeMap<u32, String>;

fn table() -> BTreeMap<String, BTreeMap<String, String>> {
    toml::from_str(include_str!("../../forms/versions.toml")).unwrap()
}

fn rows(form: &str) -> Rows {
    let rows = table().remove(form).unwrap_or_default();
    rows.into_iter().map(|(version, digest)| (version.parse().unwrap(), digest)).collect()
}

/// What a reader of the file wants to know and no page shows.
const REMARKS: [&str; 4] = ["about", "version", "verified", "note"];

/// A form file without its remarks, comments and blanks, whatever the order of its keys.
fn bare(value: &toml::Value) -> String {
    match value {
        toml::Value::Table(members) => {
            let members = members.iter().filter(|(name, _)| !REMARKS.contains(&name.as_str()));
            let members: BTreeMap<&String, String> = members.map(|(name, member)| (name, bare(member))).collect();
            format!("{members:?}")
        }
        toml::Value::Array(items) => format!("{:?}", items.iter().map(bare).collect::<Vec<_>>()),
        plain => plain.to_string(),
    }
}

/// Pieces that between them fill every slot in every way in which the code words it.
fn specimens(form: &str) -> Vec<Case> {
    let ratio = |percent, effective_on: Option<&str>, valid_until: Option<&str>| {
        Some(Ratio { percent, effective_on: effective_on.map(day), valid_until: valid_until.map(day) })
    };
    let (document, medium) = Document::of_form(form).unwrap();
    let plain = Case { document, medium, ..Case::default() };
    vec![
        plain.clone(),
        Case {
            symbol: String::new(),
            sex: Some(Sex::Female),
            ratio: ratio(Percent::Thirty, None, None),
            ..plain.clone()
        },
        Case { ratio: ratio(Percent::Twenty, Some("2026-12-01"), None), ..plain.clone() }.of("福島　一郎"),
        Case { ratio: ratio(Percent::Thirty, Some("2026-12-01"), Some("2027-07-31")), ..plain.clone() }
            .direct(&plain.address),
    ]
}

/// The digest of a form as this text says it.
fn digest(name: &str, text: &str) -> String {
    let file: toml::Table = toml::from_str(text).unwrap();
    let forms = Forms::read(|form| if form == name { Some(text) } else { Forms::text(form) }).unwrap();
    let kit = Kit::new(FACES.clone(), &forms).unwrap();
    let mut all = Sha256::new();
    all.update(bare(&file.into()));
    for case in specimens(name) {
        all.update(kenpo_paper::frame(&kit, case.release()).unwrap().get().dump(&kit));
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The version that a form's text says.
fn version(text: &str) -> u32 {
    let file: toml::Table = toml::from_str(text).unwrap();
    file["version"].as_integer().unwrap().try_into().unwrap()
}

/// What is to be done before this version of this form may be printed on; `None`: nothing.
fn to_do(name: &str, version: u32, digest: &str, rows: &Rows) -> Option<String> {
    let row = |version: u32| format!("`{version} = \"{digest}\"` below [{name}] in forms/versions.toml");
    if let Some(gone) = (1..version).find(|earlier| !rows.contains_key(earlier)) {
        return Some(format!("the row of version {gone} of {name} is gone: pieces were printed on it, put it back"));
    }
    if let Some((last, _)) = rows.last_key_value().filter(|(last, _)| **last > version) {
        return Some(format!(
            "{name} had version {last} already: set `version = {last}` or a higher one in forms/{name}.toml"
        ));
    }
    match rows.get(&version) {
        Some(kept) if kept == digest => None,
        Some(_) => {
            let next = version + 1;
            let raise = format!("set `version = {next}` in forms/{name}.toml and add {}", row(next));
            Some(format!("{name} is not what its version {version} was: {raise}; the rows of earlier versions stay"))
        }
        None => Some(format!("nothing says what version {version} of {name} is: add {}", row(version))),
    }
}

#[test]
fn a_form_that_changes_gets_a_higher_version() {
    let wanted: Vec<String> = Forms::names()
        .filter_map(|name| {
            let text = Forms::text(name).unwrap();
            to_do(name, version(text), &digest(name, text), &rows(name))
        })
        .collect();
    assert!(wanted.is_empty(), "{}", wanted.join("\n"));
}

#[test]
fn what_is_to_be_done_is_said() {
    let rows =
        |rows: &[(u32, &str)]| rows.iter().map(|(version, digest)| (*version, (*digest).to_owned())).collect::<Rows>();
    for (version, digest, kept, says, why) in [
        (1, "a", rows(&[(1, "a")]), None, "as it was"),
        (2, "b", rows(&[(1, "a"), (2, "b")]), None, "changed, raised and kept"),
        (3, "a", rows(&[(1, "a"), (2, "b"), (3, "a")]), None, "taken back is another version"),
        (
            1,
            "b",
            rows(&[(1, "a")]),
            Some("set `version = 2` in forms/x.toml and add `2 = \"b\"`"),
            "changed, not raised",
        ),
        (2, "b", rows(&[(1, "a")]), Some("add `2 = \"b\"` below [x]"), "raised, not kept"),
        (1, "a", rows(&[]), Some("add `1 = \"a\"`"), "a new form"),
        (2, "b", rows(&[(2, "b")]), Some("the row of version 1 of x is gone"), "an old row taken away"),
        (1, "a", rows(&[(1, "a"), (2, "b")]), Some("set `version = 2`"), "turned back"),
    ] {
        let said = to_do("x", version, digest, &kept);
        match says {
            None => assert_eq!(said, None, "{why}"),
            Some(part) => assert!(said.as_ref().is_some_and(|said| said.contains(part)), "{why}: {said:?}"),
        }
    }
}

#[test]
fn a_digest_hears_what_a_page_shows_and_nothing_else() {
    let (name, text) = ("notice_a4", Forms::text("notice_a4").unwrap());
    let as_it_is = digest(name, text);
    for (from, to, differs, why) in [
        ("ぜひご利用ください。", "ご利用ください。", true, "wording"),
        ("box = [24, 46, 78, 13]", "box = [24, 46, 78, 12.9]", true, "a measure"),
        ("dash = [1.6, 1.2]", "dash = [1.6, 1.3]", true, "how a line is drawn"),
        ("version = 1", "version = 2", false, "the version itself"),
        ("note = \"未確認: ", "note = \"未確認: まだ、", false, "a remark that is not printed"),
        ("[[page]]", "# 表\n[[page]]", false, "a comment"),
    ] {
        assert!(text.contains(from), "{from} is not in the form");
        assert_eq!(digest(name, &text.replacen(from, to, 1)) != as_it_is, differs, "{why}");
    }
}
