//! Whether a postal code goes with an address, as far as prefecture and city go.
//!
//! A suggestion at most: offices of the post move borders, and people keep the code of their employer. Nothing is changed.

use super::embedded;
use super::places::Places;
use kenpo_domain::Day;
use kenpo_domain::address::PostalCode;
use std::sync::LazyLock;

/// How a postal code goes with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceFit {
    /// The address begins with a place of the code.
    Fits,
    /// It begins with another place.
    Differs {
        /// 都道府県 of the code.
        prefecture: &'static str,
        /// 市区町村 of the code, with its 郡 or its 政令市.
        city: &'static str,
    },
    /// The code is not in the list, or the address does not begin with a place that is.
    Unknown,
}

static LIST: LazyLock<Places> = LazyLock::new(|| Places::over(embedded::PLACES));

/// Whether the list was there when this was built.
pub fn available() -> bool {
    dated().is_some()
}

/// The day on which the list's data was the newest.
pub fn dated() -> Option<Day> {
    LIST.dated()
}

/// Whether `code`, seven digits with or without a hyphen, goes with `address` as it is written. The address may leave out its prefecture,
/// its 郡, or the city or the ward of a 政令市.
pub fn check(code: &str, address: &str) -> PlaceFit {
    fit(&LIST, code, address)
}

/// Whether a code goes with an address; `None` where nothing is known.
pub fn fits(code: &PostalCode, address: &str) -> Option<bool> {
    match place(&LIST, code, address) {
        PlaceFit::Fits => Some(true),
        PlaceFit::Differs { .. } => Some(false),
        PlaceFit::Unknown => None,
    }
}

/// Whether there is such a code, as far as the list knows.
pub fn has(code: &PostalCode) -> bool {
    code.as_str().replace('-', "").parse().is_ok_and(|code| LIST.of(code).next().is_some())
}

/// Whether an address begins with a place that the list knows.
pub fn begins_with_place(address: &str) -> bool {
    LIST.knows(&LIST.head(address))
}

fn fit(list: &Places, code: &str, address: &str) -> PlaceFit {
    PostalCode::parse(code).map_or(PlaceFit::Unknown, |code| place(list, &code, address))
}

fn place(list: &Places, code: &PostalCode, address: &str) -> PlaceFit {
    let Ok(code) = code.as_str().replace('-', "").parse() else { return PlaceFit::Unknown };
    // Most addresses are written as the list has them.
    if list.of(code).any(|place| place.is_written_in(address)) {
        return PlaceFit::Fits;
    }
    let head = list.head(address);
    if list.of(code).any(|place| list.may_lie_in(&head, place)) {
        return PlaceFit::Fits;
    }
    let near = list.of(code).find(|place| place.is_in_prefecture_of(&head));
    let Some(place) = near.or_else(|| list.of(code).next()) else { return PlaceFit::Unknown };
    if head.is_elsewhere(list.of(code)) || list.knows(&head) {
        PlaceFit::Differs { prefecture: place.prefecture, city: place.city }
    } else {
        PlaceFit::Unknown
    }
}

#[cfg(test)]
mod tests;
