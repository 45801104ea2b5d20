//! Source text with everything that is not code blanked out, so that a rule finds calls and not words about calls.
//!
//! Keeps every line break, so that line numbers stay those of the file. Never fails: text that is not well formed is
//! blanked as well as it can be, and the compiler says the rest.

/// What is to be blanked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Comments alone.
    Comments,
    /// Comments and the contents of strings.
    CommentsAndStrings,
}

/// Rust source with comments (and strings) blanked.
pub fn rust(text: &str, blank: Blank) -> String {
    let mut scan = Scan::new(text, blank);
    while let Some(c) = scan.here() {
        match c {
            '/' if scan.at("//") => scan.comment_to_line_end(),
            '/' if scan.at("/*") => scan.nested_comment(),
            '"' => scan.quoted('"', true),
            'r' | 'b' | 'c' if !scan.in_word() => match raw_string(&scan.chars[scan.at..]) {
                Some((open, hashes)) => scan.raw(open, hashes),
                None => scan.keep(1),
            },
            '\'' => match char_literal(&scan.chars[scan.at..]) {
                Some(len) => scan.string(len),
                None => scan.keep(1),
            },
            _ => scan.keep(1),
        }
    }
    scan.out
}

/// TypeScript or JavaScript source with comments (and strings) blanked.
pub fn script(text: &str, blank: Blank) -> String {
    let mut scan = Scan::new(text, blank);
    // Depth of braces inside each `${ }` that is open.
    let mut templates: Vec<usize> = Vec::new();
    while let Some(c) = scan.here() {
        match c {
            '/' if scan.at("//") => scan.comment_to_line_end(),
            '/' if scan.at("/*") => scan.plain_comment(),
            '/' if !scan.at("/>") && scan.regex_may_start() => scan.regex(),
            '"' | '\'' if !(c == '\'' && scan.in_word()) => scan.quoted(c, false),
            '`' => scan.template(&mut templates),
            '}' if templates.last() == Some(&0) => {
                templates.pop();
                scan.keep(1);
                scan.template_rest(&mut templates);
            }
            '{' | '}' => {
                if let Some(depth) = templates.last_mut() {
                    *depth = if c == '{' { *depth + 1 } else { depth.saturating_sub(1) };
                }
                scan.keep(1);
            }
            _ => scan.keep(1),
        }
    }
    scan.out
}

struct Scan {
    chars: Vec<char>,
    at: usize,
    out: String,
    blank: Blank,
}

impl Scan {
    fn new(text: &str, blank: Blank) -> Self {
        Self { chars: text.chars().collect(), at: 0, out: String::with_capacity(text.len()), blank }
    }

