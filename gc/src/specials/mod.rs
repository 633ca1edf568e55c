//! Specials (Go's term): what is attached to single objects beside their memory. Finalizers, cleanups, weak pointers.
//!
//! A special does not keep its object alive. What it calls does live, and so does all that an object with a finalizer
//! refers to, since the finalizer will be given the object; but not the object itself. So an object that refers to
//! itself by way of others never loses its finalizer, and of a chain of objects with finalizers the first comes first.
//!
//! No stop looks at single specials. What they keep alive is marked beside the program, some at a time
//! ([`Specials::roots_from`]); what becomes of them when marking is complete is decided later, area by area (`settle`).
//! An *area* is what is swept at once: a span, or an allocation buffer.
//!
//! Invariants:
//!
//! - A strong word that leaves the table while marking is under way is shaded, as a word that is overwritten is. One that
//!   comes in need not be: the program had it. The same holds for the pointer gained from a weak one
//!   ([`Mutator::strengthen`](crate::Mutator)), to which the snapshot may not lead.
//! - `balanced` redirects no words here: what they point to is pinned, and so are buffers with an object that has a special.
//!   Where all objects move the stop takes as long as there is to move anyway, and the table is brought up to date in it
//!   ([`Specials::relocate`]).

mod settle;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::api::{Due, Shared, SlotVisitor};
use crate::mutant;
use crate::sync::{Mutex, MutexGuard};
use crate::tracing::object::object_at;

/// Specials whose roots are handed out at once.
const BATCH: usize = 64;

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

