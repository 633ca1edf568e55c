//! Heap verification: retraces the heap after marking and compares.
//!
//! The retrace has a mark map and a work list of its own and shares nothing with the mark loop but the way from a word to
//! an object. It runs in a stop. A violated invariant is a bug of the collector or of the embedder's root maps, never of
//! the program, and panics with the path that shows it.

use crate::api::Shared;
use crate::collectors::balanced::evacuation;
use crate::debug::poison::POISON_WORD;
use crate::heap::side_metadata::GranuleMap;
use crate::heap::{GRANULE_BYTES, SpanKind};
use crate::tracing::object::{Object, object_at};
use crate::tracing::root_set;
use crate::world::gate;

/// Says of an object that nothing may point to it any more.
type Forbidden<'a> = &'a dyn Fn(&Object<'_>) -> bool;

/// Where a pointer was found, for the message.
#[derive(Clone, Copy, Debug)]
enum Holder {
    Root,
    Object { start: usize, slot: usize },
}

struct Retrace<'a> {
    heap: &'a Shared,
    reached: GranuleMap,
    pending: Vec<usize>,
    must_be_marked: bool,
    forbidden: Forbidden<'a>,
}

/// Checks that everything reachable is marked and no pointer leads to freed memory.
pub(crate) fn marks(heap: &Shared) {
    retrace(heap, true, &|_| false);
}

/// Checks that no pointer leads to freed memory or to memory that `forbidden` names, such as evacuated objects.
pub(crate) fn reachable(heap: &Shared, forbidden: Forbidden<'_>) {
    retrace(heap, false, forbidden);
}

fn retrace(heap: &Shared, must_be_marked: bool, forbidden: Forbidden<'_>) {
    let granules = heap.space.address_range().len() / GRANULE_BYTES;
    // Without address space for a second mark map there is nothing to compare with.
    let Ok(reached) = GranuleMap::new(granules) else { return };
    let mut retrace = Retrace { heap, reached, pending: Vec::new(), must_be_marked, forbidden };
    root_set::read_globals(heap, |word| retrace.visit(word, Holder::Root));
    root_set::read_specials(heap, |word| retrace.visit(word, Holder::Root));
    heap.contexts.for_each(|context| {
        let is_fixed = gate::is_fixed(heap, context);
        root_set::read_context(heap, context, |word| {
            // A stack that waits to be fixed may hold old addresses.
            let word = if is_fixed { word } else { evacuation::translate(heap, word) };
            retrace.visit(word, Holder::Root);
        });
    });
    // Finalizers will be given these, so what they refer to lives.
    for start in heap.specials.finalizable(heap) {
        retrace.pending.push(start);
    }
    while let Some(start) = retrace.pending.pop() {
        if let Some(object) = object_at(&heap.space, start) {
            object.for_each_slot(heap, 0, object.bytes, |slot| {
                let word = heap.space.memory.load(slot);
                // Of an object that only its finalizer will be given, what it refers to is marked, but for itself.
                if !object.contains(word) {
                    retrace.visit(word, Holder::Object { start, slot });
                }
            });
        }
    }
}

impl Retrace<'_> {
    fn visit(&mut self, word: u64, holder: Holder) {
        let space = &self.heap.space;
        assert!(word != POISON_WORD, "heap verification: {} holds freed memory", self.describe(holder));
        if !space.contains(word as usize) {
            return;
        }
        let Some(object) = object_at(space, word as usize) else {
            panic!("heap verification: {} points to {word:#x}, where no object is", self.describe(holder));
        };
        let buffers = self.heap.buffers.as_ref().filter(|_| object.span.kind() == SpanKind::Buffers);
        assert!(
            !object.is_free_slot(space)
                && !buffers.is_some_and(|buffers| buffers.is_dead(space, object.start)),
            "heap verification: {} points to the freed object {:#x}",
            self.describe(holder),
            object.start
        );
        assert!(
            !(self.forbidden)(&object),
            "heap verification: {} points to {word:#x}, which has been evacuated",
            self.describe(holder)
        );
        let granule = space.granule(object.start);
        assert!(
            !self.must_be_marked
                || space.marks.get(granule)
                || buffers.is_some_and(|buffers| {
                    buffers.is_wholly_live(object.start, self.heap.mark_epoch.current())
                }),
            "heap verification: {} points to {:#x}, which is reachable but not marked",
            self.describe(holder),
            object.start
        );
        if self.reached.test_and_set(granule) && !object.is_pointer_free() {
            self.pending.push(object.start);
        }
    }

    fn describe(&self, holder: Holder) -> String {
        match holder {
            Holder::Root => "a root".to_owned(),
            Holder::Object { start, slot } => {
                let object = object_at(&self.heap.space, start);
                let (kind, bytes) =
                    object.map_or((None, 0), |object| (Some(object.span.kind()), object.bytes));
                format!(
                    "word {} of the {bytes}-byte object {start:#x} ({kind:?})",
                    (slot - start) / GRANULE_BYTES
                )
            }
        }
    }
}
