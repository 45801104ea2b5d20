//! `cargo xtask tidy`: the rules of the house over this repository. The rules themselves stand in `tidy`; this only reads and tells.

use crate::sh::{self, Done};
use crate::tidy;

/// Tells what breaks a rule. Remarks stop nothing, problems do.
pub fn tidy(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("tidy takes nothing".to_owned());
    }
    let tree = tidy::read(&sh::root()).map_err(|error| format!("the repository cannot be read: {error}"))?;
    for remark in tidy::remarks(&tree) {
        println!("remark: {remark}");
    }
    let problems = tidy::problems(&tree);
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => Ok(()),
        n => Err(format!("{n} places break a rule of the house")),
    }
}
