//! How the steps of the bench end.

/// Whatever goes wrong ends the bench.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
