//! Help and complaints about words: Japanese, for every command.

use crate::support::{Kenpo, root};

const COMMANDS: [&str; 19] = [
    "init",
    "import",
    "decide",
    "plan",
    "issue",
    "print",
    "enclose",
    "post",
    "spoil",
    "return",
    "returns",
    "clear",
    "people",
    "person",
    "protect",
    "unprotect",
    "batch",
    "status",
    "summary",
];

/// Words that the library would say by itself.
const ENGLISH: [&str; 10] =
    ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print ", "default", "possible", "error:", "required"];

#[test]
fn help_is_japanese_and_names_every_command() {
    let kenpo = Kenpo::new();
    let help = kenpo.say(&["--help"], "");
    assert_eq!(help.code, 0);
    for command in COMMANDS {
        assert!(help.out.contains(&format!("  {command} ")), "{command} is not in\n{}", help.out);
        let own = kenpo.say(&[command, "--help"], "");
        assert_eq!(own.code, 0);
        for text in [&help.out, &own.out] {
            assert!(text.contains("使い方"), "{text}");
            for word in ENGLISH {
                assert!(!text.contains(word), "{word:?} in the help of {command}:\n{text}");
            }
        }
    }
    assert_eq!(help.out.lines().filter(|line| line.starts_with("  ") && !line.contains("--")).count(), COMMANDS.len());
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
    for command in COMMANDS {
        assert!(page.contains(&format!("`{command}`")), "{command} is not in docs/formats/command-line.md");
    }
}
