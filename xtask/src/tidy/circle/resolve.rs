//! From a path to the files that define what it names, through modules, imports and re-exports. Reads no source.

use super::crates::{Crate, Placed};
use super::module::{Brings, Path};
use std::collections::BTreeSet;

/// What a path names. A name that comes from another crate names nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target<'a> {
    /// A module, by its place in the crate.
    Module(usize),
    /// Something defined in a file.
    Item(&'a str),
}

type Targets<'a> = BTreeSet<Target<'a>>;

/// The files that define what `path` names in `module`; none for a module itself, which only holds names.
pub fn files<'a>(within: &Crate<'a>, module: usize, path: &Path) -> BTreeSet<&'a str> {
    of(Search { within, unknown: Unknown::Made, followed: Vec::new() }.path(module, path))
}

/// The same for a path that may name nothing at all.
pub fn files_if_known<'a>(within: &Crate<'a>, module: usize, path: &Path) -> BTreeSet<&'a str> {
    of(Search { within, unknown: Unknown::Nothing, followed: Vec::new() }.path(module, path))
}

fn of<'a>(targets: Targets<'a>) -> BTreeSet<&'a str> {
    let files = targets.into_iter().filter_map(|target| match target {
        Target::Item(file) => Some(file),
        Target::Module(_) => None,
    });
    files.collect()
}

/// What a name is that nobody declares in a module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    /// A macro of the module's file makes it.
    Made,
    Nothing,
}

struct Search<'s, 'a> {
    within: &'s Crate<'a>,
    unknown: Unknown,
    /// The imports that are being followed, by module and number: re-exports may lead back to themselves.
    followed: Vec<(usize, usize)>,
}

impl<'s, 'a> Search<'s, 'a> {
    fn module(&self, module: usize) -> &'s Placed<'a> {
        &self.within.modules[module]
    }

    fn path(&mut self, from: usize, path: &Path) -> Targets<'a> {
        let mut here: Option<Targets<'a>> = None;
        for name in path {
            here = Some(match here {
                None => self.first(from, name),
                Some(targets) => self.next(from, &targets, name),
            });
        }
        here.unwrap_or_default()
    }

    /// The first name of a path. One that nobody here knows is another crate's.
    fn first(&mut self, from: usize, name: &str) -> Targets<'a> {
        match name {
            "crate" => Targets::from([Target::Module(0)]),
            "self" => Targets::from([Target::Module(from)]),
            "super" => self.parent(from),
            name => self.lookup(from, name, from).unwrap_or_default(),
        }
    }

    /// A further name. Of a module and a function of one name, only the module has something in it.
    fn next(&mut self, from: usize, targets: &Targets<'a>, name: &str) -> Targets<'a> {
        let modules: Vec<usize> = targets
            .iter()
            .filter_map(|target| match target {
                Target::Module(module) => Some(*module),
                Target::Item(_) => None,
            })
            .collect();
        if modules.is_empty() {
            // A variant, a method or a constant of a type stands where the type does.
            return targets.clone();
        }
        modules.into_iter().flat_map(|module| self.member(from, module, name)).collect()
    }

    fn member(&mut self, from: usize, module: usize, name: &str) -> Targets<'a> {
        if name == "super" {
            return self.parent(module);
        }
        let file = self.module(module).file;
        self.lookup(module, name, from).unwrap_or_else(|| match self.unknown {
            Unknown::Made => Targets::from([Target::Item(file)]),
            Unknown::Nothing => Targets::new(),
        })
    }

    fn parent(&self, module: usize) -> Targets<'a> {
        self.module(module).parent.map(Target::Module).into_iter().collect()
    }

    /// What a name means in a module to somebody in the module `asker`; `None` where it is not known there.
    fn lookup(&mut self, module: usize, name: &str, asker: usize) -> Option<Targets<'a>> {
        let seen = |public: bool| public || self.is_within(asker, module);
        let here = self.module(module);
        let items = here.items.iter().filter(|item| item.name == name && seen(item.public));
        let children = here.children.iter().filter(|child| child.name == name && seen(child.public));
        let mut own: Vec<Targets<'a>> = items.map(|_| Targets::from([Target::Item(here.file)])).collect();
        own.extend(children.map(|child| Targets::from([Target::Module(child.module)])));
        let (mut named, mut all) = (Vec::new(), Vec::new());
        for (number, import) in here.imports.iter().enumerate().filter(|(_, import)| seen(import.public)) {
            match &import.brings {
                Brings::Name(known) if known == name => named.push(number),
                Brings::Name(_) => {}
                Brings::All => all.push(number),
            }
        }
        own.extend(named.into_iter().filter_map(|import| self.follow(module, import)));
        if own.is_empty() {
            own.extend(all.into_iter().filter_map(|import| self.in_all(module, import, name)));
        }
        (!own.is_empty()).then(|| own.into_iter().flatten().collect())
    }

    /// Whether `inner` is `outer` or lies inside it.
    fn is_within(&self, inner: usize, outer: usize) -> bool {
        inner == outer || self.module(inner).parent.is_some_and(|parent| self.is_within(parent, outer))
    }

    /// What an import of a module brings; `None` where following it leads back to it.
    fn follow(&mut self, module: usize, import: usize) -> Option<Targets<'a>> {
        if self.followed.contains(&(module, import)) {
            return None;
        }
        self.followed.push((module, import));
        let targets = self.path(module, &self.module(module).imports[import].path);
        self.followed.pop();
        Some(targets)
    }

    /// What a name means among all that an import `x::*` brings.
    fn in_all(&mut self, module: usize, import: usize, name: &str) -> Option<Targets<'a>> {
        let places = self.follow(module, import)?;
        self.followed.push((module, import));
        let found: Vec<Targets<'a>> = places
            .into_iter()
            .filter_map(|place| match place {
                Target::Module(place) => self.lookup(place, name, module),
                Target::Item(_) => None,
            })
            .collect();
        self.followed.pop();
        (!found.is_empty()).then(|| found.into_iter().flatten().collect())
    }
}

#[cfg(test)]
mod tests;
