//! Exact allocation and free counts, by size class and pointer-freeness.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::api::{AllocStats, AllocStatsRow, BySize};
use crate::heap::size_class::{CLASS_BYTES, CLASS_COUNT};

#[derive(Default)]
struct Count {
    objects: AtomicU64,
    bytes: AtomicU64,
}

impl Count {
    fn add(&self, objects: u64, bytes: u64) {
        self.objects.fetch_add(objects, Relaxed);
        self.bytes.fetch_add(bytes, Relaxed);
    }
}

/// Counts since the start. Class 0 stands for large objects. Mutators add when a run ends, sweepers when they free.
pub(crate) struct Tally {
    allocated: [[Count; 2]; CLASS_COUNT],
    freed: [[Count; 2]; CLASS_COUNT],
    packed: AtomicU64,
}

impl Tally {
    /// All counts zero.
    pub(crate) fn new() -> Tally {
        Tally {
            allocated: std::array::from_fn(|_| Default::default()),
            freed: std::array::from_fn(|_| Default::default()),
            packed: AtomicU64::new(0),
        }
    }

    /// Counts `objects` new objects of a size class.
    pub(crate) fn allocated(&self, class: usize, pointer_free: bool, objects: usize) {
        self.allocated[class][usize::from(pointer_free)]
            .add(objects as u64, objects as u64 * u64::from(CLASS_BYTES[class]));
    }

    /// Counts one large object of `bytes` bytes.
    pub(crate) fn allocated_large(&self, pointer_free: bool, bytes: usize) {
        self.allocated[0][usize::from(pointer_free)].add(1, bytes as u64);
    }

    /// Counts objects that were put into memory counted before.
    pub(crate) fn packed(&self, objects: usize) {
        self.packed.fetch_add(objects as u64, Relaxed);
    }

    /// How many there were.
    pub(crate) fn packed_objects(&self) -> u64 {
        self.packed.load(Relaxed)
    }

    /// Counts `objects` freed objects of a size class.
    pub(crate) fn freed(&self, class: usize, pointer_free: bool, objects: usize) {
        self.freed[class][usize::from(pointer_free)]
            .add(objects as u64, objects as u64 * u64::from(CLASS_BYTES[class]));
    }

    /// Counts a freed large object.
    pub(crate) fn freed_large(&self, pointer_free: bool, bytes: usize) {
        self.freed[0][usize::from(pointer_free)].add(1, bytes as u64);
    }

    /// Objects of a class allocated and not freed.
    pub(crate) fn live(&self, class: usize, pointer_free: bool) -> u64 {
        let of = |counts: &[[Count; 2]; CLASS_COUNT]| {
            counts[class][usize::from(pointer_free)].objects.load(Relaxed)
        };
        of(&self.allocated) - of(&self.freed)
    }

    /// Objects and bytes allocated, then objects and bytes freed.
    pub(crate) fn totals(&self) -> [u64; 4] {
        let sum = |counts: &[[Count; 2]; CLASS_COUNT]| {
            counts.iter().flatten().fold((0, 0), |(objects, bytes), count| {
                (objects + count.objects.load(Relaxed), bytes + count.bytes.load(Relaxed))
            })
        };
        let (allocated, freed) = (sum(&self.allocated), sum(&self.freed));
        [allocated.0, allocated.1, freed.0, freed.1]
    }

    /// Go's `BySize`: the small classes.
    pub(crate) fn by_size(&self) -> Vec<BySize> {
        let of = |counts: &[Count; 2]| counts.iter().map(|count| count.objects.load(Relaxed)).sum();
        (0..CLASS_COUNT)
            .map(|class| match class {
                0 => BySize::default(),
                _ => BySize {
                    size: CLASS_BYTES[class],
                    mallocs: of(&self.allocated[class]),
                    frees: of(&self.freed[class]),
                },
            })
            .collect()
    }

    /// The allocation histogram.
    pub(crate) fn histogram(&self) -> AllocStats {
        let classes = (1..CLASS_COUNT).chain([0]);
        let rows = classes
            .flat_map(|class| [true, false].map(|pointer_free| (class, pointer_free)))
            .map(|(class, pointer_free)| {
                let count = &self.allocated[class][usize::from(pointer_free)];
                AllocStatsRow {
                    size: CLASS_BYTES[class],
                    pointer_free,
                    count: count.objects.load(Relaxed),
                    bytes: count.bytes.load(Relaxed),
                }
            })
            .filter(|row| row.count > 0)
            .collect();
        AllocStats { rows }
    }
}
