//! Pages that did not pass the gate are not written.

fn main() {
    let page: Vec<u8> = b"%PDF".to_vec();
    let _ = kenpo_office::out::pdf(std::path::Path::new("notice.pdf"), &page);
}
