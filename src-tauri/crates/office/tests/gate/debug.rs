//! A sealed value has no debug form, and so no person has one.

use kenpo_domain::address::Address;
use kenpo_domain::gate::Sealed;

fn main() {
    let address = Sealed::new(Address::default());
    let _ = format!("{address:?}");
}
