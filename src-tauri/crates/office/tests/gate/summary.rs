//! A summary that did not pass the gate is not written.

fn main() {
    let lines = vec![String::from("加入者 1人")];
    let _ = kenpo_office::out::summary(std::path::Path::new("summary.txt"), &lines);
}
