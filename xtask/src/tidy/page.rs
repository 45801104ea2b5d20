//! The page: features never import each other, and every Japanese word stands in `ui/src/words/`.

use super::code::line_of;
use super::{File, Found};

const FEATURES: &str = "ui/src/features/";
const WORDS: &str = "ui/src/words/";

/// A feature folder never imports another: what two need goes to components, lib or api.
pub fn features(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.is_script()) {
        let Some(own) = feature_of(&file.path) else { continue };
        let code = file.uncommented();
        for (at, import) in imports(&code) {
            if let Some(other) = target(&file.path, import).as_deref().and_then(feature_of)
                && other != own
            {
                let what = format!(
                    "the feature `{own}` imports the feature `{other}`; move what both need to ui/src/components, lib or api"
                );
                found.push((file.path.clone(), line_of(&code, at), what));
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

/// What is imported, and where: `from "x"`, `import "x"`, `import("x")`, `mock("x")`.
fn imports(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, quote) in code.match_indices(['"', '\'']) {
        let before = code[..at].trim_end().trim_end_matches('(').trim_end();
        let imported = ["from", "import", "require", "mock", "importActual"].iter().any(|word| before.ends_with(word));
        if imported && let Some(len) = code[at + 1..].find(quote) {
            found.push((at, &code[at + 1..at + 1 + len]));
        }
    }
    found
}

/// The path that an import means; `None` for a package.
fn target(from: &str, import: &str) -> Option<String> {
    if let Some(rest) = ["@/", "~/", "/src/", "src/"].iter().find_map(|alias| import.strip_prefix(alias)) {
        return Some(format!("ui/src/{rest}"));
    }
    if !import.starts_with('.') {
        return None;
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in import.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    Some(path.join("/"))
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
                (
                    file.path.clone(),
                    line,
                    "Japanese words stand in ui/src/words/; name them there and use the name".to_owned(),
                )
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
