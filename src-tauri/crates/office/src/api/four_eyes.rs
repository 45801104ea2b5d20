//! What waits for a second person.

use super::declare::wire;
use super::{Coded, UserListRow};
use kenpo_domain::four_eyes::Matter;

wire! {
    /// Takes a database that is older than was known as it is, or proposes that: one of the two is said.
    pub struct AcceptOlderReq {
        /// Why, to propose it.
        pub reason: Option<String>,
        /// Confirms what another one has proposed.
        pub confirm: bool,
    }

    /// What became of it.
    pub struct AcceptedOlder {
        /// Under which it waits; none where it has taken effect.
        pub proposal: Option<String>,
        pub confirmed: bool,
    }

    /// Asks what waits: what one may confirm, or has proposed.
    pub struct WaitingReq {
        /// Page, from 1.
        pub page: u32,
    }

    /// What waits, the oldest first.
    pub struct WaitingPage {
        pub proposals: Vec<WaitingRow>,
        /// Of all pages.
        pub total: u32,
        /// This page.
        pub page: u32,
        /// Rows per page.
        pub per_page: u32,
    }

    /// What somebody has proposed.
    pub struct WaitingRow {
        /// By which it is confirmed or declined.
        pub id: String,
        pub act: Coded<Matter>,
        /// What it would change, and what that was when it was proposed.
        pub what: String,
        /// Who has proposed it.
        pub by: String,
        /// When.
        pub at: String,
        pub at_text: String,
        /// Whether it was whoever asks: then another one decides.
        pub mine: bool,
        /// Of the identity that a new user or a new password brings: its user can read the same digits once it is confirmed.
        pub fingerprint: Option<String>,
        /// The text of a proposed policy.
        pub policy: Option<String>,
    }

    /// Confirms what another one has proposed.
    pub struct ConfirmReq {
        pub id: String,
    }

    /// Declines what another one has proposed.
    pub struct DeclineReq {
        pub id: String,
        pub reason: String,
    }

    /// How it ended.
    pub struct ProposalDecided {
        pub proposal: String,
        pub act: Coded<Matter>,
        pub confirmed: bool,
        /// The user whom it is about, as they stand now, where there is one.
        pub user: Option<UserListRow>,
    }

    /// Puts another policy in force, or proposes that.
    pub struct PolicySetReq {
        /// The policy, a TOML text.
        pub policy: String,
    }

    /// What became of it.
    pub struct PolicySetRes {
        /// Under which it waits; none where it has taken effect.
        pub proposal: Option<String>,
        pub confirmed: bool,
        /// The version that the policy names.
        pub policy_version: Option<String>,
    }
}
