//! A manifest that did not pass the gate is not written.

use kenpo_office::api::ManifestPiece;

fn main() {
    let pieces: Vec<ManifestPiece> = Vec::new();
    let _ = kenpo_office::out::manifest(std::path::Path::new("manifest.json"), &pieces, false);
}
