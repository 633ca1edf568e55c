//! Time, as the program sees it.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The two clocks of a program.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
}

impl Clock {
    /// Starts the monotonic clock.
    pub(crate) fn new() -> Clock {
        Clock { start: Instant::now() }
    }

    /// Nanoseconds since the start, from 1 on (0 means no time in Go's library).
    pub fn monotonic(&self) -> i64 {
        self.start.elapsed().as_nanos() as i64 + 1
    }

    /// Seconds since 1970, and nanoseconds.
    pub fn wall(&self) -> (i64, u32) {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => (since.as_secs() as i64, since.subsec_nanos()),
            Err(before) => (-(before.duration().as_secs() as i64), 0),
        }
    }
}
