//! What can be found: each kind once, with its weight and its words, in one row. Works on nothing.
//!
//! Must never say whose row it is or what stands in it. The rows stand in the files below, by what they are about: each file puts its own
//! behind those before and hands them to the next, and `findings` makes them one closed list.

mod cell;
mod filing;
mod list;
mod person;
mod printing;
mod table;

use super::written::findings;
use cell::cell;
use filing::filing;
use list::list;
use person::person;
use printing::printing;
use table::table;

table! { [cell person list filing printing findings] }

#[cfg(test)]
mod tests;
