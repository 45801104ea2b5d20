//! A sealed value has no wire form.

use kenpo_domain::gate::Sealed;

fn main() {
    let address = Sealed::new(String::from("北海道札幌市中央区北1条西2丁目"));
    let _ = serde_json::to_string(&address);
}
