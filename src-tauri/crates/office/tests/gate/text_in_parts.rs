//! A text is never let out among other values as if it said nothing of a person.

kenpo_domain::plain_parts! {
    struct Figures {
        pieces: u32,
        address: String,
    }
}

fn main() {
    let _ = Figures { pieces: 0, address: String::from("北海道札幌市中央区北1条西2丁目") };
}
