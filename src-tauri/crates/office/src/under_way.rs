//! What a session has under way beside it. Values only: `steps::plan::beside` begins it.

use kenpo_store::Stopper;
use std::sync::{Arc, Weak};
use std::thread::sleep;
use std::time::Duration;

/// How long whoever closes the database waits between two looks whether the work has stopped.
const LOOK_AGAIN: Duration = Duration::from_millis(2);

/// Goes with its session, and stops what is under way first: no connection outlives the session.
#[derive(Default)]
pub(crate) struct UnderWay {
    /// Held here, and by what is under way.
    session: Arc<()>,
    stopper: Option<Stopper>,
}

impl UnderWay {
    pub(crate) fn is_idle(&self) -> bool {
        Arc::strong_count(&self.session) == 1
    }

    /// Begins a work that this stops; none while there is another one.
    pub(crate) fn begin(&mut self, stopper: Stopper) -> Option<Held> {
        self.is_idle().then(|| {
            self.stopper = Some(stopper);
            Held(Arc::clone(&self.session))
        })
    }

    /// Whether this is the session that a work was done for.
    pub(crate) fn is(&self, session: &WhichSession) -> bool {
        session.0.ptr_eq(&Arc::downgrade(&self.session))
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        while !self.is_idle() {
            // Again and again: only a read that has begun is stopped.
            self.stopper.iter().for_each(Stopper::stop);
            sleep(LOOK_AGAIN);
        }
    }
}

/// Holds the session until the work beside it has ended.
pub(crate) struct Held(Arc<()>);

impl Held {
    pub(crate) fn session(&self) -> WhichSession {
        WhichSession(Arc::downgrade(&self.0))
    }
}

/// A session, without holding it.
pub(crate) struct WhichSession(Weak<()>);
