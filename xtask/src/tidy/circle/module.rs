//! What one module of a source file says, as values: what it defines, what it brings in, and what it names. Works on nothing.

/// A path as written: `crate`, `self`, `super` and names.
pub type Path = Vec<String>;

/// A module: a file, or a block `mod name { .. }` inside one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Module {
    /// Types, functions, constants and macros that stand right in it.
    pub items: Vec<Item>,
    /// The modules that it declares.
    pub children: Vec<Child>,
    /// Its `use` declarations, one for each name.
    pub imports: Vec<Import>,
    /// The paths that its code says outside `use`.
    pub mentions: Vec<Mention>,
    /// The paths that a macro may make of `path::$name`: with each word of the file in the parameter's place.
    pub perhaps: Vec<Mention>,
}

/// Something defined in a module.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    /// Whether others than the module and those inside it may see it.
    pub public: bool,
}

/// A module inside a module.
#[derive(Debug, PartialEq, Eq)]
pub struct Child {
    pub name: String,
    /// Whether others than the module and those inside it may see it.
    pub public: bool,
    /// Its block; `None` where a file holds it.
    pub block: Option<Module>,
}

/// One name, or all names of a place, brought into a module.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    /// From where.
    pub path: Path,
    pub brings: Brings,
    /// Whether it is a re-export.
    pub public: bool,
    pub line: usize,
}

/// What an import brings.
#[derive(Debug, PartialEq, Eq)]
pub enum Brings {
    /// One name, as it is called here.
    Name(String),
    /// Everything that stands there.
    All,
}

/// A path that code says.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention {
    pub path: Path,
    pub line: usize,
}
