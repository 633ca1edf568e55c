//! What to answer when no memory is left: collect first, and give up when that did not help.

use crate::api::AllocError;

/// Collections in a row, each followed by hardly any allocation, after which the heap counts as full.
const MAX_FRUITLESS: u32 = 3;
/// Allocating less than this share of the heap between two failures is hardly any.
const PROGRESS_SHARE: u64 = 64;

/// A mutator's memory of its failed allocations. Without it a program at its limit would collect for ever.
#[derive(Debug, Default)]
pub(crate) struct Exhaustion {
    /// Bytes of the request that failed and was not satisfied since.
    unsatisfied: Option<usize>,
    /// Total bytes allocated by the program at the last failure.
    total_at_failure: u64,
    fruitless: u32,
}

impl Exhaustion {
    /// A request that came to the slow path was satisfied.
    pub(crate) fn satisfied(&mut self, bytes: usize) {
        if self.unsatisfied.is_some_and(|failed| bytes >= failed) {
            self.unsatisfied = None;
        }
    }

    /// A request failed when the program had allocated `total` bytes in a heap of at most `max_bytes`.
    pub(crate) fn failed(&mut self, bytes: usize, total: u64, max_bytes: usize) -> AllocError {
        let progressed = total - self.total_at_failure >= max_bytes as u64 / PROGRESS_SHARE;
        self.fruitless = if progressed { 0 } else { self.fruitless + 1 };
        self.total_at_failure = total;
        let retried = self.unsatisfied.is_some_and(|failed| bytes >= failed);
        if retried || self.fruitless >= MAX_FRUITLESS || bytes > max_bytes {
            return AllocError::OutOfMemory;
        }
        self.unsatisfied = Some(bytes);
        AllocError::NeedsCollection
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: usize = 1 << 20;

    #[test]
    fn the_same_request_failing_twice_is_out_of_memory() {
        let mut exhaustion = Exhaustion::default();
        assert_eq!(exhaustion.failed(100, 1 << 20, MAX), AllocError::NeedsCollection);
        exhaustion.satisfied(8);
        assert_eq!(exhaustion.failed(100, 1 << 20, MAX), AllocError::OutOfMemory);
    }

    #[test]
    fn a_program_that_progresses_may_collect_for_ever() {
        let mut exhaustion = Exhaustion::default();
        for round in 1..100 {
            assert_eq!(exhaustion.failed(100, round << 20, MAX), AllocError::NeedsCollection);
            exhaustion.satisfied(100);
        }
    }

    #[test]
    fn a_death_spiral_ends() {
        let mut exhaustion = Exhaustion::default();
        let errors: Vec<_> = (1..5)
            .map(|round| {
                let error = exhaustion.failed(100, (1 << 20) + round, MAX);
                exhaustion.satisfied(100);
                error
            })
            .collect();
        assert_eq!(errors[0], AllocError::NeedsCollection);
        assert_eq!(errors[3], AllocError::OutOfMemory);
    }
}
