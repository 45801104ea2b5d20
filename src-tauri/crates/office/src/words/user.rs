//! What a user may be, and what is wrong with a new password.

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

pub(crate) fn weak(value: Weak) -> &'static str {
    match value {
        Weak::Short => "短すぎます",
        Weak::Guessable => "推測されやすいものです",
    }
}
