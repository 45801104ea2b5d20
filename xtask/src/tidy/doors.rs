//! Doors: a foreign library comes in through the files named for it, so that it can be exchanged without touching the rest.

use super::code::{find, is_word, line_of, test_ranges};
use super::house::{DOORS, Door, PAGE_DOORS, among};
use super::manifest;
use super::{File, Found};

/// Libraries stand in their door files only. A library goes by its own name, else it could not be seen.
pub fn doors(tree: &[File]) -> Vec<Found> {
    let rust = tree.iter().filter(|file| file.extension() == "rs" && !file.is_test()).flat_map(rust_doors);
    let page = tree.iter().filter(|file| file.is_script() && file.path.starts_with("ui/")).flat_map(page_doors);
    rust.chain(page).chain(renamed(tree)).collect()
}

fn rust_doors(file: &File) -> Vec<Found> {
    let code = file.code();
    let tests = test_ranges(&code);
    DOORS
        .iter()
        .filter(|door| !among(&file.path, door.files))
        .filter_map(|door| {
            let at = find(&code, door.library).into_iter().find(|at| {
                is_use(&code, *at, door.library) && !tests.iter().any(|(from, to)| (from..to).contains(&at))
            })?;
            Some(Found::at(file, line_of(&code, at), wrong(door)))
        })
        .collect()
}

fn wrong(door: &Door) -> String {
    format!("`{}` comes in by {} only; call what stands there", door.library, door.files.join(", "))
}

/// A path that begins with the library, or an import of it. A field, a module or a variable of that name is something else.
fn is_use(code: &str, at: usize, library: &str) -> bool {
    let (before, after) = (code[..at].trim_end(), code[at + library.len()..].trim_start());
    let statement = before.rsplit([';', '}']).next().unwrap_or_default().trim_start();
    // `crate::csv`, `self::csv`, `super::csv`, `sheet::csv` are modules of ours; `::csv` is the library.
    let ours = before.strip_suffix("::").is_some_and(|path| path.ends_with(is_word));
    let imported = ["use ", "pub use ", "extern crate "].iter().any(|word| format!("{statement} ").starts_with(word));
    let named = after.starts_with([';', ',', '}']) || after.starts_with("as ");
    !ours && (after.starts_with("::") || (imported && named))
}

fn page_doors(file: &File) -> Vec<Found> {
    let code = file.uncommented();
    PAGE_DOORS
        .iter()
        .filter(|door| !among(&file.path, door.files) && !file.is_test())
        .flat_map(|door| {
            let quoted = |quote: char| code.find(&format!("{quote}{}", door.library));
            let at = [quoted('\''), quoted('"'), quoted('`')].into_iter().flatten().min()?;
            // Vite and the linter speak of packages without using them.
            let source = file.path.starts_with("ui/src/");
            source.then(|| Found::at(file, line_of(&code, at), wrong(door)))
        })
        .collect()
}

fn renamed(tree: &[File]) -> Vec<Found> {
    let (manifests, _) = manifest::all(tree);
    let mut found = Vec::new();
    for manifest in &manifests {
        for dependency in &manifest.dependencies {
            let behind = DOORS.iter().any(|door| door.library == dependency.package.replace('-', "_"));
            if behind && dependency.package != dependency.alias {
                let what =
                    format!("`{}` goes by the name `{}`; call it by its own", dependency.package, dependency.alias);
                found.push(Found::at(manifest.file, dependency.line, what));
            }
        }
    }
    found
}
