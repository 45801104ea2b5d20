//! Whole-product tests: the main job from rosters to the post box, and what a protected person leaves behind: nothing.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write the files that a person would, and say where they cannot go on"
)]

mod absent;
mod asked;
mod corrections;
mod held_rows;
mod history;
mod imports;
mod journey;
mod looked_up;
mod older;
mod plan;
mod printing;
mod protected;
mod pull_out;
mod returned;
mod review;
mod senders;
mod small;
mod template;
mod together;
mod trail;
mod tray;
mod undo;
mod users;
mod widths;
