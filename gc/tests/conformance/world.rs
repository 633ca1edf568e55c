//! The fake embedder: global slots, and one array of slots for each context's stack.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use minigo_gc::{ContextId, Embedder, SlotVisitor};

/// Slots that the collector may rewrite.
pub(crate) type Slots = Arc<[AtomicU64]>;

/// A fresh array of null slots.
pub(crate) fn slots(count: usize) -> Slots {
    (0..count).map(|_| AtomicU64::new(0)).collect()
}

/// Roots and trace output of one fake program.
pub(crate) struct World {
    pub(crate) globals: Slots,
    pub(crate) stacks: Mutex<BTreeMap<u32, Slots>>,
    /// Contexts whose stacks are being visited, once for each visit.
    pub(crate) visited: Mutex<Vec<u32>>,
    pub(crate) safepoint: AtomicBool,
    pub(crate) lines: Mutex<Vec<String>>,
}

impl World {
    pub(crate) fn new(globals: usize) -> Arc<World> {
        Arc::new(World {
            globals: slots(globals),
            stacks: Mutex::default(),
            visited: Mutex::default(),
            safepoint: AtomicBool::new(false),
            lines: Mutex::default(),
        })
    }
}

fn visit(slots: &[AtomicU64], visitor: &mut dyn SlotVisitor) {
    // Others come while the collector is at the stack.
    #[cfg(shuttle)]
    shuttle::sync::atomic::AtomicBool::new(false).load(SeqCst);
    let half = slots.len() / 2;
    for slot in &slots[..half] {
        visitor.slot(slot.as_ptr());
    }
    if let Some(first) = slots.get(half) {
        visitor.slots(first.as_ptr(), &[u64::MAX], slots.len() - half);
    }
}

// SAFETY: slots live in reference-counted arrays that outlast every visit; the test program holds heap addresses in
// these slots only.
unsafe impl Embedder for World {
    fn request_safepoint(&self) {
        self.safepoint.store(true, SeqCst);
    }

    fn visit_globals(&self, visitor: &mut dyn SlotVisitor) {
        visit(&self.globals, visitor);
    }

    fn visit_context(&self, id: ContextId, visitor: &mut dyn SlotVisitor) {
        let stack = self.stacks.lock().unwrap().get(&id.0).cloned();
        if let Some(stack) = stack {
            self.visited.lock().unwrap().push(id.0);
            visit(&stack, visitor);
            let mut visited = self.visited.lock().unwrap();
            if let Some(ended) = visited.iter().position(|&visited| visited == id.0) {
                visited.swap_remove(ended);
            }
        }
    }

    fn trace_out(&self, line: &str) {
        self.lines.lock().unwrap().push(line.to_owned());
    }
}
