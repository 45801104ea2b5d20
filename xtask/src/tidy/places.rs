//! Words that only named files may say: reading sealed values, writing, asking the world, normalising, leaving a test out.
//!
//! Looks at code alone, so that a comment or a message may speak of what is forbidden.

use super::code::{self, find, inside, is_word, line_of, test_ranges};
use super::house::{ASKS, INSIDE, NAMED, NORMALISING, Named, WORLD, WRITING, among};
use super::{File, Found};

/// What the types of the gate cannot forbid stands in named files. Tests may look inside.
pub fn named(tree: &[File]) -> Vec<Found> {
    by_table(tree, NAMED)
}

/// Everything that leaves passes `office::out`. Tests may write.
pub fn writing(tree: &[File]) -> Vec<Found> {
    by_table(tree, WRITING)
}

fn by_table(tree: &[File], table: &[Named]) -> Vec<Found> {
    let mut found = Vec::new();
    for (file, code) in product(tree) {
        for rule in table.iter().filter(|rule| !among(&file.path, rule.files)) {
            let places = find(&code, rule.word).into_iter().chain(in_lists(&code, rule.word));
            found.extend(places.map(|at| breach(file, &code, at, rule)));
        }
    }
    found
}

/// `owner::{word, …}` and `owner::{*}`: `owner::word` by another spelling. Also `owner::{self as x}`, whatever the word.
fn in_lists(code: &str, word: &str) -> Vec<usize> {
    let Some((owner, word)) = word.rsplit_once("::") else { return Vec::new() };
    let names = |list: &str| list.contains('*') || [word, "self as"].iter().any(|name| !find(list, name).is_empty());
    let lists = find(code, &format!("{owner}::{{")).into_iter();
    lists.filter(|at| names(inside(&code[at + owner.len() + 2..]))).collect()
}

fn breach(file: &File, code: &str, at: usize, rule: &Named) -> Found {
    Found::at(file, line_of(code, at), format!("`{}` stands in named files only; {}", rule.word, rule.instead))
}

/// Nothing inside asks the world.
pub fn world(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for (file, code) in product(tree).filter(|(file, _)| among(&file.path, INSIDE) && file.path != ASKS) {
        for word in WORLD {
            for at in find(&code, word) {
                let what = format!("`{word}` asks the world; take the value as an argument");
                found.push(Found::at(file, line_of(&code, at), what));
            }
        }
    }
    found
}

/// A name or an address is never normalised; search keys are made in one file, passwords read in another. Tests too: they could hide a changed
/// name.
pub fn normalise(tree: &[File]) -> Vec<Found> {
    let ways: [(&str, &[&str]); 2] = [("rs", &["nfc()", "nfd()", "nfkc()", "nfkd()"]), ("script", &[".normalize("])];
    let mut found = Vec::new();
    for file in tree.iter().filter(|file| !NORMALISING.contains(&file.path.as_str())) {
        let code = file.code();
        for (kind, words) in &ways {
            let here =
                if *kind == "rs" { file.extension() == "rs" } else { file.is_script() && file.path.starts_with("ui/") };
            for at in words.iter().filter(|_| here).flat_map(|word| find(&code, word)) {
                let what = "a name or an address is never normalised; keep it as it is, and take search keys from kenpo_domain::search".to_owned();
                found.push(Found::at(file, line_of(&code, at), what));
            }
        }
    }
    found
}

const LEFT_OUT: [&str; 5] = ["#[ignore", "should_panic", "todo!", "unimplemented!", "#[path"];
const LEFT_OUT_PAGE: [&str; 3] = ["xit(", "xtest(", "xdescribe("];

/// What the page's tests are begun with, and what takes one out.
const RUNNERS: [&str; 4] = ["it", "test", "describe", "suite"];
const MARKS: [&str; 6] = [".skip", ".todo", ".only", ".skipIf", ".runIf", ".fails"];

/// Every test runs, nothing is promised for later, and what is called a test is one.
pub fn tests(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for file in tree {
        let code = file.code();
        let mut places: Vec<(usize, &str)> = Vec::new();
        let words: &[&str] = match file.extension() {
            "rs" => &LEFT_OUT,
            _ if file.is_script() => &LEFT_OUT_PAGE,
            _ => continue,
        };
        places.extend(words.iter().flat_map(|word| find(&code, word).into_iter().map(move |at| (at, *word))));
        if file.is_script() {
            let marked = MARKS.iter().flat_map(|mark| find(&code, mark).into_iter().map(move |at| (at, *mark)));
            places.extend(marked.filter(|(at, _)| RUNNERS.contains(&root(&code[..*at]))));
        } else {
            let conditional =
                find(&code, "cfg_attr(").into_iter().filter(|at| !find(inside(&code[at + 8..]), "ignore").is_empty());
            places.extend(conditional.map(|at| (at, "ignore")));
        }
        for (at, word) in places {
            let what = format!("`{word}` leaves something out; build it and test it, or take it away");
            found.push(Found::at(file, line_of(&code, at), what));
        }
    }
    found.extend(modules_of_tests(tree));
    found
}

/// The first name of the chain that `before` ends with: `it` of `it.concurrent`.
fn root(before: &str) -> &str {
    let chain = before.trim_end_matches(|c| is_word(c) || c == '.');
    before[chain.len()..].split('.').next().unwrap_or_default()
}

/// The rules speak of the product, and pass over modules called `tests`: these must stand under `cfg(test)` where they are declared.
fn modules_of_tests(tree: &[File]) -> Vec<Found> {
    let modules = tree.iter().filter(|file| file.extension() == "rs").filter_map(|file| {
        let src = file.path.find("/src/")? + "/src".len();
        let tests = src + file.path[src..].find("/tests/").or_else(|| file.path[src..].find("/tests.rs"))?;
        (!file.path.starts_with("tests/")).then(|| (file, &file.path[..tests]))
    });
    let declares = |parent: &File| {
        let code = parent.code();
        let declared = find(&code, "mod tests;");
        let ranges = test_ranges(&code);
        !declared.is_empty() && declared.iter().all(|at| ranges.iter().any(|(from, to)| (from..to).contains(&at)))
    };
    let parents = |folder: &str| ["/mod.rs", "/lib.rs", "/main.rs", ".rs"].map(|end| format!("{folder}{end}"));
    modules
        .filter(|(_, folder)| {
            let parents = parents(folder);
            let there: Vec<&File> = tree.iter().filter(|file| parents.contains(&file.path)).collect();
            there.is_empty() || !there.into_iter().any(declares)
        })
        .map(|(file, _)| {
            let what = "the product compiles this module `tests`; declare it as `#[cfg(test)] mod tests;` or call it something else";
            Found::at(file, 1, what.to_owned())
        })
        .collect()
}

/// Rust files of the product with their code; tests inside a file are blanked.
pub fn product(tree: &[File]) -> impl Iterator<Item = (&File, String)> {
    let product = tree.iter().filter(|file| file.extension() == "rs" && !file.is_test());
    product.map(|file| (file, code::product(&file.text)))
}
