//! Time, as the program sees it: the system's, or a virtual one.
//!
//! With `--seed`, time must be repeatable too. The virtual clock starts at the instant at which the Go playground's does.
//! When all goroutines sleep it moves to the next timer, without waiting. Besides, it moves by fixed steps with
//! what the program does, so that one that waits by looking at the clock, or for a timer while others compute, gets on.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where the virtual clock starts: 2009-11-10 23:00:00 UTC, in seconds since 1970.
const VIRTUAL_START: i64 = 1_257_894_000;
/// What a reading by the program, or a goroutine's turn, takes on the virtual clock, in nanoseconds.
const STEP: i64 = 1_000;
/// What a used-up time slice takes, in nanoseconds.
const SLICE: i64 = 1_000_000;

/// The two clocks of a program.
#[derive(Debug)]
pub struct Clock {
    time: Time,
}

#[derive(Debug)]
enum Time {
    /// Since this instant.
    System(Instant),
    /// Nanoseconds passed.
    Virtual(i64),
}

impl Clock {
    /// Starts the monotonic clock.
    pub(crate) fn new(repeatable: bool) -> Clock {
        Clock { time: if repeatable { Time::Virtual(0) } else { Time::System(Instant::now()) } }
    }

    /// Whether the same program finds the same times in every run.
    pub(crate) fn is_repeatable(&self) -> bool {
        matches!(self.time, Time::Virtual(_))
    }

    /// Nanoseconds since the start, from 1 on (0 means no time in Go's library).
    pub fn monotonic(&self) -> i64 {
        1 + match self.time {
            Time::System(start) => start.elapsed().as_nanos() as i64,
            Time::Virtual(passed) => passed,
        }
    }

    /// Seconds since 1970, and nanoseconds.
    pub fn wall(&self) -> (i64, u32) {
        if let Time::Virtual(passed) = self.time {
            return (VIRTUAL_START + passed / 1_000_000_000, (passed % 1_000_000_000) as u32);
        }
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => (since.as_secs() as i64, since.subsec_nanos()),
            Err(before) => (-(before.duration().as_secs() as i64), 0),
        }
    }

    /// How long to wait until a time of the monotonic clock; the virtual clock is there at once.
    pub(crate) fn until(&mut self, when: i64) -> Option<Duration> {
        let rest = when - self.monotonic();
        if rest <= 0 {
            return None;
        }
        match &mut self.time {
            Time::System(_) => Some(Duration::from_nanos(rest as u64)),
            Time::Virtual(passed) => {
                *passed += rest;
                None
            }
        }
    }

    /// The program reads the clock, or a goroutine takes its turn.
    pub(crate) fn step(&mut self) {
        self.pass(STEP);
    }

    /// A goroutine has used up its time slice.
    pub(crate) fn slice(&mut self) {
        self.pass(SLICE);
    }

    fn pass(&mut self, nanos: i64) {
        if let Time::Virtual(passed) = &mut self.time {
            *passed = passed.saturating_add(nanos);
        }
    }
}