    fn here(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn at(&self, what: &str) -> bool {
        what.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c))
    }

    /// Whether the character before this one belongs to a word.
    fn in_word(&self) -> bool {
        self.at > 0 && is_word(self.chars[self.at - 1])
    }

    fn keep(&mut self, len: usize) {
        let end = (self.at + len).min(self.chars.len());
        self.out.extend(&self.chars[self.at..end]);
        self.at = end;
    }

    fn hide(&mut self, len: usize) {
        let end = (self.at + len).min(self.chars.len());
        self.out.extend(self.chars[self.at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        self.at = end;
    }

    /// The inside of a string: kept or hidden, as asked.
    fn string(&mut self, len: usize) {
        if self.blank == Blank::CommentsAndStrings { self.hide(len) } else { self.keep(len) }
    }

    /// How many characters from here to the first of `what`, or to the end.
    fn until(&self, what: &str) -> usize {
        let mark: Vec<char> = what.chars().collect();
        let rest = &self.chars[self.at..];
        (0..rest.len()).find(|n| rest[*n..].starts_with(&mark)).unwrap_or(rest.len())
    }

    fn comment_to_line_end(&mut self) {
        self.hide(self.until("\n"));
    }

    fn plain_comment(&mut self) {
        self.hide(2);
        self.hide(self.until("*/") + 2);
    }

    fn nested_comment(&mut self) {
        let mut depth = 0;
        while self.here().is_some() {
            if self.at("/*") {
                depth += 1;
                self.hide(2);
            } else if self.at("*/") {
                depth -= 1;
                self.hide(2);
                if depth == 0 {
                    return;
                }
            } else {
                self.hide(1);
            }
        }
    }

    /// A string with escapes. One that may not hold a line break ends at the line's end: an apostrophe in a text between tags is no string.
    fn quoted(&mut self, quote: char, lines: bool) {
        let rest = &self.chars[self.at + 1..];
        let mut len = 0;
        while let Some(c) = rest.get(len) {
            match c {
                '\\' => len += 2,
                '\n' if !lines => break,
                c if *c == quote => break,
                _ => len += 1,
            }
        }
        self.keep(1);
        self.string(len);
        if self.here() == Some(quote) {
            self.keep(1);
        }
    }

    fn raw(&mut self, open: usize, hashes: usize) {
        self.keep(open);
        let close = format!("\"{}", "#".repeat(hashes));
        self.string(self.until(&close));
        self.keep(close.len());
    }

    fn template(&mut self, templates: &mut Vec<usize>) {
        self.keep(1);
        self.template_rest(templates);
    }

    /// The text of a template up to its end, or to the next `${`.
    fn template_rest(&mut self, templates: &mut Vec<usize>) {
        while let Some(c) = self.here() {
            match c {
                '\\' => self.string(2),
                '`' => return self.keep(1),
                '$' if self.at("${") => {
                    templates.push(0);
                    return self.keep(2);
                }
                _ => self.string(1),
            }
        }
    }

    /// A slash opens a regular expression where a value is expected; elsewhere it divides or closes a tag.
    fn regex_may_start(&self) -> bool {
        let before = self.out.trim_end();
        before.is_empty()
            || before.ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';'])
            || before.ends_with("return")
            || before.ends_with("=>")
    }

    fn regex(&mut self) {
        let rest = &self.chars[self.at + 1..];
        let (mut len, mut class) = (0, false);
        while let Some(c) = rest.get(len) {
            match c {
                '\n' => return self.keep(1),
                '\\' => len += 1,
                '[' => class = true,
                ']' => class = false,
                '/' if !class => break,
                _ => {}
            }
            len += 1;
        }
        self.keep(1);
        self.string(len);
        self.keep(1);
    }
}

/// `r"`, `r#"`, `br##"`: the length of the opening and the number of its hashes. `b"` and `c"` are plain strings.
fn raw_string(rest: &[char]) -> Option<(usize, usize)> {
    let prefix = rest.iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    let quote = rest.get(prefix + hashes) == Some(&'"');
    (quote && prefix <= 2 && rest[prefix - 1] == 'r').then_some((prefix + hashes + 1, hashes))
}

/// The length of a character literal; `None` for a lifetime.
fn char_literal(rest: &[char]) -> Option<usize> {
    match rest {
        ['\'', '\\', ..] => rest.iter().skip(3).position(|c| *c == '\'').map(|n| n + 4),
        ['\'', c, '\'', ..] if *c != '\'' => Some(3),
        _ => None,
    }
}

/// Whether a character belongs to a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where `needle` stands as itself: a needle that begins or ends with a word character does not count inside a longer word.
pub fn find(code: &str, needle: &str) -> Vec<usize> {
    let bounded =
        |edge: Option<char>, beyond: Option<char>| !(edge.is_some_and(is_word) && beyond.is_some_and(is_word));
    code.match_indices(needle)
        .filter(|(at, _)| {
            bounded(needle.chars().next(), code[..*at].chars().next_back())
                && bounded(needle.chars().next_back(), code[at + needle.len()..].chars().next())
        })
        .map(|(at, _)| at)
        .collect()
}

/// The line of a byte offset, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|b| *b == b'\n').count() + 1
}

/// The byte ranges of items in blanked Rust source that only tests compile: under `cfg(test)`, or `cfg(all(.., test, ..))`.
pub fn test_ranges(code: &str) -> Vec<(usize, usize)> {
    code.match_indices("#[cfg")
        .filter(|(at, open)| {
            let condition = inside(&code[at + open.len()..]).trim();
            let all = condition.strip_prefix("all").filter(|rest| rest.trim_start().starts_with('('));
            condition == "test" || all.is_some_and(|rest| elements(inside(rest)).any(|part| part == "test"))
        })
        .map(|(at, _)| (at, item_end(code, at)))
        .collect()
}

