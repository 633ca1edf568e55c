//! Specials (Go's term): what is attached to single objects beside their memory. Finalizers, cleanups, weak pointers.
//!
//! A special does not keep its object alive. What it calls does live, and so does all that an object with a finalizer
//! refers to, since the finalizer will be given the object; but not the object itself. So an object that refers to
//! itself by way of others never loses its finalizer, and of a chain of objects with finalizers the first comes first.
//!
//! When marking is complete, in the same stop, [`Specials::settle`] decides. A dead object without a finalizer loses its
//! specials, and its cleanups are *due*. One with a finalizer is marked after all, loses the finalizer, which is due, and
//! its weak pointers, and lives until the next cycle at least. The embedder takes what is due and runs it.
//!
//! Invariants: settling is the only place where weak pointers are lost, so that the program sees all of them go at once.
//! A pointer gained from a weak one while marking is under way is shaded ([`Mutator::strengthen`](crate::Mutator)),
//! since the snapshot may not lead to it. All words here are up to date when the program runs: collectors that move
//! objects rewrite strong words with the roots, and call [`Specials::relocate`] for the others.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard};

use crate::alloc::gab::BufferState;
use crate::api::{Due, Shared, SlotVisitor};
use crate::heap::SpanKind;
use crate::mutant;
use crate::tracing::object::object_at;

/// What is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Calls a closure with the object, of which `tag` tells the embedder more.
    Finalizer { closure: u64, tag: u64 },
    /// Calls a closure.
    Cleanup { closure: u64 },
    /// The object that stands for a weak pointer.
    Weak { handle: u64 },
}

#[derive(Clone, Copy, Debug)]
struct Special {
    /// The pointer it was attached by: into the object, or to somewhere outside the heap, which never dies.
    pointer: u64,
    kind: Kind,
}

#[derive(Default)]
struct Records {
    /// By number, that is, by age.
    specials: BTreeMap<u64, Special>,
    /// Numbers of the weak ones by pointer.
    weak: HashMap<u64, u64>,
    /// Numbers of finalizers by object.
    finalizers: HashMap<u64, u64>,
    due: VecDeque<Due>,
    /// The number given last, now and when the cycle began.
    last: u64,
    last_at_start: u64,
}

/// The specials of one heap.
#[derive(Default)]
pub(crate) struct Specials {
    records: Mutex<Records>,
    /// Something is due.
    pub(crate) is_due: AtomicBool,
}

