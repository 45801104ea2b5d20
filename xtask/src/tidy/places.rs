//! Words that only named files may say: reading sealed values, writing, asking the world, normalising, leaving a test out.
//!
//! Looks at code alone, so that a comment or a message may speak of what is forbidden.

use super::code::{find, line_of, test_ranges};
use super::house::{INSIDE, NAMED, Named, WORLD, WRITING, among};
use super::{File, Found};

/// What the types of the gate cannot forbid stands in named files. Tests may look inside.
pub fn named(tree: &[File]) -> Vec<Found> {
    let mut found = by_table(tree, NAMED);
    found.extend(product(tree).flat_map(contract_by_list));
    found
}

/// `use …::gate::{contract, …}`: the same door by another spelling.
fn contract_by_list((file, code): (&File, String)) -> Vec<Found> {
    let Some(rule) = NAMED.iter().find(|rule| rule.word == "gate::contract") else { return Vec::new() };
    let lists = find(&code, "gate::{").into_iter().filter(|at| {
        let list = &code[*at..];
        let end = list.find(';').unwrap_or(list.len());
        !find(&list[..end], "contract").is_empty() || list[..end].contains('*')
    });
    lists.filter(|_| !among(&file.path, rule.files)).map(|at| breach(file, &code, at, rule)).collect()
}

/// Everything that leaves passes `office::out`. Tests may write.
pub fn writing(tree: &[File]) -> Vec<Found> {
    by_table(tree, WRITING)
}

fn by_table(tree: &[File], table: &[Named]) -> Vec<Found> {
    let mut found = Vec::new();
    for (file, code) in product(tree) {
        for rule in table.iter().filter(|rule| !among(&file.path, rule.files)) {
            found.extend(find(&code, rule.word).into_iter().map(|at| breach(file, &code, at, rule)));
        }
    }
    found
}

fn breach(file: &File, code: &str, at: usize, rule: &Named) -> Found {
    (file.path.clone(), line_of(code, at), format!("`{}` stands in named files only; {}", rule.word, rule.instead))
}

/// Nothing inside asks the world.
pub fn world(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for (file, code) in product(tree).filter(|(file, _)| among(&file.path, INSIDE)) {
        for word in WORLD {
            for at in find(&code, word) {
                let what = format!("`{word}` asks the world; take the value as an argument");
                found.push((file.path.clone(), line_of(&code, at), what));
            }
        }
    }
    found
}

/// A name or an address is never normalised; search keys are made in one file. Tests too: they could hide a changed name.
pub fn normalise(tree: &[File]) -> Vec<Found> {
    let ways: [(&str, &[&str]); 2] = [("rs", &["nfc()", "nfd()", "nfkc()", "nfkd()"]), ("script", &[".normalize("])];
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| file.path != "src-tauri/crates/domain/src/search.rs") {
        let code = file.code();
        for (kind, words) in &ways {
            let here =
                if *kind == "rs" { file.extension() == "rs" } else { file.is_script() && file.path.starts_with("ui/") };
            for at in words.iter().filter(|_| here).flat_map(|word| find(&code, word)) {
                let what = "a name or an address is never normalised; keep it as it is, and take search keys from kenpo_domain::search".to_owned();
                found.push((file.path.clone(), line_of(&code, at), what));
            }
        }
    }
    found
}

const LEFT_OUT: [&str; 5] = ["#[ignore", "should_panic", "todo!", "unimplemented!", "cfg_attr(test, ignore"];
const LEFT_OUT_PAGE: [&str; 12] = [
    "it.skip",
    "it.todo",
    "it.only",
    "test.skip",
    "test.todo",
    "test.only",
    "describe.skip",
    "describe.todo",
    "describe.only",
    "xit(",
    "xtest(",
    "xdescribe(",
];

/// Every test runs, and nothing is promised for later.
pub fn tests(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree {
        let words: &[&str] = match file.extension() {
            "rs" => &LEFT_OUT,
            _ if file.is_script() => &LEFT_OUT_PAGE,
            _ => continue,
        };
        let code = file.code();
        for (word, at) in words.iter().flat_map(|word| find(&code, word).into_iter().map(move |at| (word, at))) {
            let what = format!("`{word}` leaves something out; build it and test it, or take it away");
            found.push((file.path.clone(), line_of(&code, at), what));
        }
    }
    found
}

/// Rust files of the product with their code; tests inside a file are blanked.
fn product(tree: &[File]) -> impl Iterator<Item = (&File, String)> {
    tree.iter().filter(|file| file.extension() == "rs" && !file.is_test()).map(|file| {
        let mut code = file.code();
        for (from, to) in test_ranges(&code) {
            let blank: String = code[from..to].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
            code.replace_range(from..to, &blank);
        }
        (file, code)
    })
}
