//! Survival by age: how much of what a program allocates outlives how many cycles, on samples.
//!
//! One object is watched for every so many bytes handed out: the one whose allocation took the memory, standing for all that
//! is allocated from it. At each cycle's end, when it is decided what lives and nothing has been freed yet, the collector is
//! asked what became of the objects that were there when the cycle began ([`Survival::census`]). Those that died, as the
//! collector sees it, are forgotten; moved ones are followed. So an address is watched only while its object is in the heap.
//!
//! Where the heap is large, fewer objects are watched, each standing for more: a census takes the same time in every heap.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::sync::{Mutex, MutexGuard};

/// Bytes handed out for each watched object, at first. In no simple ratio to the sizes of what allocation takes at once, so
/// that samples do not keep step with it.
const FIRST_INTERVAL: u64 = 13_249;
/// Objects watched at a time. A census looks at all of them in the stop.
const MOST_WATCHED: usize = 1024;
/// Cycles after which an object is known to be old and no longer watched.
const MOST_CYCLES: usize = 16;

/// An object that has just been allocated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Birth {
    /// Where it is.
    pub(crate) address: usize,
    /// Whether it holds no pointers.
    pub(crate) pointer_free: bool,
    /// Whether the cycle under way keeps it whatever becomes of it: that one says nothing about it.
    pub(crate) born_marked: bool,
}

/// A watched object.
struct Watched {
    birth: Birth,
    /// Bytes handed out before it.
    since: u64,
    /// For how many times [`FIRST_INTERVAL`] bytes it stands.
    weight: u64,
    /// Cycles that it has outlived.
    cycles: usize,
}

/// What became of objects in the cycle that was their n-th.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SurvivalRow {
    /// Cycles, this one included, since the objects were allocated.
    pub cycles: u32,
    /// Whether the objects hold no pointers.
    pub pointer_free: bool,
    /// Samples that came into this cycle; each stands for the same number of allocated bytes.
    pub samples: u64,
    /// Those that outlived it.
    pub survived: u64,
    /// Their mean age at its end, in bytes allocated since.
    pub age_bytes: u64,
}

#[derive(Clone, Copy, Default)]
struct Count {
    samples: u64,
    survived: u64,
    ages: u128,
}

#[derive(Default)]
struct State {
    watched: Vec<Watched>,
    /// By cycles outlived before, and pointer-freeness.
    counts: [[Count; 2]; MOST_CYCLES],
}

/// The watched objects of a heap, and what has become of earlier ones.
pub(crate) struct Survival {
    state: Mutex<State>,
    interval: AtomicU64,
    /// When so many bytes have been handed out, it is the next object's turn.
    next: AtomicU64,
}

impl Survival {
    /// Nothing is watched yet.
    pub(crate) fn new() -> Survival {
        Survival {
            state: Mutex::default(),
            interval: AtomicU64::new(FIRST_INTERVAL),
            next: AtomicU64::new(FIRST_INTERVAL),
        }
    }

    /// An allocation took memory: `before` and `after` bytes had been handed out. Watches the object if it is its turn.
    #[inline]
    pub(crate) fn allocated(&self, before: u64, after: u64, birth: Birth) {
        if after >= self.next.load(Relaxed) {
            self.watch(before, after, birth);
        }
    }

    #[cold]
    fn watch(&self, before: u64, after: u64, birth: Birth) {
        let interval = self.interval.load(Relaxed);
        let turns = 1 + (after - self.next.load(Relaxed)) / interval;
        self.next.fetch_add(turns * interval, Relaxed);
        let mut state = self.lock();
        let weight = turns * (interval / FIRST_INTERVAL);
        state.watched.push(Watched { birth, since: before, weight, cycles: 0 });
        if state.watched.len() > MOST_WATCHED {
            let mut index = 0;
            state.watched.retain_mut(|watched| {
                watched.weight *= 2;
                index += 1;
                index % 2 == 0
            });
            self.interval.store(interval * 2, Relaxed);
        }
    }

