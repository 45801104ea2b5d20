//! Values that go from one function to another have names: no tuple of more than two among a function's arguments and results, in the
//! name of a type, a public field or a variant.

use super::circle::tokens::{Token, is_name, tokens};
use super::places::product;
use super::{File, Found};

/// More than this, and a reader has to count.
const MOST: usize = 2;

/// Tuples without names, where another function can see them. Tests may keep a table of cases as they like.
pub fn tuples(tree: &[File]) -> Vec<Found> {
    let mut found = Vec::new();
    for (file, code) in product(tree) {
        let tokens = tokens(&code);
        for at in 0..tokens.len() {
            let what = "a tuple of more than two leaves its parts without names; make it a struct";
            let lines = seen_by_others(&tokens, at).map(in_types).into_iter().flatten();
            found.extend(lines.map(|line| Found::at(file, line, what)));
        }
    }
    found
}

/// The types that a word at `at` brings before other functions.
fn seen_by_others<'a>(tokens: &'a [Token<'a>], at: usize) -> Option<&'a [Token<'a>]> {
    let next = tokens.get(at + 1)?;
    let rest = tokens.get(at + 2..)?;
    match tokens[at].text {
        "fn" if is_name(next.text) => Some(until(rest, |text| matches!(text, "{" | ";"))),
        "type" if is_name(next.text) => Some(until(rest, |text| text == ";")),
        "enum" if is_name(next.text) => {
            let open = rest.iter().position(|token| token.text == "{")?;
            Some(until(&rest[open + 1..], |text| text == "}"))
        }
        // A field: `pub name: Type`, `pub(crate) name: Type`.
        "pub" => {
            let past = rest.get(..3).filter(|_| next.text == "(").map_or(0, <[_]>::len);
            let field = tokens.get(at + 1 + past..)?;
            let is_field = is_name(field.first()?.text) && field.get(1)?.text == ":";
            is_field.then(|| until(&field[1..], |text| matches!(text, "," | "}")))
        }
        _ => None,
    }
}

/// The tokens before the first outside of every bracket that `ends`.
fn until<'a>(tokens: &'a [Token<'a>], ends: impl Fn(&str) -> bool) -> &'a [Token<'a>] {
    let mut depth = 0_usize;
    let end = tokens.iter().enumerate().position(|(at, token)| match token.text {
        text if depth == 0 && ends(text) => true,
        text => {
            depth = if opens(text) { depth + 1 } else { depth.saturating_sub(usize::from(closes(tokens, at))) };
            false
        }
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

fn opens(text: &str) -> bool {
    matches!(text, "(" | "[" | "{" | "<")
}

/// The second half of `->` closes nothing.
fn closes(tokens: &[Token<'_>], at: usize) -> bool {
    match tokens[at].text {
        ")" | "]" | "}" => true,
        ">" => at == 0 || !matches!(tokens[at - 1].text, "-" | "="),
        _ => false,
    }
}

/// The lines on which tuples of too many begin. A name before a bracket calls it: arguments, an attribute, `Fn(..)`, a variant.
fn in_types(tokens: &[Token<'_>]) -> Vec<usize> {
    let begins = |at: usize| {
        let before = at.checked_sub(1).map(|before| tokens[before].text);
        // After `fn name` or its generics stand the arguments.
        let arguments = before.is_none() || (before == Some(">") && closes(tokens, at - 1));
        let called = before.is_some_and(|text| (is_name(text) && text != "mut") || matches!(text, "$" | "\"" | "!"));
        tokens[at].text == "(" && !arguments && !called
    };
    let tuples = (0..tokens.len()).filter(|at| begins(*at) && parts(&tokens[at + 1..]) > MOST);
    tuples.map(|at| tokens[at].line).collect()
}

/// How many parts the bracket that is open has, those of a bracket that is one of them counted one by one.
fn parts(rest: &[Token<'_>]) -> usize {
    let mut left = until(rest, |text| text == ")");
    let mut count = 0;
    while !left.is_empty() {
        let part = until(left, |text| text == ",");
        let nested = part.first().is_some_and(|token| token.text == "(");
        count += if nested { parts(&part[1..]).max(1) } else { 1 };
        left = left.get(part.len() + 1..).unwrap_or_default();
    }
    count
}
