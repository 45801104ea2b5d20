//! The society, as far as all its offices share it: what its headquarters decides and its branches take over.

use crate::insured::{InsurerNumber, Widths};
use crate::record::declare::record;
use crate::record::{Kept, Scalar};

/// A policy file and its version. They change together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFile {
    /// The file's text.
    pub toml: String,
    /// The version that it names, where it names one.
    pub version: Option<String>,
}

record! {
    /// The society as registered.
    #[derive(Debug, Eq)]
    pub struct SocietyRecord, fields SocietyField, values SocietyValue, kind Society {
        /// 保険者名称, printed on every document.
        name: String = Name, "name" at ["name"];
        /// 保険者番号.
        number: InsurerNumber = InsurerNumber, "insurer_number" at ["insurer_number"];
        /// How many digits its numbers have.
        widths: Widths = Widths, "widths" at ["width_symbol", "width_number", "width_branch", "width_postal"];
        /// The policy in force.
        policy: PolicyFile = Policy, "policy" at ["policy_toml", "policy_version"];
    }
}

impl Kept for Widths {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        [&self.symbol, &self.number, &self.branch, &self.postal].into_iter().for_each(|width| width.give(to));
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Some(Self {
            symbol: Kept::read(from)?,
            number: Kept::read(from)?,
            branch: Kept::read(from)?,
            postal: Kept::read(from)?,
        })
    }

    fn unknown() -> Option<Self> {
        Some(Self::default())
    }
}

impl Kept for PolicyFile {
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>)) {
        self.toml.give(to);
        self.version.give(to);
    }

    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self> {
        Some(Self { toml: Kept::read(from)?, version: Kept::read(from)? })
    }
}
