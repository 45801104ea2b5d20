//! Pages that did not pass the gate are not written.

fn main() {
    let page: Vec<u8> = b"%PDF".to_vec();
    let file = kenpo_office::out::Pending::begin(std::path::Path::new("notice.pdf"), false).unwrap();
    let _ = kenpo_office::out::pdf(file, &page);
}