impl Kind {
    /// The word that keeps something alive.
    fn strong(&mut self) -> &mut u64 {
        match self {
            Kind::Finalizer { closure: word, .. }
            | Kind::Cleanup { closure: word }
            | Kind::Weak { handle: word } => word,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Special {
    /// The pointer it was attached by: into the object, or to somewhere outside the heap, which never dies.
    pointer: u64,
    kind: Kind,
}

impl Special {
    fn is_finalizer(&self) -> bool {
        matches!(self.kind, Kind::Finalizer { .. })
    }
}

/// The specials of the objects in one area.
#[derive(Debug)]
struct Area {
    /// Their numbers.
    numbers: Vec<u64>,
    /// The cycle that it was last settled for.
    settled: u32,
}

/// Something that the specials keep alive.
pub(crate) enum Root {
    /// What a word points to.
    Word(u64),
    /// What an object refers to, but not the object.
    ContentsOf(usize),
}

#[derive(Default)]
struct Records {
    /// By number, that is, by age.
    specials: BTreeMap<u64, Special>,
    /// Numbers of the weak ones by pointer.
    weak: HashMap<u64, u64>,
    /// Numbers of finalizers by object.
    finalizers: HashMap<u64, u64>,
    /// Areas with specials, by first address.
    areas: HashMap<usize, Area>,
    /// Of these, the buffers in which allocation goes on. No sweep comes to them.
    active: HashSet<usize>,
    /// What is due, by the number of the special it was.
    due: BTreeMap<u64, Due>,
    /// The number given last, now and when the cycle began.
    last: u64,
    last_at_start: u64,
    /// Number of completed marking phases: areas are to be settled for the last of them.
    cycle: u32,
    /// Whether one may not be.
    unsettled: bool,
}

/// The specials of one heap.
#[derive(Default)]
pub(crate) struct Specials {
    records: Mutex<Records>,
    /// Something is due.
    pub(crate) is_due: AtomicBool,
    /// Active buffers are to be settled.
    active_unsettled: AtomicBool,
}

impl Specials {
    fn lock(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Attaches a special, `marking` or not. `None` if the object has a finalizer already.
    pub(crate) fn attach(&self, heap: &Shared, marking: bool, pointer: u64, mut kind: Kind) -> Option<u64> {
        let records = &mut *self.lock();
        if matches!(kind, Kind::Finalizer { .. }) && records.finalizers.contains_key(&pointer) {
            return None;
        }
        records.last += 1;
        let number = records.last;
        if marking {
            pin(heap, *kind.strong());
        }
        self.enter_area(heap, records, marking, pointer);
        let special = Special { pointer, kind };
        records.index(number, special);
        records.specials.insert(number, special);
        Some(number)
    }

    /// Removes an object's finalizer, if it has one. Returns the word that it kept something alive by.
    pub(crate) fn remove_finalizer(&self, heap: &Shared, object: u64) -> Option<u64> {
        let records = &mut *self.lock();
        let number = records.finalizers.remove(&object)?;
        records.remove(heap, number)
    }

    /// Removes a cleanup that is not due yet. Returns the word that it kept something alive by.
    pub(crate) fn remove(&self, heap: &Shared, number: u64) -> Option<u64> {
        self.lock().remove(heap, number)
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

    /// The pointer of a special that its object has not lost. If the object has died by now, it loses it first.
    pub(crate) fn pointer(&self, heap: &Shared, number: u64) -> Option<u64> {
        let records = &mut *self.lock();
        let pointer = records.specials.get(&number)?.pointer;
        if !mutant!(WeakUnsettled) {
            self.settle_around(heap, records, pointer);
        }
        records.specials.get(&number).map(|special| special.pointer)
    }

    /// Takes what is due of the oldest special.
    pub(crate) fn take_due(&self) -> Option<Due> {
        let records = &mut *self.lock();
        let due = records.due.pop_first().map(|(_, due)| due);
        self.is_due.store(!records.due.is_empty(), Relaxed);
        due
    }

    /// Reports all words that keep objects alive. In a stop.
    pub(crate) fn visit(&self, visitor: &mut dyn SlotVisitor) {
        let records = &mut *self.lock();
        records.specials.values_mut().for_each(|special| visitor.slot(special.kind.strong()));
        for due in records.due.values_mut() {
            due.words().into_iter().for_each(|word| visitor.slot(word));
        }
    }

    /// A cycle begins; everything is settled. Returns where the walk over its roots begins, if there are any.
    pub(crate) fn cycle_began(&self) -> Option<u64> {
        let records = &mut *self.lock();
        records.last_at_start = records.last;
        (!records.specials.is_empty() || !records.due.is_empty()).then_some(0)
    }

    /// Some of the roots that there were when the cycle began, those of specials from number `from` on, and where the next
    /// ones begin, unless these are the last.
    pub(crate) fn roots_from(&self, heap: &Shared, from: u64) -> (Vec<Root>, Option<u64>) {
        let records = &mut *self.lock();
        let (mut roots, mut next) = (Vec::new(), None);
        let old = from..=records.last_at_start.max(from);
        for (count, (&number, special)) in records.specials.range_mut(old).enumerate() {
            if count == BATCH {
                next = Some(number);
                break;
            }
            roots.push(Root::Word(*special.kind.strong()));
            let object = object_at(&heap.space, special.pointer as usize);
            if let Some(object) = object.filter(|_| special.is_finalizer() && !mutant!(FinalizableUnscanned))
            {
                roots.push(Root::ContentsOf(object.start));
            }
        }
        for (_, due) in records.due.range_mut(from..next.unwrap_or(u64::MAX)) {
            roots.extend(due.words().into_iter().map(|word| Root::Word(*word)));
        }
        (roots, next)
    }

    /// Starts of all objects with finalizers, oldest finalizer first: what they refer to is to be traced.
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

    /// Brings all words up to date after objects have moved. All of them point to live objects.
    pub(crate) fn relocate(&self, mut translate: impl FnMut(u64) -> u64) {
        if mutant!(SpecialsUnfixed) {
            return;
        }
        let records = &mut *self.lock();
        (records.weak, records.finalizers) = Default::default();
        let mut specials = std::mem::take(&mut records.specials);
        for (&number, special) in &mut specials {
            special.pointer = translate(special.pointer);
            records.index(number, *special);
        }
        records.specials = specials;
        for due in records.due.values_mut() {
            due.words().into_iter().for_each(|word| *word = translate(*word));
        }
    }
}

impl Records {
    /// Makes a special known by its pointer.
    fn index(&mut self, number: u64, special: Special) {
        match special.kind {
            Kind::Weak { .. } => drop(self.weak.insert(special.pointer, number)),
            Kind::Finalizer { .. } => drop(self.finalizers.insert(special.pointer, number)),
            Kind::Cleanup { .. } => {}
        }
    }

    /// Forgets a special. Returns its strong word.
    fn remove(&mut self, heap: &Shared, number: u64) -> Option<u64> {
        let mut special = self.specials.remove(&number)?;
        if let Some(start) = settle::area_of(heap, special.pointer)
            && let Some(area) = self.areas.get_mut(&start)
        {
            area.numbers.retain(|&other| other != number);
            self.leave_if_empty(heap, start);
        }
        Some(*special.kind.strong())
    }
}

/// Keeps what a word points to where it is in this cycle.
pub(crate) fn pin(heap: &Shared, word: u64) {
    if let Some(buffers) = &heap.buffers
        && heap.space.contains(word as usize)
        && !mutant!(SpecialsPinNothing)
    {
        buffers.at(word as usize).pin(heap.mark_epoch.current());
    }
}
