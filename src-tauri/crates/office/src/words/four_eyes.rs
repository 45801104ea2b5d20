//! What waits for a second person, in words.

use crate::words::user;
use kenpo_domain::four_eyes::Matter;
use kenpo_domain::roles::Roles;

/// What a proposal would change, and what that was when it was proposed. `version`: that of the proposed policy.
pub fn what(act: Matter, about: &str, was: Option<Roles>, becomes: Option<Roles>, version: Option<&str>) -> String {
    let roles = |roles: Option<Roles>| user::several(roles.into_iter().flat_map(Roles::iter));
    match act {
        Matter::Policy => format!("交付方針を、版「{}」に変える", version.unwrap_or("（版の名前なし）")),
        Matter::UserAdd => format!("利用者「{about}」を加える（役割：{}）", roles(becomes)),
        Matter::UserRoles => format!("利用者「{about}」の役割を変える（{} → {}）", roles(was), roles(becomes)),
        Matter::AcceptOlder => format!("古いデータベースを、そのまま使い続ける（{about}）"),
        Matter::UserReset => format!("利用者「{about}」に仮のパスワードを付け直す"),
    }
}
