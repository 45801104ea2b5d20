//! The modules of one crate, each with its file and its place below the root. Files that only tests reach are not among them.

use super::module::{Import, Item, Mention, Module};
use super::read::read;
use crate::tidy::code::product;
use crate::tidy::tree::File;

/// A crate as the compiler sees it: a root file and what it declares. The root is the first module.
pub struct Crate<'a> {
    pub modules: Vec<Placed<'a>>,
}

/// A module in its place.
pub struct Placed<'a> {
    /// The path of its file.
    pub file: &'a str,
    /// The module that declares it; `None` for the root.
    pub parent: Option<usize>,
    /// The modules that it declares.
    pub children: Vec<Below>,
    /// What it defines.
    pub items: Vec<Item>,
    /// What it brings in.
    pub imports: Vec<Import>,
    /// What it names.
    pub mentions: Vec<Mention>,
    /// What it names where such a name is known.
    pub perhaps: Vec<Mention>,
}

/// A module below another.
pub struct Below {
    pub name: String,
    /// Whether others than its parent and those inside may see it.
    pub public: bool,
    /// Which module of the crate it is.
    pub module: usize,
}

/// The crates of a package: its library, its programs, its examples and its build script, where Cargo looks for them.
pub fn crates<'a>(folder: &str, tree: &'a [File]) -> Vec<Crate<'a>> {
    let roots = tree.iter().filter(|file| below(folder, &file.path).is_some_and(is_root));
    roots
        .map(|root| {
            let mut grown = Crate { modules: Vec::new() };
            grown.add(read(&product(&root.text)), &root.path, folder_of(&root.path), None, tree);
            grown
        })
        .collect()
}

/// The rest of a path below a folder.
pub fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// Whether a file, by its path in the package, is the root of a crate.
fn is_root(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["build.rs"] | ["src", "lib.rs" | "main.rs"] => true,
        ["examples", name] | ["src", "bin", name] => name.ends_with(".rs"),
        ["examples", _, "main.rs"] | ["src", "bin", _, "main.rs"] => true,
        _ => false,
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl<'a> Crate<'a> {
    /// Adds a module and all below it. `folder` holds the files of the modules that it declares.
    fn add(&mut self, source: Module, file: &'a str, folder: &str, parent: Option<usize>, tree: &'a [File]) -> usize {
        let module = self.modules.len();
        let Module { items, children, imports, mentions, perhaps } = source;
        self.modules.push(Placed { file, parent, children: Vec::new(), items, imports, mentions, perhaps });
        for child in children {
            let inner = format!("{folder}/{}", child.name);
            let added = match child.block {
                Some(block) => self.add(block, file, &inner, Some(module), tree),
                None => match module_file(&inner, tree) {
                    Some(found) => self.add(read(&product(&found.text)), &found.path, &inner, Some(module), tree),
                    None => continue,
                },
            };
            self.modules[module].children.push(Below { name: child.name, public: child.public, module: added });
        }
        module
    }
}

/// The file of a module: `folder.rs` or `folder/mod.rs`.
fn module_file<'a>(folder: &str, tree: &'a [File]) -> Option<&'a File> {
    let paths = [format!("{folder}.rs"), format!("{folder}/mod.rs")];
    tree.iter().find(|file| paths.contains(&file.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_root_stands_where_cargo_looks() {
        for (path, root) in [
            ("src/lib.rs", true),
            ("src/main.rs", true),
            ("src/bin/key.rs", true),
            ("src/bin/bench/main.rs", true),
            ("examples/codegen.rs", true),
            ("build.rs", true),
            ("src/bin/bench/measure.rs", false),
            ("src/read.rs", false),
            ("src/read/main.rs", false),
            ("tests/it/main.rs", false),
            ("crates/store/src/lib.rs", false),
        ] {
            assert_eq!(is_root(path), root, "{path}");
        }
    }

    #[test]
    fn modules_are_found_by_their_declarations() {
        let tree = [
            file("a/src/lib.rs", "mod x; mod y; mod w { mod v; }\n#[cfg(test)]\nmod tests;"),
            file("a/src/tests.rs", ""),
            file("a/src/x.rs", "mod z { mod deep; }"),
            file("a/src/x/z/deep.rs", ""),
            file("a/src/y/mod.rs", "mod u;"),
            file("a/src/y/u.rs", ""),
            file("a/src/w/v.rs", ""),
            file("a/src/nobody.rs", ""),
            file("ab/src/lib.rs", ""),
        ];
        let crates = crates("a", &tree);
        assert_eq!(crates.len(), 1);
        let files: Vec<&str> = crates[0].modules.iter().map(|module| module.file).collect();
        let expected = [
            "a/src/lib.rs",
            "a/src/x.rs",
            "a/src/x.rs",
            "a/src/x/z/deep.rs",
            "a/src/y/mod.rs",
            "a/src/y/u.rs",
            "a/src/lib.rs",
            "a/src/w/v.rs",
        ];
        assert_eq!(files, expected);
    }
}
