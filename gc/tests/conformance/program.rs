//! A fake program: allocation with retry, loads and stores by root slot, contexts that come and go.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed, Ordering::SeqCst};

use minigo_gc::collectors::{COLLECTORS, CollectorInfo};
use minigo_gc::{
    Address, AllocError, Cause, Context, GabOptions, GabSize, Heap, Layout, LayoutId, Mutator, Options, Pins,
    Stress,
};

use crate::world::{Slots, World, slots};

pub(crate) const LEAF8: LayoutId = LayoutId(0);
pub(crate) const LEAF40: LayoutId = LayoutId(1);
pub(crate) const PAIR: LayoutId = LayoutId(2);
pub(crate) const QUAD: LayoutId = LayoutId(3);
pub(crate) const MEDIUM: LayoutId = LayoutId(4);
pub(crate) const BYTE: LayoutId = LayoutId(5);
pub(crate) const PINNING: LayoutId = LayoutId(6);
pub(crate) const TABLE: LayoutId = LayoutId(7);

pub(crate) fn layouts() -> Vec<Layout> {
    vec![
        Layout::pointer_free(8),
        Layout::pointer_free(40),
        Layout::with_pointers(16, [0]),
        Layout::with_pointers(32, [0, 1, 3]),
        Layout::with_pointers(640, [0, 40, 79]),
        Layout::pointer_free(1),
        Layout { pins: Pins::AddressTable, ..Layout::with_pointers(24, [0, 2]) },
        Layout { pins: Pins::Table, ..Layout::with_pointers(24, [0, 2]) },
    ]
}

/// A root slot: a global or a slot of the running context's stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    Global(usize),
    Stack(usize),
}

/// A context and its stack.
pub(crate) struct Fiber {
    pub(crate) context: Arc<Context>,
    pub(crate) stack: Slots,
}

pub(crate) const STACK_SLOTS: usize = 12;
pub(crate) const GLOBAL_SLOTS: usize = 12;

pub(crate) struct Program {
    pub(crate) heap: Arc<Heap>,
    pub(crate) mutator: Mutator,
    pub(crate) world: Arc<World>,
    pub(crate) fibers: Vec<Fiber>,
    pub(crate) running: usize,
}

/// Every collector with and without a marker thread, plain and stressed. A collector that starts no thread runs once.
pub(crate) fn for_each_configuration(mut run: impl FnMut(Options)) {
    for info in COLLECTORS {
        for gc_threads in 0..=usize::from(info.attributes.concurrent) {
            for stress in [None, Some(Stress { every: 50, ..Stress::default() })] {
                let options = configuration(info, gc_threads, stress);
                try_configuration(&mut run, info.name, options.clone());
                for switch in info.kind.switches() {
                    for value in switch.values.examples() {
                        let mut other = options.clone();
                        (switch.set)(&mut other, value).unwrap();
                        // The default has been tried.
                        if (switch.get)(&other) != (switch.get)(&options) {
                            try_configuration(
                                &mut run,
                                &format!("{} --{}={value}", info.name, switch.name),
                                other,
                            );
                        }
                    }
                }
            }
        }
    }
}

/// Every collector with a thread of its own, by default, under this stress.
pub(crate) fn for_each_thread(stress: &Stress, mut run: impl FnMut(Options)) {
    for info in COLLECTORS.iter().filter(|info| info.attributes.concurrent) {
        try_configuration(&mut run, info.name, configuration(info, 1, Some(stress.clone())));
    }
}

fn configuration(info: &CollectorInfo, gc_threads: usize, stress: Option<Stress>) -> Options {
    Options {
        collector: info.kind,
        // Small, so that there are many.
        gab: GabOptions { size: GabSize::K1, ..GabOptions::default() },
        gc_threads,
        stress,
        gogc: Some(5),
        verify: 1,
        layouts: layouts(),
        ..Options::default()
    }
}

fn try_configuration(run: &mut impl FnMut(Options), name: &str, options: Options) {
    let configuration = format!("{name}, {} threads, {:?}", options.gc_threads, options.stress);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(options)));
    assert!(outcome.is_ok(), "failed on {configuration}");
}

impl Program {
    pub(crate) fn new(options: Options) -> Program {
        let world = World::new(GLOBAL_SLOTS);
        let heap = Heap::new(options, world.clone()).unwrap();
        let mutator = heap.attach_mutator();
        let mut program = Program { heap, mutator, world, fibers: Vec::new(), running: 0 };
        program.spawn(None);
        program.mutator.enter(&program.fibers[0].context.clone());
        program
    }

