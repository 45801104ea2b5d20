//! Why something could not be done, as a caller is told.

use super::declare::wire;
use super::{AuditHead, Coded};
use crate::fault::{FaultCode, Why};

wire! {
    /// A fault as a caller sees it.
    pub struct FaultRes {
        /// The stable code.
        pub code: Coded<FaultCode>,
        /// What happened.
        pub what: String,
        /// What to do next.
        pub next: String,
        /// The number of the log line, where there is one.
        pub incident: Option<String>,
        /// What a program goes on with, where there is anything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub params: Option<Box<FaultParams>>,
    }

    /// Each where its fault has it.
    pub struct FaultParams {
        /// `throttled`: whole seconds until a password is looked at again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub wait_seconds: Option<u32>,
        /// `not_allowed`, `changed_meanwhile`: why, where it is not for the roles or another's write.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub why: Option<Coded<Why>>,
        /// `older_than_known`: where the audit trail was known to have come to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub known: Option<AuditHead>,
        /// Likewise: where it has come to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub found: Option<AuditHead>,
    }
}
