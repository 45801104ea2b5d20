//! A source file read into its [`Module`]. Never fails: what is not well formed is passed over, and the compiler says the rest.
//!
//! A lone lower-case word is taken for a name only where it is called (`f(`, `m!`, `f::<`): elsewhere it is a variable or a field.

use super::module::{Brings, Child, Import, Item, Mention, Module, Path};
use super::tokens::{Token, is_name, tokens};
use std::collections::BTreeSet;

/// The module that a file holds. `code` has neither comments, strings nor tests.
pub fn read(code: &str) -> Module {
    let tokens = tokens(code);
    let end = tokens.len();
    Reader { tokens, at: 0 }.module(end)
}

/// What an open bracket holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Items of the module: the argument of a macro that stands among them.
    Items,
    /// The variants of an enum.
    Variants,
    /// An attribute, whose lone words are not names of ours.
    Attribute,
    /// Anything else.
    Code,
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// The token `back` places before this one.
    fn before(&self, back: usize) -> &'a str {
        self.at.checked_sub(back).map_or("", |at| self.text(at))
    }

    /// Reads up to the token `end`.
    fn module(&mut self, end: usize) -> Module {
        let mut module = Module::default();
        let mut open: Vec<Inside> = Vec::new();
        let mut enum_begun = false;
        while self.at < end {
            let among_items = open.iter().all(|inside| *inside == Inside::Items);
            let (text, next) = (self.text(self.at), self.text(self.at + 1));
            match text {
                "(" | "[" | "{" => {
                    open.push(self.opens(open.last().copied(), among_items, enum_begun));
                    enum_begun = enum_begun && text != "{";
                    self.at += 1;
                }
                ")" | "]" | "}" => {
                    open.pop();
                    self.at += 1;
                }
                "use" if is_name(next) || matches!(next, "::" | "{" | "$") => self.imports(&mut module.imports),
                "mod" if is_name(next) || next == "$" => module.children.extend(self.child(among_items)),
                "macro_rules" if next == "!" => self.item(2, among_items, &mut module.items),
                "struct" | "enum" | "trait" | "type" | "fn" | "const" | "static" if is_name(next) => {
                    enum_begun |= text == "enum";
                    self.item(1, among_items, &mut module.items);
                }
                text if is_name(text) => self.mention(open.last().copied(), &mut module),
                _ => self.at += 1,
            }
        }
        module
    }

    /// What the bracket here opens, inside another.
    fn opens(&self, inside: Option<Inside>, among_items: bool, enum_begun: bool) -> Inside {
        let (before, earlier) = (self.before(1), self.before(2));
        match self.text(self.at) {
            _ if inside == Some(Inside::Attribute) => Inside::Attribute,
            "[" if before == "#" || (before == "!" && earlier == "#") => Inside::Attribute,
            "{" if enum_begun => Inside::Variants,
            _ if among_items && before == "!" && is_name(earlier) => Inside::Items,
            _ => Inside::Code,
        }
    }

    /// A definition: its name stands `ahead` of its keyword. Only one among the module's items is the module's.
    fn item(&mut self, ahead: usize, among_items: bool, items: &mut Vec<Item>) {
        let public = self.is_public();
        let keyword = self.at;
        self.at += ahead;
        if self.text(self.at) == "mut" {
            self.at += 1;
        }
        let name = self.text(self.at);
        if self.text(keyword) == "const" && matches!(name, "fn" | "unsafe" | "async" | "extern") {
            return;
        }
        if among_items && is_name(name) {
            items.push(Item { name: name.to_owned(), public });
        }
        self.at += 1;
    }

    /// Whether `pub` stands before the keyword here.
    fn is_public(&self) -> bool {
        let mut back = 1;
        while matches!(self.before(back), "const" | "unsafe" | "async" | "extern" | "\"") {
            back += 1;
        }
        if self.before(back) == ")" {
            let own = self.before(back + 1) == "self";
            while !matches!(self.before(back), "(" | "") {
                back += 1;
            }
            return self.before(back + 1) == "pub" && !own;
        }
        self.before(back) == "pub"
    }

    /// A module declared here. One outside the module's items (in a function, in the body of a macro) cannot be named from elsewhere.
    fn child(&mut self, among_items: bool) -> Option<Child> {
        let public = self.is_public() && among_items;
        self.at += if self.text(self.at + 1) == "$" { 2 } else { 1 };
        let name = if among_items { self.text(self.at) } else { "" }.to_owned();
        self.at += 1;
        match self.text(self.at) {
            ";" => Some(Child { name, public, block: None }),
            "{" => {
                let end = self.partner();
                self.at += 1;
                let block = self.module(end);
                self.at = end + 1;
                Some(Child { name, public, block: Some(block) })
            }
            _ => None,
        }
    }

    /// Where the brace here is closed.
    fn partner(&self) -> usize {
        let mut depth = 0_usize;
        for at in self.at..self.tokens.len() {
            match self.text(at) {
                "{" => depth += 1,
                "}" if depth <= 1 => return at,
                "}" => depth -= 1,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// A `use` declaration. One of a foreign crate (`::name`) or of a macro's parameter brings nothing of ours.
    fn imports(&mut self, imports: &mut Vec<Import>) {
        let public = self.is_public();
        self.at += 1;
        let foreign = self.text(self.at) == "::" || (self.text(self.at) == "$" && self.text(self.at + 1) != "crate");
        if !foreign {
            self.tree(&[], public, imports);
        }
        while !matches!(self.text(self.at), ";" | "") {
            self.at += 1;
        }
    }

    /// One branch of a `use` declaration: `a::b`, `a::*`, `a as b`, `a::{..}`.
    fn tree(&mut self, prefix: &[String], public: bool, imports: &mut Vec<Import>) {
        let mut path: Path = prefix.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            match self.text(self.at) {
                "{" => return self.list(&path, public, imports),
                "*" => {
                    self.at += 1;
                    return imports.push(Import { path, brings: Brings::All, public, line });
                }
                "$" => {}
                "self" if !path.is_empty() => {}
                name if is_name(name) => path.push(name.to_owned()),
                _ => return,
            }
            let parameter = self.text(self.at) == "$";
            self.at += 1;
            if self.text(self.at) == "::" {
                self.at += 1;
            } else if !parameter {
                break;
            }
        }
        let mut name = path.last().cloned().unwrap_or_default();
        if self.text(self.at) == "as" {
            name = self.text(self.at + 1).to_owned();
            self.at += 2;
        }
        imports.push(Import { path, brings: Brings::Name(name), public, line });
    }

    /// `{a, b::c, ..}` after a path.
    fn list(&mut self, path: &[String], public: bool, imports: &mut Vec<Import>) {
        self.at += 1;
        while !matches!(self.text(self.at), "}" | ";" | "") {
            self.tree(path, public, imports);
            while !matches!(self.text(self.at), "," | "}" | ";" | "") {
                self.at += 1;
            }
            if self.text(self.at) == "," {
                self.at += 1;
            }
        }
        if self.text(self.at) == "}" {
            self.at += 1;
        }
    }

    /// The path that begins here, where it can be one of ours.
    fn mention(&mut self, inside: Option<Inside>, module: &mut Module) {
        let (before, line) = (self.before(1), self.tokens[self.at].line);
        let mut path: Path = vec![self.text(self.at).to_owned()];
        self.at += 1;
        while self.text(self.at) == "::" && is_name(self.text(self.at + 1)) {
            path.push(self.text(self.at + 1).to_owned());
            self.at += 2;
        }
        let alone = path.len() == 1;
        let called = matches!(self.text(self.at), "(" | "!" | "::");
        let of_another = matches!(before, "." | "::") || (before == "$" && path[0] != "crate");
        let variable = alone && !called && !path[0].starts_with(char::is_uppercase);
        let variant = alone && inside == Some(Inside::Variants) && matches!(before, "{" | "," | "]");
        let attribute = alone && inside == Some(Inside::Attribute);
        if of_another || variable || variant || attribute {
            return;
        }
        if self.text(self.at) == "::" && self.text(self.at + 1) == "$" {
            module.perhaps.extend(self.words().into_iter().map(|word| {
                let path = path.iter().map(String::as_str).chain([word]).map(str::to_owned).collect();
                Mention { path, line }
            }));
        }
        module.mentions.push(Mention { path, line });
    }

    /// Every name in the file.
    fn words(&self) -> BTreeSet<&'a str> {
        self.tokens.iter().map(|token| token.text).filter(|text| is_name(text)).collect()
    }
}

#[cfg(test)]
mod tests;
