//! A text is never let out as if it said nothing of a person.

use kenpo_domain::gate::{Screen, plain};

fn main() {
    let _ = plain(String::from("北海道札幌市中央区北1条西2丁目"), Screen);
}
