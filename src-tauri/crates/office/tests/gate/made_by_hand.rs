//! Nobody but the gate makes an `Out`.

use kenpo_domain::gate::{Out, Screen};
use std::marker::PhantomData;

fn main() {
    let _: Out<Screen, &str> = Out { value: "北海道札幌市中央区北1条西2丁目", purpose: PhantomData };
}
