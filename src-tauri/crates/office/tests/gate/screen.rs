//! A reply that did not pass the gate does not reach the page.

fn main() {
    let row = serde_json::json!({ "name": "札幌 花子", "address": "北海道札幌市中央区北1条西2丁目" });
    let _ = kenpo_office::rpc::answer(Ok(row));
}
