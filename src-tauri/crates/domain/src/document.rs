//! The documents that a society issues: what each is, in one row of one table.
//!
//! Must never say who gets which: that is `decide`'s. A document more begins here, with its form and its tests.

use crate::code::Code;
use crate::codes;

codes! {
    /// The medium of a certificate.
    pub enum Medium {
        /// はがき型
        Postcard = "postcard",
        /// カード型
        Card = "card",
        /// A4型
        A4 = "a4",
        /// 電磁的方法
        Electronic = "electronic",
    }
}

/// 記載事項: an item that the law wants on a document and that a piece can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particular {
    /// 性別
    Sex,
    /// 有効期限
    ValidUntil,
    /// 被保険者氏名, on a dependant's document
    InsuredName,
}

macro_rules! documents {
    ($($(#[$doc:meta])* $name:ident = $code:literal { $($field:ident: $value:expr),* $(,)? })*) => {
        codes! {
            /// A document, in the order in which a batch prints them.
            #[derive(PartialOrd, Ord)]
            pub enum Document { $($(#[$doc])* $name = $code,)* }
        }

        impl Document {
            pub fn about(self) -> &'static DocumentRow {
                match self { $(Self::$name => &DocumentRow { $($field: $value),* },)* }
            }
        }
    };
}

#[derive(Debug)]
pub struct DocumentRow {
    /// As lists, screens and the titles of files call it.
    pub title: &'static str,
    /// How the names of its files begin.
    pub files: &'static str,
    /// The media in which it can be given; none where nobody chooses.
    pub media: &'static [Medium],
    /// The forms that are built for it.
    pub forms: &'static [FormFor],
    /// What the law wants on it, as far as a piece can lack it.
    pub particulars: &'static [Particular],
}

#[derive(Debug)]
pub struct FormFor {
    /// The medium; `None` where nobody chooses one.
    pub medium: Option<Medium>,
    /// The name of its file.
    pub name: &'static str,
}

documents! {
    /// 資格確認書
    Certificate = "certificate" {
        title: "資格確認書",
        files: "certificate",
        media: &[Medium::Postcard, Medium::Card, Medium::A4, Medium::Electronic],
        forms: &[FormFor { medium: Some(Medium::Postcard), name: "certificate_postcard" }],
        // 健康保険法施行規則 第47条第3項.
        particulars: &[Particular::Sex, Particular::ValidUntil, Particular::InsuredName],
    }
    /// 資格情報のお知らせ
    Notice = "notice" {
        title: "資格情報のお知らせ",
        files: "notice",
        media: &[],
        forms: &[FormFor { medium: None, name: "notice_a4" }],
        particulars: &[],
    }
    /// 資格情報のお知らせ (個人番号下4桁あり, the one-off of 2024)
    NoticeLast4 = "notice_last4" {
        title: "資格情報のお知らせ（下4桁あり）",
        files: "notice",
        media: &[],
        forms: &[],
        particulars: &[],
    }
}

impl Document {
    /// Whether it has terms: it is given in a medium and ends on a day. Any other document only tells.
    pub fn has_terms(self) -> bool {
        !self.about().media.is_empty()
    }

    /// The document and the medium that a form of this name is for.
    pub fn of_form(name: &str) -> Option<(Self, Option<Medium>)> {
        Self::ALL.iter().find_map(|document| {
            let form = document.about().forms.iter().find(|form| form.name == name)?;
            Some((*document, form.medium))
        })
    }

    /// The name of its form in a medium, where one is built.
    pub fn form(self, medium: Option<Medium>) -> Option<&'static str> {
        self.about().forms.iter().find(|form| form.medium == medium).map(|form| form.name)
    }
}

/// The form that a piece is printed on: its measures and its wording as they were. Kept with the step of its printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormStamp {
    /// The name of its file.
    pub name: String,
    /// Grows with every change of the form.
    pub version: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_row_holds_together() {
        let mut titles = BTreeSet::new();
        for &document in Document::ALL {
            let DocumentRow { title, files, media, forms, particulars } = document.about();
            assert!(titles.insert(title), "{document:?}: two documents of one title cannot be told apart in a list");
            assert!(
                files.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{files}: part of a file's name everywhere"
            );
            let ends = particulars.contains(&Particular::ValidUntil);
            assert_eq!(ends, document.has_terms(), "{document:?}: what has terms says when it ends");
            for form in *forms {
                let fits = form.medium.map_or(media.is_empty(), |medium| media.contains(&medium));
                assert!(fits, "{}: a form for a medium in which {document:?} is not given", form.name);
                assert_eq!(document.form(form.medium), Some(form.name), "{}: behind another form", form.name);
                assert_eq!(
                    Document::of_form(form.name),
                    Some((document, form.medium)),
                    "{}: of two documents",
                    form.name
                );
            }
        }
    }
}