    /// A cycle has decided what lives when `now` bytes had been handed out. `find` says where an object is after the cycle,
    /// if it is still there. Mutators are stopped.
    pub(crate) fn census(&self, now: u64, find: impl Fn(usize) -> Option<usize>) {
        let state = &mut *self.lock();
        let counts = &mut state.counts;
        state.watched.retain_mut(|watched| {
            let found = find(watched.birth.address);
            if !watched.birth.born_marked {
                let count = &mut counts[watched.cycles][usize::from(watched.birth.pointer_free)];
                count.samples += watched.weight;
                count.ages += u128::from(watched.weight) * u128::from(now.saturating_sub(watched.since));
                if found.is_some() {
                    count.survived += watched.weight;
                }
                watched.cycles += 1;
            }
            watched.birth.born_marked = false;
            watched.birth.address = found.unwrap_or_default();
            found.is_some() && watched.cycles < MOST_CYCLES
        });
    }

    /// What is known so far, in the order of age.
    pub(crate) fn rows(&self) -> Vec<SurvivalRow> {
        let state = self.lock();
        let rows = state.counts.iter().enumerate().flat_map(|(before, kinds)| {
            kinds.iter().enumerate().map(move |(kind, count)| SurvivalRow {
                cycles: before as u32 + 1,
                pointer_free: kind == 1,
                samples: count.samples,
                survived: count.survived,
                age_bytes: u64::try_from(count.ages / u128::from(count.samples.max(1))).unwrap_or(u64::MAX),
            })
        });
        rows.filter(|row| row.samples > 0).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: u64 = FIRST_INTERVAL;

    fn birth(address: usize) -> Birth {
        Birth { address, pointer_free: false, born_marked: false }
    }

    #[test]
    fn samples_stand_for_equal_shares_of_the_bytes() {
        let survival = Survival::new();
        for object in 0..100 {
            survival.allocated(object * INTERVAL / 10, (object + 1) * INTERVAL / 10, birth(object as usize));
        }
        survival.allocated(10 * INTERVAL, 15 * INTERVAL, birth(1000));
        survival.census(20 * INTERVAL, |_| None);
        let row = |samples, survived, age_bytes| SurvivalRow {
            cycles: 1,
            pointer_free: false,
            samples,
            survived,
            age_bytes,
        };
        let rows = survival.rows();
        assert_eq!(rows, [row(15, 0, rows[0].age_bytes)]);
        assert!((12 * INTERVAL..14 * INTERVAL).contains(&rows[0].age_bytes), "{rows:?}");
    }

    #[test]
    fn an_object_is_followed_until_it_dies_or_is_old() {
        let survival = Survival::new();
        survival.allocated(0, INTERVAL, birth(1));
        survival.allocated(INTERVAL, 2 * INTERVAL, Birth { born_marked: true, ..birth(100) });
        for _ in 0..3 {
            survival
                .census(2 * INTERVAL, |address| Some(address + 1).filter(|moved| !(4..=100).contains(moved)));
        }
        let rows: Vec<_> =
            survival.rows().iter().map(|row| (row.cycles, row.samples, row.survived)).collect();
        // The second object was born in the first cycle, so its first is the second.
        assert_eq!(rows, [(1, 2, 2), (2, 2, 2), (3, 1, 0)]);
        for _ in 0..MOST_CYCLES {
            survival.census(2 * INTERVAL, Some);
        }
        assert_eq!(survival.rows().len(), MOST_CYCLES);
        assert!(survival.lock().watched.is_empty());
    }

    #[test]
    fn a_large_heap_is_watched_more_thinly() {
        let survival = Survival::new();
        for object in 0..10 * MOST_WATCHED as u64 {
            survival.allocated(object * INTERVAL, (object + 1) * INTERVAL, birth(object as usize));
        }
        assert!(survival.lock().watched.len() <= MOST_WATCHED);
        survival.census(0, |address| Some(address).filter(|address| address % 4096 < 1024));
        let row = survival.rows()[0];
        let expected = 10 * MOST_WATCHED as u64;
        assert!(row.samples.abs_diff(expected) < expected / 50, "{row:?}");
        assert!((row.survived * 100 / row.samples).abs_diff(30) <= 2, "{row:?}");
    }
}
