//! Why somebody is refused whose roles would do, or what has become of a proposal: told beside the code of the fault.

kenpo_domain::codes! {
    /// What a fault says besides its code.
    pub enum Why {
        /// Four eyes are two people.
        SamePerson = "same_person",
        /// Nobody takes themselves out.
        Oneself = "self",
        /// A proposal stands 30 days, and as long as what it would change is what it was.
        Lapsed = "lapsed",
    }
}

impl Why {
    /// What happened.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::SamePerson => "自分で提案したことは、自分では承認も却下もできません。",
            Self::Oneself => "自分を利用者から外すことはできません。",
            Self::Lapsed => "提案のあとで変える前のものが変わったか、30日を過ぎたため、この提案は無効になりました。",
        }
    }

    /// What to do next.
    pub(super) fn next(self) -> &'static str {
        match self {
            Self::SamePerson => {
                "承認・監査・管理の役割のある、ほかの人に頼んでください。データには何も変更していません。"
            }
            Self::Oneself => "管理の役割のある、ほかの人に頼んでください。データには何も変更していません。",
            Self::Lapsed => "必要なら、もう一度提案してください。データには何も変更していません。",
        }
    }
}
