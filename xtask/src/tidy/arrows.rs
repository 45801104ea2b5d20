//! Arrows: which crate may know which. A new dependency between crates is a change of the architecture.

use super::house::{ARROWS, Arrow, XTASK_MAY};
use super::manifest::{self, Kind};
use super::{File, Found};

/// Crates know only what their arrow allows; tests may know a little more.
pub fn arrows(tree: &[File]) -> Vec<Found> {
    let (manifests, broken) = manifest::all(tree);
    let ours = |package: &str| package.starts_with("kenpo-") || manifests.iter().any(|m| m.package == package);
    let mut found: Vec<Found> =
        broken.iter().map(|file| Found::at(file, 1, "this is not TOML; mend it, its arrows cannot be seen")).collect();
    for manifest in &manifests {
        let at = |line, what| Found::at(manifest.file, line, what);
        let Some(arrow) = ARROWS.iter().find(|arrow| arrow.package == manifest.package) else {
            found.push(at(
                1,
                format!(
                    "the crate `{}` has no arrow; say in ARCHITECTURE.md what it may know, then add it to ARROWS",
                    manifest.package
                ),
            ));
            continue;
        };
        if arrow.folder != manifest.folder {
            found.push(at(1, format!("`{}` belongs in {}; move it back", arrow.package, arrow.folder)));
        }
        for dependency in manifest.dependencies.iter() {
            let package = dependency.package.as_str();
            if ours(package) && package != dependency.alias {
                found.push(at(
                    dependency.line,
                    format!("`{package}` goes by the name `{}`; call it by its own", dependency.alias),
                ));
            }
            if ours(package) && !may(arrow, package, dependency.kind) {
                let what = format!(
                    "`{}` must not know `{package}`; pass a value of kenpo-domain instead, or do it in kenpo-office",
                    arrow.package
                );
                found.push(at(dependency.line, what));
            }
            if arrow.package == "xtask" && !ours(package) && !XTASK_MAY.contains(&package) {
                let what =
                    format!("`xtask` must not need `{package}`; it runs before anything is installed, do without");
                found.push(at(dependency.line, what));
            }
        }
    }
    found
}

fn may(arrow: &Arrow, package: &str, kind: Kind) -> bool {
    arrow.knows.contains(&package) || (kind == Kind::Tests && arrow.tests_know.contains(&package))
}

/// Every crate takes the lints of the workspace.
pub fn lints(tree: &[File]) -> Vec<Found> {
    let (manifests, _) = manifest::all(tree);
    manifests
        .iter()
        .filter(|manifest| !manifest.lints)
        .map(|manifest| {
            let what = "the lints of the workspace are not taken; write `[lints]` with `workspace = true`";
            Found::at(manifest.file, 1, what)
        })
        .collect()
}
