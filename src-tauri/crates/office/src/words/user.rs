//! What a user may be, and what is wrong with a new password.

use crate::api::Coded;
use kenpo_domain::roles::Role;
use kenpo_store::Weak;

pub fn role(value: Role) -> &'static str {
    match value {
        Role::Viewer => "閲覧",
        Role::Clerk => "作成",
        Role::Approver => "承認",
        Role::Number => "個人番号",
        Role::Protector => "保護担当",
        Role::Auditor => "監査",
        Role::Admin => "管理",
    }
}

/// Several of them, or that there is none.
pub fn roles(values: &[Coded<Role>]) -> String {
    several(values.iter().map(|value| value.0))
}

pub(crate) fn several(values: impl Iterator<Item = Role>) -> String {
    let words: Vec<&str> = values.map(role).collect();
    if words.is_empty() { "役割なし".to_owned() } else { words.join("・") }
}

pub(crate) fn weak(value: Weak) -> &'static str {
    match value {
        Weak::Short => "短すぎます",
        Weak::Guessable => "推測されやすいものです",
    }
}
