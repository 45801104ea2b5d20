//! Words for registered people whom a file does not name.

use kenpo_domain::roster::ImportSource;

/// What they are called.
pub fn called(source: ImportSource) -> &'static str {
    match source {
        ImportSource::Roster => "名簿にいない方",
        ImportSource::NationalList => "一覧にいない方",
    }
}

/// What to do next.
pub fn next(source: ImportSource) -> &'static str {
    match source {
        ImportSource::Roster => {
            "退職した方や、扶養から外れた方かもしれません。喪失の届けがあるか確かめてください。この方の登録は変わりません。"
        }
        ImportSource::NationalList => {
            "個人番号がまだ紐付いていない方や、資格を喪失した方かもしれません。資格と個人番号の登録を確かめてください。この方の登録は変わりません。"
        }
    }
}
