//! Help and complaints about words: Japanese, for every command.

use crate::support::{Kenpo, root};
use kenpo_office::table::{COMMANDS, Word};
use std::collections::BTreeSet;

/// Words that the library would say by itself.
const ENGLISH: [&str; 10] =
    ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print ", "default", "possible", "error:", "required"];

#[test]
fn help_is_japanese_and_names_the_words_of_the_table() {
    let kenpo = Kenpo::new();
    let help = kenpo.say(&["--help"], "");
    assert_eq!(help.code, 0);
    for word in Word::ALL {
        let own = kenpo.say(&[word.text(), "--help"], "");
        assert_eq!(own.code, 0);
        assert!(own.out.starts_with(word.help()), "{}", own.out);
        for text in [&help.out, &own.out] {
            assert!(text.contains("使い方"), "{text}");
            for english in ENGLISH {
                assert!(!text.contains(english), "{english:?} in the help of {}:\n{text}", word.text());
            }
        }
    }
    let lines = help.out.lines().filter(|line| line.starts_with("  ") && !line.contains("--"));
    let program: BTreeSet<String> = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let table = Word::ALL.iter().map(|word| format!("{} {}", word.text(), word.help())).collect();
    assert_eq!(program, table);
}

#[test]
fn a_word_runs_the_commands_whose_rows_name_it_and_no_others() {
    for word in Word::ALL {
        let file = root().join(format!("src-tauri/crates/cli/src/words/{}.rs", word.text().replace('-', "_")));
        let source = std::fs::read_to_string(file).unwrap();
        let runs = source.split("call::").skip(1).filter_map(|rest| rest.split_once('(')).map(|(name, _)| name);
        let rows = COMMANDS.iter().filter(|row| row.words.contains(word)).map(|row| row.name);
        assert_eq!(runs.collect::<BTreeSet<_>>(), rows.collect(), "{}", word.text());
    }
}

#[test]
fn complaints_are_japanese_too() {
    let kenpo = Kenpo::new();
    for (words, says) in [
        (&[][..], "使い方"),
        (&["frobnicate"], "「frobnicate」という操作はありません。"),
        (&["plan"], "指定が足りません"),
        (&["plan", "--db", "x", "--frob"], "「--frob」という指定はありません。"),
        (&["issue", "--db", "x", "--expect", "many"], "many"),
        (&["init", "--db", "x", "--name", "y", "--insurer", "06139463", "--policy", "z", "--office", "300"], "300"),
    ] {
        let said = kenpo.say(words, "");
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words:?}");
        assert!(said.err.contains(says), "{words:?}: {}", said.err);
        for word in ENGLISH {
            assert!(!said.err.contains(word), "{word:?} in the complaint about {words:?}:\n{}", said.err);
        }
    }
}

#[test]
fn the_commands_are_those_of_the_documentation() {
    let page = std::fs::read_to_string(root().join("docs/formats/command-line.md")).unwrap();
    for word in Word::ALL.iter().map(|word| word.text()) {
        assert!(page.contains(&format!("`{word}`")), "{word} is not in docs/formats/command-line.md");
    }
}
