//! Semaphores, on which the locks of package sync rest.
//!
//! The Go side has a `uint32`: a count, or while goroutines wait, the number of a queue with the top bit set. So
//! queues need no addresses, which a moving collector would change.

use std::collections::VecDeque;

use minigo_gc::Address;

use super::goroutine::Goroutine;
use super::park::WaitReason;
use crate::heap::word::{load_u32, store_u32};
use crate::stdlib::native::{NativeExit, Park};
use crate::worker::Worker;

/// Marks a queue's number.
const QUEUE: u32 = 1 << 31;

/// The queues of all semaphores that goroutines wait for.
#[derive(Default)]
pub(super) struct Semaphores {
    queues: Vec<VecDeque<*mut Goroutine>>,
    free: Vec<u32>,
}

impl Semaphores {
    fn new_queue(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.queues.push(VecDeque::new());
            self.queues.len() as u32 - 1
        })
    }
}

impl Worker {
    /// See [`NativeCx::semaphore_acquire`](crate::stdlib::native::NativeCx::semaphore_acquire).
    pub(crate) fn semaphore_acquire(
        &mut self,
        address: Address,
        first: bool,
        reason: WaitReason,
    ) -> Result<(), NativeExit> {
        let value = load_u32(address, 0);
        if value & QUEUE == 0 && value > 0 {
            store_u32(address, 0, value - 1);
            return Ok(());
        }
        let goroutine = self.current;
        let semaphores = &mut self.sched.semaphores;
        let queue = if value & QUEUE == 0 { semaphores.new_queue() } else { value & !QUEUE };
        let waiting = &mut semaphores.queues[queue as usize];
        if first {
            waiting.push_front(goroutine)
        } else {
            waiting.push_back(goroutine)
        }
        store_u32(address, 0, queue | QUEUE);
        Err(NativeExit::Park(Park::Semaphore(reason)))
    }

    /// See [`NativeCx::semaphore_release`](crate::stdlib::native::NativeCx::semaphore_release).
    pub(crate) fn semaphore_release(&mut self, address: Address) {
        let value = load_u32(address, 0);
        if value & QUEUE == 0 {
            store_u32(address, 0, value + 1);
            return;
        }
        let queue = value & !QUEUE;
        let semaphores = &mut self.sched.semaphores;
        let waiting = &mut semaphores.queues[queue as usize];
        let goroutine = waiting.pop_front().expect("a queue without goroutines is dissolved");
        if waiting.is_empty() {
            semaphores.free.push(queue);
            store_u32(address, 0, 0);
        }
        self.ready(goroutine);
    }
}
