//! The page: features never import each other, and every Japanese word stands in `ui/src/words/`.

use super::code::line_of;
use super::text::beside;
use super::{File, Found};

const FEATURES: &str = "ui/src/features/";
const WORDS: &str = "ui/src/words/";

/// A feature folder never imports another: what two need goes to components, lib or api.
pub fn features(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_script()) {
        let Some(own) = feature_of(&file.path) else { continue };
        let code = file.uncommented();
        for (at, text) in texts(&code) {
            if let Some(other) = target(&file.path, text).as_deref().and_then(feature_of)
                && other != own
            {
                let what = format!(
                    "the feature `{own}` imports the feature `{other}`; move what both need to ui/src/components, lib or api"
                );
                found.push(Found::at(file, line_of(&code, at), what));
            }
        }
    }
    found
}

/// The folder of a path under `features/`; `None` elsewhere, and for a file that lies in `features/` itself.
fn feature_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(FEATURES)?;
    rest.split_once('/').map_or((!rest.contains('.')).then_some(rest), |(folder, _)| Some(folder))
}

/// Everything between two quotes, and where: a path can be imported, mocked, globbed or made an address.
fn texts(code: &str) -> Vec<(usize, &str)> {
    let quotes = code.match_indices(['"', '\'', '`']);
    quotes
        .filter_map(|(at, quote)| {
            let rest = &code[at + 1..];
            Some((at, &rest[..rest.find(quote)?]))
        })
        .collect()
}

/// The path that a text means; `None` for a package and for words.
fn target(from: &str, import: &str) -> Option<String> {
    if let Some(rest) = ["@/", "~/", "/src/", "src/"].iter().find_map(|alias| import.strip_prefix(alias)) {
        return Some(format!("ui/src/{rest}"));
    }
    import.starts_with('.').then(|| beside(from, import))
}

/// Words for people are kept together, so that they can be read and corrected as one text.
pub fn language(tree: &[File]) -> Vec<Found> {
    tree.iter()
        .filter(|file| file.is_script() && file.path.starts_with("ui/src/"))
        .filter(|file| !file.path.starts_with(WORDS) && !file.is_test())
        .flat_map(|file| {
            let code = file.uncommented();
            let lines: Vec<usize> = code
                .lines()
                .enumerate()
                .filter(|(_, line)| line.chars().any(is_japanese))
                .map(|(n, _)| n + 1)
                .collect();
            lines.into_iter().map(|line| {
                Found::at(file, line, "Japanese words stand in ui/src/words/; name them there and use the name")
            })
        })
        .collect()
}

/// Kana and kanji. Full-width blanks and signs say nothing by themselves.
fn is_japanese(c: char) -> bool {
    matches!(c,
        '々'..='〇' | 'ぁ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '\u{31F0}'..='\u{31FF}' | 'ｦ'..='ﾟ'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
