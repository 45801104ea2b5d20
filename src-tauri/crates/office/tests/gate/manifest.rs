//! A manifest that did not pass the gate is not written.

use kenpo_office::api::ManifestPiece;

fn main() {
    let pieces: Vec<ManifestPiece> = Vec::new();
    let file = kenpo_office::out::Pending::begin(std::path::Path::new("manifest.json"), false).unwrap();
    let _ = kenpo_office::out::manifest(file, &pieces);
}
