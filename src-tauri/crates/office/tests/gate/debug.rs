//! A sealed value has no debug form, and so no person has one.

use kenpo_domain::address::Contact;
use kenpo_domain::gate::Sealed;

fn main() {
    let contact = Sealed::new(Contact::default());
    let _ = format!("{contact:?}");
}