impl Specials {
    fn lock(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Attaches a special. `None` if the object has a finalizer already.
    pub(crate) fn attach(&self, pointer: u64, kind: Kind) -> Option<u64> {
        let records = &mut *self.lock();
        let number = records.last + 1;
        match kind {
            Kind::Finalizer { .. } if records.finalizers.contains_key(&pointer) => return None,
            Kind::Finalizer { .. } => drop(records.finalizers.insert(pointer, number)),
            Kind::Weak { .. } => drop(records.weak.insert(pointer, number)),
            Kind::Cleanup { .. } => {}
        }
        records.last = number;
        records.specials.insert(number, Special { pointer, kind });
        Some(number)
    }

    /// Removes an object's finalizer, if it has one.
    pub(crate) fn remove_finalizer(&self, object: u64) {
        let records = &mut *self.lock();
        if let Some(number) = records.finalizers.remove(&object) {
            records.specials.remove(&number);
        }
    }

    /// Removes a cleanup that is not due yet.
    pub(crate) fn remove(&self, number: u64) {
        self.lock().specials.remove(&number);
    }

    /// What stands for the weak pointer to an address, if there is one.
    pub(crate) fn weak_handle(&self, pointer: u64) -> Option<u64> {
        let records = self.lock();
        let special = records.specials.get(records.weak.get(&pointer)?)?;
        match special.kind {
            Kind::Weak { handle } => Some(handle),
            _ => None,
        }
    }

    /// The pointer of a special that its object has not lost.
    pub(crate) fn pointer(&self, number: u64) -> Option<u64> {
        self.lock().specials.get(&number).map(|special| special.pointer)
    }

    /// Takes what has been due longest.
    pub(crate) fn take_due(&self) -> Option<Due> {
        let records = &mut *self.lock();
        let due = records.due.pop_front();
        self.is_due.store(!records.due.is_empty(), Relaxed);
        due
    }

    /// Reports the words that keep objects alive.
    pub(crate) fn visit(&self, visitor: &mut dyn SlotVisitor) {
        let records = &mut *self.lock();
        for special in records.specials.values_mut() {
            match &mut special.kind {
                Kind::Finalizer { closure: word, .. }
                | Kind::Cleanup { closure: word }
                | Kind::Weak { handle: word } => visitor.slot(word),
            }
        }
        for due in &mut records.due {
            due.words().into_iter().for_each(|word| visitor.slot(word));
        }
    }

    /// A cycle begins, nothing has been marked in it. Buffers that are filled at the moment keep the marks of the cycles
    /// before; they are taken from objects whose death matters.
    pub(crate) fn cycle_began(&self, heap: &Shared) {
        let records = &mut *self.lock();
        records.last_at_start = records.last;
        let Some(buffers) = &heap.buffers else { return };
        for special in records.specials.values() {
            let Some(object) = object_at(&heap.space, special.pointer as usize) else { continue };
            if object.span.kind() == SpanKind::Buffers
                && buffers.at(object.start).state() == BufferState::Active
            {
                heap.space.marks.clear(heap.space.granule(object.start));
            }
        }
    }

    /// Starts of the objects with finalizers, oldest finalizer first: what they refer to is to be traced.
    pub(crate) fn finalizable(&self, heap: &Shared) -> Vec<usize> {
        if mutant!(FinalizableUnscanned) {
            return Vec::new();
        }
        let records = self.lock();
        let with_finalizer = records.specials.values().filter(|special| special.is_finalizer());
        with_finalizer
            .filter_map(|special| Some(object_at(&heap.space, special.pointer as usize)?.start))
            .collect()
    }

    /// Decides what becomes of the specials of objects that marking has not reached; see the module. `keep` marks an
    /// object; all that it refers to is marked already.
    pub(crate) fn settle(&self, heap: &Shared, mut keep: impl FnMut(u64)) {
        let records = &mut *self.lock();
        let mut dead: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        let mut order = Vec::new();
        for (&number, special) in &records.specials {
            let Some(object) = object_at(&heap.space, special.pointer as usize) else { continue };
            // Of a buffer that counts as wholly live only what was born in this cycle has no mark.
            let is_old = number <= records.last_at_start;
            if !is_marked(heap, object.start) && (is_old || !is_wholly_live(heap, object.start)) {
                let numbers = dead.entry(object.start).or_default();
                if numbers.is_empty() {
                    order.push(object.start);
                }
                numbers.push(number);
            }
        }
        for object in order {
            let numbers = &dead[&object];
            let is_kept = numbers.iter().any(|number| records.specials[number].is_finalizer());
            for number in numbers {
                let special = records.specials[number];
                match special.kind {
                    // The object lives on, and may die again.
                    Kind::Cleanup { .. } if is_kept => continue,
                    Kind::Cleanup { closure } => records.due.push_back(Due::Cleanup { closure }),
                    Kind::Finalizer { closure, tag } => {
                        records.finalizers.remove(&special.pointer);
                        records.due.push_back(Due::Finalizer { closure, object: special.pointer, tag });
                    }
                    Kind::Weak { .. } if is_kept && mutant!(WeakOutlivesFinalizer) => continue,
                    Kind::Weak { .. } => drop(records.weak.remove(&special.pointer)),
                }
                records.specials.remove(number);
            }
            if is_kept && !mutant!(FinalizedFreed) {
                keep(object as u64);
            }
        }
        self.is_due.store(!records.due.is_empty(), Relaxed);
    }

    /// Brings all words up to date after objects have moved. All of them point to live objects.
    pub(crate) fn relocate(&self, mut translate: impl FnMut(u64) -> u64) {
        let records = &mut *self.lock();
        (records.weak, records.finalizers) = Default::default();
        for (&number, special) in &mut records.specials {
            special.pointer = translate(special.pointer);
            match special.kind {
                Kind::Weak { .. } => drop(records.weak.insert(special.pointer, number)),
                Kind::Finalizer { .. } => drop(records.finalizers.insert(special.pointer, number)),
                Kind::Cleanup { .. } => {}
            }
        }
        for due in &mut records.due {
            due.words().into_iter().for_each(|word| *word = translate(*word));
        }
    }

    /// Checks that no special has outlived its object. The heap has been marked and settled.
    pub(crate) fn verify(&self, heap: &Shared) {
        for special in self.lock().specials.values() {
            let object = object_at(&heap.space, special.pointer as usize);
            assert!(
                object.is_none_or(|object| {
                    is_marked(heap, object.start) || is_wholly_live(heap, object.start)
                }),
                "heap verification: a special belongs to the dead object at {:#x}",
                special.pointer
            );
        }
    }
}

impl Special {
    fn is_finalizer(&self) -> bool {
        matches!(self.kind, Kind::Finalizer { .. })
    }
}

fn is_marked(heap: &Shared, start: usize) -> bool {
    heap.space.marks.get(heap.space.granule(start))
}

/// Whether an object is in an allocation buffer of which all that is not freed counts as live.
fn is_wholly_live(heap: &Shared, start: usize) -> bool {
    let in_buffer = heap.space.span_at(start).is_some_and(|(_, span)| span.kind() == SpanKind::Buffers);
    let buffers = heap.buffers.as_ref().filter(|_| in_buffer);
    buffers.is_some_and(|buffers| buffers.is_wholly_live(start, heap.mark_epoch.current()))
}
