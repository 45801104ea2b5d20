//! The contests: what is measured against what, over how many rounds, and which goals stand beside the figures.

mod bounds;
mod decisions;
mod imports;
mod notices;
mod searches;

use crate::contests::{Contest, Heat};
use crate::peer::Peer;
use crate::yard::Yard;

/// Holds one contest and prints its figures. Without the peer it says that the peer was left out.
pub fn hold(heat: Heat, yard: &Yard, peer: Option<&Peer>) -> crate::outcome::Result<()> {
    match heat.contest {
        Contest::Import => imports::import(heat.rounds, yard, peer),
        Contest::Again => imports::again(heat.rounds, yard),
        Contest::Undo => imports::undo(heat.rounds, yard),
        Contest::List => imports::list(heat.rounds, yard),
        Contest::Growth => imports::growth(heat.rounds, yard),
        Contest::Search => searches::search(heat.rounds, yard, peer),
        Contest::Plan => decisions::plan(heat.rounds, yard),
        Contest::Issue => decisions::issue(heat.rounds, yard),
        Contest::Wrong => bounds::wrong(heat.rounds, yard),
        Contest::Marked => bounds::marked(heat.rounds, yard),
        Contest::Filing => bounds::filing(heat.rounds, yard),
        Contest::Notices => notices::notices(heat.rounds),
    }
}
