//! A hash of everything that can be reached, for comparing collectors.
//!
//! Objects are numbered in the order in which a breadth-first walk from the roots finds them; contexts come in the order of
//! their numbers. What is hashed of an object is its words: pointers as the number of the object they lead to and the offset in
//! it, other words as they are. So the hash does not depend on addresses. Zeros at an object's end are left out, since
//! collectors round sizes differently.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hasher};

use crate::api::Shared;
use crate::collectors::balanced::evacuation;
use crate::heap::GRANULE_BYTES;
use crate::tracing::object::{Object, object_at};
use crate::tracing::root_set;
use crate::world::gate;

/// What a walk found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Graph {
    /// Objects that can be reached.
    pub(crate) objects: usize,
    /// The hash.
    pub(crate) hash: u64,
}

struct Walk<'a> {
    heap: &'a Shared,
    numbers: HashMap<usize, usize>,
    pending: VecDeque<usize>,
    hasher: DefaultHasher,
}

/// Walks the graph. The mutator has saved its state, and no cycle is under way.
pub(crate) fn walk(heap: &Shared) -> Graph {
    let mut walk =
        Walk { heap, numbers: HashMap::new(), pending: VecDeque::new(), hasher: DefaultHasher::new() };
    root_set::read_globals(heap, |word| walk.pointer(word));
    root_set::read_specials(heap, |word| walk.pointer(word));
    heap.contexts.for_each(|context| {
        let is_fixed = gate::is_fixed(heap, context);
        root_set::read_context(heap, context, |word| {
            walk.pointer(if is_fixed { word } else { evacuation::translate(heap, word) });
        });
    });
    while let Some(start) = walk.pending.pop_front() {
        if let Some(object) = object_at(&heap.space, start) {
            walk.contents(&object);
        }
    }
    Graph { objects: walk.numbers.len(), hash: walk.hasher.finish() }
}

impl Walk<'_> {
    /// Hashes a pointer: null, somewhere outside the heap, or an object and an offset.
    fn pointer(&mut self, word: u64) {
        let Some(object) = object_at(&self.heap.space, word as usize) else {
            return self.hasher.write_usize(usize::from(word != 0));
        };
        let next = self.numbers.len();
        let number = *self.numbers.entry(object.start).or_insert(next);
        if number == next {
            self.pending.push_back(object.start);
        }
        self.hasher.write_usize(number + 2);
        self.hasher.write_usize(word as usize - object.start);
    }

    fn contents(&mut self, object: &Object<'_>) {
        let memory = &self.heap.space.memory;
        let mut slots = Vec::new();
        if !object.is_pointer_free() {
            object.for_each_slot(self.heap, 0, object.bytes, |slot| slots.push(slot));
        }
        let words = (object.start..object.start + object.bytes).step_by(GRANULE_BYTES);
        let last = words.clone().rfind(|&at| memory.load(at) != 0).unwrap_or(object.start);
        let mut slots = slots.into_iter().peekable();
        for at in words.take_while(|&at| at <= last) {
            let word = memory.load(at);
            if slots.next_if_eq(&at).is_some() {
                self.pointer(word);
            } else {
                self.hasher.write_u64(self.heap.embedder.stable_word(word));
            }
        }
    }
}
