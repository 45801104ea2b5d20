//! Nothing can be slipped in while a content changes its shape.

use kenpo_domain::gate::{Screen, plain};

fn main() {
    let address = String::from("北海道札幌市中央区北1条西2丁目");
    let _ = plain((), Screen).map(move |()| address.clone());
}
