//! `kenpo-read-back DATABASE BEGINNING`: makes a database once more from what `init` wrote and its journal, for the journey in the window. The
//! password stands in `KENPO_PASSWORD`.

use kenpo_whole::beginning::read_back;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(db), Some(beginning)) = (words.next(), words.next()) else {
        return Err("a database, and what init wrote of it".into());
    };
    if !Path::new(&beginning).exists() {
        return Err("the beginning was not kept".into());
    }
    read_back(Path::new(&db), Path::new(&beginning), &std::env::var("KENPO_PASSWORD")?)
}
