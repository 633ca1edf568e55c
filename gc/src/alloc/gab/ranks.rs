//! Which sparse buffers are candidates: those with the fewest survivors, as many as a budget may allow.
//!
//! The budget is for a fraction of a millisecond, and slots recorded for buffers beyond it are recorded in vain. How many objects live
//! in a buffer can only fall from one cycle to the next, as long as nobody allocates in it. So the sweep ranks sparse buffers by what
//! lives in them, and the start stop draws the line, in time that does not depend on how many there are.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::Relaxed};

/// Survivors beyond which buffers are not told apart, and the place of those that would hardly be chosen.
const MOST_SURVIVORS: usize = 128;

/// Bits of a rank that tell buffers with as many survivors apart.
const ORDER_BITS: u32 = 20;

/// A buffer to which more slots point than this for each survivor is not evacuated.
pub(crate) const MAX_SLOTS_PER_OBJECT: usize = 4;

/// The sparse buffers that the last sweep found, by survivors. Sweepers add; the stops reset them and draw the line.
pub(super) struct Ranks {
    /// Survivors that the next cycle may have candidates for. What comes after so many is of no use as one.
    reach: AtomicUsize,
    /// Survivors of all that are ranked: as long as they are within reach, nothing is summed up.
    survivors: AtomicUsize,
    /// So many survivors are too many, because those with fewer are enough. Can only fall until the next sweep.
    too_many: AtomicUsize,
    buffers: [AtomicU32; MOST_SURVIVORS + 1],
    /// Candidates have ranks below this.
    line: AtomicU32,
}

impl Ranks {
    /// No sparse buffers; whatever is ranked later is a candidate until the line is drawn.
    pub(super) fn new() -> Ranks {
        Ranks {
            reach: AtomicUsize::new(usize::MAX),
            survivors: AtomicUsize::new(0),
            too_many: AtomicUsize::new(usize::MAX),
            buffers: std::array::from_fn(|_| AtomicU32::new(0)),
            line: AtomicU32::new(u32::MAX),
        }
    }

    /// Forgets them before a sweep, which is to find as many as have `reach` survivors.
    pub(super) fn reset(&self, reach: usize) {
        self.reach.store(reach, Relaxed);
        self.survivors.store(0, Relaxed);
        self.too_many.store(usize::MAX, Relaxed);
        self.buffers.iter().for_each(|buffers| buffers.store(0, Relaxed));
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.buffers.iter().map(|buffers| buffers.load(Relaxed) as usize).sum()
    }

    /// The rank of a buffer with so many survivors; `None` if those with fewer, or as many, are enough. One that was not fit to
    /// be evacuated in the last cycle comes last.
    pub(super) fn add(&self, survivors: usize, fit: bool) -> Option<u32> {
        let survivors = if fit { survivors.min(MOST_SURVIVORS) } else { MOST_SURVIVORS };
        if survivors >= self.too_many.load(Relaxed) {
            return None;
        }
        let reach = self.reach.load(Relaxed);
        if self.survivors.load(Relaxed) >= reach && self.moved_before(survivors) >= reach {
            self.too_many.fetch_min(survivors, Relaxed);
            return None;
        }
        self.survivors.fetch_add(survivors, Relaxed);
        Some(rank(survivors, self.buffers[survivors].fetch_add(1, Relaxed) as usize))
    }

    /// Survivors of the buffers that come before the next one with so many.
    fn moved_before(&self, survivors: usize) -> usize {
        let ahead = self.buffers.iter().enumerate().take(survivors + 1);
        ahead.map(|(each, buffers)| each * buffers.load(Relaxed) as usize).sum()
    }

    /// Draws the line where so many survivors would have been moved.
    pub(super) fn draw_line(&self, mut survivors: usize) {
        let mut line = u32::MAX;
        for (each, buffers) in self.buffers.iter().enumerate().skip(1) {
            let buffers = buffers.load(Relaxed) as usize;
            if buffers > survivors / each {
                line = rank(each, survivors / each);
                break;
            }
            survivors -= buffers * each;
        }
        self.line.store(line, Relaxed);
    }

    /// Whether a rank is below the line.
    #[inline]
    pub(super) fn admits(&self, rank: u32) -> bool {
        rank < self.line.load(Relaxed)
    }
}

fn rank(survivors: usize, order: usize) -> u32 {
    (survivors as u32) << ORDER_BITS | (order as u32).min((1 << ORDER_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_leaves_the_fewest_survivors_below_it() {
        let ranks = Ranks::new();
        let found = [(3, true), (1, true), (1, false), (3, true), (2, true), (200, true)];
        let found = found.map(|(survivors, fit)| ranks.add(survivors, fit).unwrap());
        assert_eq!(ranks.count(), 6);
        for (survivors, admitted) in [
            (0, [false, false, false, false, false, false]),
            (1, [false, true, false, false, false, false]),
            (5, [false, true, false, false, true, false]),
            (8, [true, true, false, false, true, false]),
            (9 + MOST_SURVIVORS, [true, true, true, true, true, false]),
            (usize::MAX, [true; 6]),
        ] {
            ranks.draw_line(survivors);
            assert_eq!(found.map(|rank| ranks.admits(rank)), admitted, "{survivors}");
        }
        ranks.reset(usize::MAX);
        assert_eq!(ranks.count(), 0);
    }

    #[test]
    fn what_comes_after_as_many_survivors_as_can_be_moved_is_not_ranked() {
        let ranks = Ranks::new();
        ranks.reset(5);
        let ranked = [3, 3, 3, 4, 2, 2, 1].map(|survivors| ranks.add(survivors, true).is_some());
        assert_eq!(ranked, [true, true, false, false, true, true, true]);
        assert!(ranks.add(1, false).is_none() && ranks.count() == 5);
    }
}
