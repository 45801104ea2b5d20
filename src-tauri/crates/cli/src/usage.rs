//! What was wrong with the words of the command line, in Japanese.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use kenpo_domain::unseen::marked;

/// The message for a person. Help and version come as they are.
pub fn message(error: &clap::Error) -> String {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => marked(text).into_owned(),
        Some(ContextValue::Strings(texts)) => marked(&texts.join("、")).into_owned(),
        _ => String::new(),
    };
    let what = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return error.to_string().trim_end().to_owned();
        }
        ErrorKind::InvalidSubcommand => format!("「{}」という操作はありません。", of(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("「{}」という指定はありません。", of(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => format!("指定が足りません：{}", of(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => "操作を指定してください。".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{} の値「{}」は使えません。", of(ContextKind::InvalidArg), of(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => format!("{} は一緒に指定できません。", of(ContextKind::InvalidArg)),
        _ => "指定を読み取れませんでした。".to_owned(),
    };
    format!("{what}\n使い方は kenpo --help で見られます。")
}