/// Rust source as the product is built from it: comments, strings and what only tests compile are blanked.
pub fn product(text: &str) -> String {
    let mut code = rust(text, Blank::CommentsAndStrings);
    for (from, to) in test_ranges(&code) {
        let blank: String = code[from..to].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        code.replace_range(from..to, &blank);
    }
    code
}

/// What stands between the bracket that `code` begins with and its partner; nothing where it begins with none.
pub fn inside(code: &str) -> &str {
    let code = code.trim_start();
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return code.get(1..at).unwrap_or_default();
        }
    }
    ""
}

/// The parts of a list, those in its brackets left whole.
fn elements(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    let parts = list.split(move |c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(str::trim)
}

/// The end of the item that begins at `at`: its closing brace, or its semicolon where it has none.
fn item_end(code: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + offset + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + offset + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_that_is_not_code_is_blanked() {
        for (source, code) in [
            ("a(); // b()", "a();       "),
            ("/* x /* y */ z */ a()", "                  a()"),
            ("f(\"// no\", b())", "f(\"     \", b())"),
            ("f(r#\"a\"b\"#, c)", "f(r#\"   \"#, c)"),
            ("f(b\"ab\", 'x', '\\'', '\\u{3042}')", "f(b\"  \",    ,     ,           )"),
            ("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)"),
            ("\"a\\\"b\" c", "\"    \" c"),
            ("\"一\n二\" c", "\" \n \" c"),
            ("for_r\"x\"", "for_r\" \""),
        ] {
            assert_eq!(rust(source, Blank::CommentsAndStrings), code, "{source}");
        }
        assert_eq!(rust("f(\"// kept\") // gone", Blank::Comments), "f(\"// kept\")        ");
    }

    #[test]
    fn script_that_is_not_code_is_blanked() {
        for (source, code) in [
            ("a() // b", "a()     "),
            ("a /* b\nc */ d", "a     \n     d"),
            ("f('a//b', \"c\")", "f('    ', \" \")"),
            ("`x ${f(`y`)} z` + g()", "`  ${f(` `)}  ` + g()"),
            ("`${ {a: 1} }b` c", "`${ {a: 1} } ` c"),
            ("x.replace(/[\"'/]/g, y)", "x.replace(/     /g, y)"),
            ("<p>don't</p>\nnext()", "<p>don't</p>\nnext()"),
            ("a / b / c", "a / b / c"),
            ("<A b={x} /><B>{c('d')}</B>", "<A b={x} /><B>{c(' ')}</B>"),
        ] {
            assert_eq!(script(source, Blank::CommentsAndStrings), code, "{source}");
        }
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(find("print!(eprint!(x))", "print!"), [0]);
        assert_eq!(find("rand::x brand::y", "rand::"), [0]);
        assert_eq!(find("File::create File::create_new", "File::create"), [0]);
    }

    #[test]
    fn tests_inside_a_file() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c() } }\nfn d() {}\n#[cfg(not(test))]\nfn e() {}";
        let ranges = test_ranges(code);
        assert_eq!(ranges.len(), 1);
        assert!(code[ranges[0].0..ranges[0].1].ends_with("{ c() } }"));
        assert_eq!(test_ranges("#[cfg(test)]\nmod tests;\nfn d() {}"), [(0, 25 - 1 - 1)]);
        for (condition, only_tests) in [
            ("test", true),
            ("all(unix, test)", true),
            ("all(not(windows), any(a, b), test)", true),
            ("any(test, unix)", false),
            ("all(unix, any(test, windows))", false),
            ("not(test)", false),
            ("all(unix, not(test))", false),
            ("testing", false),
        ] {
            let code = format!("#[cfg({condition})]\nfn d() {{}}");
            assert_eq!(!test_ranges(&code).is_empty(), only_tests, "{condition}");
        }
    }
}
