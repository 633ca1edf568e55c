//! Which goroutine runs next.

use std::collections::VecDeque;
use std::sync::Arc;

use minigo_gc::{Context, Mutator};

use super::goroutine::{FrameState, Goroutine, Status};
use super::semaphore::Semaphores;
use super::shared::Shared;
use super::stack::{Stack, StackMemory};
use crate::rng::Rng;

/// Stacks kept for new goroutines.
const MOST_FREE: usize = 1024;

/// The scheduler's state: all goroutines, and those that can run.
pub(crate) struct Sched {
    shared: Arc<Shared>,
    queue: VecDeque<*mut Goroutine>,
    /// Runs before the queue: made runnable by the goroutine that ran last.
    next: Option<*mut Goroutine>,
    /// All that have not ended, in the order of their ids.
    live: std::collections::BTreeMap<u64, *mut Goroutine>,
    /// By number, for wait queues.
    numbers: Vec<*mut Goroutine>,
    free: Vec<Stack>,
    pub(crate) stack_memory: Arc<StackMemory>,
    /// Wait for standard input.
    pub(crate) readers: Vec<*mut Goroutine>,
    last_id: u64,
    /// Chooses at random instead of in order.
    shuffle: bool,
    pub(super) semaphores: Semaphores,
}

impl Sched {
    pub(crate) fn new(shared: Arc<Shared>, shuffle: bool, max_stacks: usize) -> Sched {
        Sched {
            shared,
            queue: VecDeque::new(),
            next: None,
            live: Default::default(),
            numbers: Vec::new(),
            free: Vec::new(),
            stack_memory: Arc::new(StackMemory::new(max_stacks)),
            readers: Vec::new(),
            last_id: 0,
            shuffle,
            semaphores: Semaphores::default(),
        }
    }

    /// Goroutines that have not ended.
    pub(crate) fn count(&self) -> usize {
        self.live.len()
    }

    /// All goroutines that have not ended, by their ids.
    pub(crate) fn all(&self) -> impl Iterator<Item = *mut Goroutine> + '_ {
        self.live.values().copied()
    }

    /// A new goroutine with an empty stack, which nobody knows yet.
    pub(crate) fn spawn(&mut self, mutator: &mut Mutator, parent: Option<&Context>) -> *mut Goroutine {
        let context = mutator.new_context(parent);
        self.last_id += 1;
        let stack = self.free.pop().unwrap_or_else(|| Stack::new(&self.stack_memory));
        let goroutine = Box::into_raw(Box::new(Goroutine {
            id: self.last_id,
            number: context.id().0,
            context,
            status: Status::Runnable,
            state: FrameState::Start,
            pc: std::ptr::null(),
            fp: stack.first_frame(),
            stack,
            closure: 0,
            arms: Vec::new(),
            values: Vec::new(),
            woken: None,
            panics: Vec::new(),
            printing: None,
            print_frame: std::ptr::null_mut(),
            creator: None,
            boot: None,
            since: 0,
        }));
        self.live.insert(self.last_id, goroutine);
        goroutine
    }

    /// Makes the goroutine known to the collector, its roots being complete.
    pub(crate) fn publish(&mut self, goroutine: *mut Goroutine) {
        // SAFETY: made by `spawn`.
        let number = unsafe { (*goroutine).number };
        let index = number as usize;
        if self.numbers.len() <= index {
            self.numbers.resize(index + 1, std::ptr::null_mut());
        }
        self.numbers[index] = goroutine;
        self.shared.register(number, goroutine);
    }

    /// The end of a goroutine, which has left its context.
    pub(crate) fn retire(&mut self, mutator: &mut Mutator, goroutine: *mut Goroutine) {
        // SAFETY: made by `spawn`, retired once, and in no queue.
        let mut owned = unsafe { Box::from_raw(goroutine) };
        mutator.retire_context(&owned.context);
        self.shared.unregister(owned.number);
        self.live.remove(&owned.id);
        if self.free.len() < MOST_FREE {
            owned.stack.reset();
            self.free.push(owned.stack);
        }
    }

    /// The goroutine with a number.
    pub(crate) fn by_number(&self, number: u32) -> *mut Goroutine {
        self.numbers[number as usize]
    }

    /// Queues a goroutine behind all others.
    pub(crate) fn push_back(&mut self, goroutine: *mut Goroutine) {
        self.queue.push_back(goroutine);
    }

    /// Queues a goroutine to run next; the one that was to run next goes to the end.
    pub(crate) fn push_next(&mut self, goroutine: *mut Goroutine) {
        if let Some(before) = self.next.replace(goroutine) {
            self.queue.push_back(before);
        }
    }

    /// Takes the goroutine to run now; true if it inherits the rest of the time slice.
    pub(crate) fn pop(&mut self, rng: &mut Rng) -> Option<(*mut Goroutine, bool)> {
        if self.shuffle {
            if let Some(next) = self.next.take() {
                self.queue.push_back(next);
            }
            if self.queue.is_empty() {
                return None;
            }
            let index = rng.below(self.queue.len());
            return self.queue.swap_remove_back(index).map(|goroutine| (goroutine, false));
        }
        match self.next.take() {
            Some(goroutine) => Some((goroutine, true)),
            None => self.queue.pop_front().map(|goroutine| (goroutine, false)),
        }
    }

    /// Whether somebody could run.
    pub(crate) fn has_runnable(&self) -> bool {
        self.next.is_some() || !self.queue.is_empty()
    }
}

impl Drop for Sched {
    fn drop(&mut self) {
        for &goroutine in self.live.values() {
            // SAFETY: made by `spawn`; those that ended are not in `live` any more, and nobody runs any more.
            drop(unsafe { Box::from_raw(goroutine) });
        }
    }
}