    /// The value of a metric.
    pub(crate) fn metric(&self, name: &str) -> u64 {
        let metrics = self.heap.metrics();
        metrics.iter().find(|(metric, _)| metric.name == name).expect("the metric exists").1
    }

    pub(crate) fn spawn(&mut self, parent: Option<usize>) -> usize {
        let parent = parent.map(|parent| self.fibers[parent].context.clone());
        let context = self.mutator.new_context(parent.as_deref());
        let stack = slots(STACK_SLOTS);
        self.world.stacks.lock().unwrap().insert(context.id().0, stack.clone());
        self.fibers.push(Fiber { context, stack });
        self.fibers.len() - 1
    }

    pub(crate) fn switch_to(&mut self, fiber: usize) {
        self.poll();
        self.mutator.leave(&self.fibers[self.running].context.clone());
        self.poll();
        self.mutator.enter(&self.fibers[fiber].context.clone());
        self.running = fiber;
    }

    /// Ends a context that does not run.
    pub(crate) fn retire(&mut self, fiber: usize) {
        assert_ne!(fiber, self.running);
        let gone = self.fibers.swap_remove(fiber);
        if self.running == self.fibers.len() {
            self.running = fiber;
        }
        self.mutator.retire_context(&gone.context);
        self.world.stacks.lock().unwrap().remove(&gone.context.id().0);
    }

    /// Ends the running context and goes on in another one.
    pub(crate) fn exit_to(&mut self, fiber: usize) {
        assert_ne!(fiber, self.running);
        let next = self.fibers[fiber].context.clone();
        let gone = self.fibers.swap_remove(self.running);
        self.mutator.retire_context(&gone.context);
        self.world.stacks.lock().unwrap().remove(&gone.context.id().0);
        self.running = self.fibers.iter().position(|fiber| Arc::ptr_eq(&fiber.context, &next)).unwrap();
        self.poll();
        self.mutator.enter(&next);
    }

    pub(crate) fn poll(&mut self) {
        if self.world.safepoint.swap(false, SeqCst) {
            self.mutator.safepoint();
        }
    }

    fn slot(&self, root: Root) -> &AtomicU64 {
        match root {
            Root::Global(index) => &self.world.globals[index],
            Root::Stack(index) => &self.fibers[self.running].stack[index],
        }
    }

    pub(crate) fn get(&self, root: Root) -> u64 {
        self.slot(root).load(Relaxed)
    }

    /// Globals take the barrier, the own stack does not.
    pub(crate) fn set(&mut self, root: Root, value: u64) {
        let slot = self.slot(root).as_ptr();
        match root {
            Root::Global(_) => self.mutator.store_pointer(slot, value),
            Root::Stack(_) => self.slot(root).store(value, Relaxed),
        }
    }

    /// Allocates with the retry protocol; `Err` is final.
    pub(crate) fn try_alloc(&mut self, layout: LayoutId, count: usize) -> Result<Address, AllocError> {
        self.poll();
        loop {
            let result = match (layout, count) {
                (BYTE, _) => self.mutator.alloc_bytes(count, true),
                (_, 1) => self.mutator.alloc(layout),
                _ => self.mutator.alloc_array(layout, count),
            };
            match result {
                Err(AllocError::NeedsCollection) => {
                    self.mutator.collect_now();
                }
                other => return other,
            }
        }
    }

    /// Allocates into a root slot.
    pub(crate) fn alloc(&mut self, root: Root, layout: LayoutId, count: usize) {
        let address = self.try_alloc(layout, count).unwrap();
        self.set(root, address.word());
    }

    pub(crate) fn collect(&mut self) {
        self.mutator.collect(Cause::Explicit);
    }

    /// The word at `offset` words from the object in a root slot.
    pub(crate) fn load(&self, root: Root, offset: usize) -> u64 {
        word(self.get(root), offset).load(Relaxed)
    }

    /// Writes a word that holds no pointer.
    pub(crate) fn write(&self, root: Root, offset: usize, value: u64) {
        word(self.get(root), offset).store(value, Relaxed);
    }

    /// Writes a pointer word through the barrier.
    pub(crate) fn store(&mut self, root: Root, offset: usize, value: u64) {
        let slot = word(self.get(root), offset).as_ptr();
        self.mutator.store_pointer(slot, value);
    }
}

/// A heap word.
pub(crate) fn word<'a>(base: u64, offset: usize) -> &'a AtomicU64 {
    assert_ne!(base, 0, "null dereference in a test program");
    // SAFETY: `base` came out of a root slot, so it points into a live object, of whose layout the caller knows that it
    // has this word; the reference is used at once.
    unsafe { AtomicU64::from_ptr((base as *mut u64).wrapping_add(offset)) }
}
