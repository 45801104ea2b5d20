//! The contract of the page, in TypeScript: the wire types, and what the page has to know of each command.

use super::{COMMANDS, Carries, Tag};
use crate::api::declarations;
use crate::may::May;
use kenpo_domain::code::Code;

/// The page's own row of a command.
const COLUMNS: &str = "\
export type CommandRow = {
  /** Asked while no database is open, too. */
  closed: boolean
  /** One of these roles is needed; null: anybody's who has opened. */
  may: readonly Role[] | null
  writes: boolean
  /** What it reads, or touches when it writes. */
  tags: readonly Tag[]
  /** What a screen shows of that must be gone at once. */
  forgets: boolean
  /** Its request must never be kept. */
  secret: boolean
}

export const commands = {
";

/// The TypeScript contract: wire types, one map from command to request and reply, and what the page has to know of each.
pub fn typescript() -> String {
    let mut text = String::from("// Written by `cargo xtask codegen`. Do not edit.\n\n");
    for declaration in declarations() {
        text.push_str(&format!("export {declaration}\n\n"));
    }
    text.push_str(&format!("export type Tag = {}\n\nexport type Commands = {{\n", quoted(Tag::ALL).join(" | ")));
    for command in COMMANDS {
        text.push_str(&format!("  {}: {{ req: {}; res: {} }}\n", command.name, command.request, command.reply));
    }
    text.push_str("}\n\nexport type CommandName = keyof Commands\n\n");
    text.push_str(COLUMNS);
    for command in COMMANDS {
        text.push_str(&format!(
            "  {}: {{ closed: {}, may: {}, writes: {}, tags: [{}], forgets: {}, secret: {} }},\n",
            command.name,
            command.may == May::Nobody,
            who_may(command.may),
            command.access.writes(),
            quoted(command.access.tags()).join(", "),
            command.access.forgets(),
            command.carries != Carries::NoSecret,
        ));
    }
    text.push_str("} as const satisfies Record<CommandName, CommandRow>\n");
    text
}

/// Roles as a script writes them.
fn who_may(may: May) -> String {
    match may {
        May::Nobody | May::Opened | May::EvenDue => "null".to_owned(),
        May::AnyOf(roles) | May::EvenOlder(roles) => {
            let codes: Vec<String> = roles.iter().map(|role| format!("'{}'", role.code())).collect();
            format!("[{}]", codes.join(", "))
        }
    }
}

/// Tags as a script writes them.
fn quoted(tags: &[Tag]) -> Vec<String> {
    tags.iter().map(|tag| format!("'{tag:?}'")).collect()
}
