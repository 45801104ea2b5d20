//! A Cargo manifest as the rules need it: whose it is, and what it depends on under which real name.

use super::File;
use toml::{Table, Value};

/// In which part of a manifest a dependency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `[dependencies]` and `[build-dependencies]`, also under `[target.*]`.
    Product,
    /// `[dev-dependencies]`.
    Tests,
}

pub struct Dependency {
    /// The package's own name.
    pub package: String,
    /// The name it is used by.
    pub alias: String,
    /// For the product or for its tests.
    pub kind: Kind,
    pub line: usize,
}

/// One package's manifest.
pub struct Manifest<'a> {
    pub file: &'a File,
    /// The package's name.
    pub package: String,
    /// Its folder, such as `src-tauri/crates/store`.
    pub folder: &'a str,
    /// What it depends on.
    pub dependencies: Vec<Dependency>,
    /// Whether it takes the lints of the workspace.
    pub lints: bool,
}

/// Every package of the tree, and the manifests that cannot be read.
pub fn all(tree: &[File]) -> (Vec<Manifest<'_>>, Vec<&File>) {
    let files = || tree.iter().filter(|file| file.name() == "Cargo.toml");
    let shared: Table = files()
        .find(|file| file.path == "Cargo.toml")
        .and_then(|file| file.text.parse::<Table>().ok())
        .and_then(|root| table(&root, "workspace").and_then(|w| table(w, "dependencies")).cloned())
        .unwrap_or_default();
    let mut broken = Vec::new();
    let mut manifests = Vec::new();
    for file in files() {
        match file.text.parse::<Table>() {
            Err(_) => broken.push(file),
            Ok(toml) => manifests.extend(manifest(file, &toml, &shared)),
        }
    }
    (manifests, broken)
}

/// `None` for the workspace's own file, which is no package.
fn manifest<'a>(file: &'a File, toml: &Table, shared: &Table) -> Option<Manifest<'a>> {
    let package = table(toml, "package")?.get("name")?.as_str()?.to_owned();
    let mut dependencies = section(file, toml, shared);
    for target in table(toml, "target").into_iter().flat_map(Table::values).filter_map(Value::as_table) {
        dependencies.extend(section(file, target, shared));
    }
    let lints = table(toml, "lints").and_then(|lints| lints.get("workspace")) == Some(&Value::Boolean(true));
    Some(Manifest {
        file,
        package,
        folder: file.path.trim_end_matches("Cargo.toml").trim_end_matches('/'),
        dependencies,
        lints,
    })
}

fn section(file: &File, toml: &Table, shared: &Table) -> Vec<Dependency> {
    let parts = [
        ("dependencies", Kind::Product),
        ("build-dependencies", Kind::Product),
        ("dev-dependencies", Kind::Tests),
        // Spellings that Cargo still takes.
        ("build_dependencies", Kind::Product),
        ("dev_dependencies", Kind::Tests),
    ];
    let mut found = Vec::new();
    for (part, kind) in parts {
        for (alias, value) in table(toml, part).into_iter().flatten() {
            found.push(Dependency {
                package: package_of(alias, value, shared),
                alias: alias.clone(),
                kind,
                line: line_of(&file.text, alias, part),
            });
        }
    }
    found
}

/// The real name: `package` renames, here or in the workspace's table.
fn package_of(alias: &str, value: &Value, shared: &Table) -> String {
    let renamed = |value: &Value| value.get("package").and_then(Value::as_str).map(str::to_owned);
    renamed(value).or_else(|| shared.get(alias).and_then(renamed)).unwrap_or_else(|| alias.to_owned())
}

fn table<'a>(toml: &'a Table, key: &str) -> Option<&'a Table> {
    toml.get(key).and_then(Value::as_table)
}

/// The line where a dependency is named inside its part, as near as plain text tells; 1 where it does not.
fn line_of(text: &str, alias: &str, part: &str) -> usize {
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line.contains(part);
        }
        let names = line.strip_prefix(alias).or_else(|| line.strip_prefix('"')?.strip_prefix(alias));
        let named = names.is_some_and(|rest| rest.starts_with(['.', ' ', '=', '"']));
        if inside && (named || line.ends_with(&format!(".{alias}]"))) {
            return number + 1;
        }
    }
    1
}
