//! `kenpo user`: those who may open the database, and their passwords.

use crate::choice::{help, named, one_of};
use crate::given::Db;
use crate::terminal::Terminal;
use clap::{Args, Subcommand};
use kenpo_domain::roles::Role;
use kenpo_office::api::*;
use kenpo_office::fault::Fault;
use kenpo_office::table::call;
use kenpo_office::words::user;
use std::process::ExitCode;

#[derive(Args)]
pub struct Given {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 利用者の一覧
    List(OfDb),
    /// 利用者を加える（ほかの人の承認がいる）。パスワードは、その人が最初に変える仮のもの
    Add(WithRoles),
    /// 利用者の役割を変える（ほかの人の承認がいる）
    Roles(WithRoles),
    /// 利用者を外す。その人は開けなくなり、名前は二度使えない
    Remove(Named),
    /// 自分のパスワードを変える。名前を示すと、その人に仮のパスワードを付け直す（ほかの人の承認がいる）
    Password(Password),
    /// 自分の鍵の指紋（20桁）
    Fingerprint(OfDb),
}

#[derive(Args)]
struct OfDb {
    #[command(flatten)]
    db: Db,
}

#[derive(Args)]
struct Named {
    /// 利用者の名前
    #[arg(value_name = "名前")]
    name: String,
    #[command(flatten)]
    db: Db,
}

#[derive(Args)]
struct WithRoles {
    /// 利用者の名前
    #[arg(value_name = "名前")]
    name: String,
    #[arg(long, value_name = "役割", required = true, value_delimiter = ',', value_parser = one_of::<Role>(), hide_possible_values = true, help = help("役割（コンマで区切る）", &named(user::role), None))]
    roles: Vec<Role>,
    #[command(flatten)]
    db: Db,
}

#[derive(Args)]
struct Password {
    /// 利用者の名前（省略すると自分）
    #[arg(value_name = "名前")]
    name: Option<String>,
    #[command(flatten)]
    db: Db,
}

/// Does what is asked, and shows it.
pub fn run(given: Given, terminal: &mut Terminal) -> Result<ExitCode, Fault> {
    match given.what {
        What::List(OfDb { db }) => {
            let users = call::users(terminal.open(&db)?, UsersReq {})?;
            terminal.show(&users, list_text)
        }
        What::Add(WithRoles { name, roles, db }) => {
            terminal.open(&db)?;
            let password = terminal.new_password()?;
            let roles = roles.into_iter().map(Coded).collect();
            let added = call::user_add(&mut terminal.office, UserAddReq { name, roles, password })?;
            terminal.show(&added, asked_text)
        }
        What::Roles(WithRoles { name, roles, db }) => {
            let roles = roles.into_iter().map(Coded).collect();
            let changed = call::user_roles(terminal.open(&db)?, UserRolesReq { name, roles })?;
            terminal.show(&changed, asked_text)
        }
        What::Remove(Named { name, db }) => {
            let removed = call::user_remove(terminal.open(&db)?, UserRemoveReq { name })?;
            terminal.show(&removed, removed_text)
        }
        What::Password(Password { name, db }) => {
            let opened = terminal.open_even_due(&db)?;
            let own = opened.get().user.as_ref().map(|user| user.name.clone());
            let password = terminal.new_password()?;
            let office = &mut terminal.office;
            match name.filter(|name| own.as_ref() != Some(name)) {
                Some(name) => {
                    let reset = call::user_reset(office, UserResetReq { name, password })?;
                    terminal.show(&reset, asked_text)
                }
                None => {
                    let changed = call::user_password(office, UserPasswordReq { password })?;
                    terminal.show(&changed, changed_text)
                }
            }
        }
        What::Fingerprint(OfDb { db }) => {
            let digits = call::user_fingerprint(terminal.open(&db)?, UserFingerprintReq {})?;
            terminal.show(&digits, |reply| reply.fingerprint.clone())
        }
    }
}

fn list_text(reply: &UsersRes) -> String {
    reply.users.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(row: &UserListRow) -> String {
    let state = match (row.removed, row.password_due) {
        (true, _) => "\t外された人",
        (false, true) => "\t仮のパスワード",
        (false, false) => "",
    };
    format!("{}\t{}{state}", row.name, user::roles(&row.roles))
}

fn changed_text(reply: &UserPasswordRes) -> String {
    format!("利用者 {} のパスワードを変えました。", reply.user.name)
}

fn asked_text(reply: &UserAsked) -> String {
    match &reply.proposal {
        Some(id) => format!("提案しました（番号 {id}）。ほかの人が承認すると、{}になります。", stands(&reply.user)),
        None => format!("{}にしました。", stands(&reply.user)),
    }
}

/// How a user stands, within a sentence.
fn stands(row: &UserListRow) -> String {
    let told = if row.password_due { "、仮のパスワード" } else { "" };
    format!("利用者 {}（役割 {}{told}）", row.name, user::roles(&row.roles))
}

fn removed_text(reply: &UserRemoved) -> String {
    let mut lines = vec![format!("利用者 {} を外しました。", reply.user.name)];
    if reply.rekey_due {
        lines.push("データベースの鍵は、まだ前のままです。".to_owned());
    }
    if reply.kit_due {
        lines.push("管理の役割があった人です。復旧キットの紙を持っていれば、返してもらってください。".to_owned());
    }
    lines.join("\n")
}
