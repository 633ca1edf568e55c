//! What the collector's thread sees of the scheduler.

use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use minigo_gc::{ContextId, Embedder, SlotVisitor, mutant};

use super::goroutine::Goroutine;
use super::timers::Timers;
use crate::heap::roots;
use crate::image::Image;
use crate::signals::{Deed, Signals};

/// Shared by the workers and the collector.
pub(crate) struct Shared {
    pub(crate) image: Arc<Image>,
    goroutines: Mutex<Vec<*mut Goroutine>>,
    pub(crate) timers: Mutex<Timers>,
    /// Set when a sleeping worker must look around.
    wake: Mutex<bool>,
    woken: Condvar,
    /// A thread waits until standard input can be read.
    input_watched: AtomicBool,
    /// It has seen that it can, or a signal came.
    input_ready: AtomicBool,
    pub(crate) signals: Signals,
}

// SAFETY: the goroutines' pointers are shared under the mutex, and what they point to is accessed under the collector's
// gate only.
unsafe impl Send for Shared {}
// SAFETY: as above.
unsafe impl Sync for Shared {}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl Shared {
    pub(crate) fn new(image: Arc<Image>) -> Shared {
        Shared {
            image,
            goroutines: Mutex::default(),
            timers: Mutex::default(),
            wake: Mutex::new(false),
            woken: Condvar::new(),
            input_watched: AtomicBool::new(false),
            input_ready: AtomicBool::new(false),
            signals: Signals::default(),
        }
    }

    pub(super) fn register(&self, number: u32, goroutine: *mut Goroutine) {
        let mut table = lock(&self.goroutines);
        let index = number as usize;
        if table.len() <= index {
            table.resize(index + 1, std::ptr::null_mut());
        }
        table[index] = goroutine;
    }

    pub(super) fn unregister(&self, number: u32) {
        lock(&self.goroutines)[number as usize] = std::ptr::null_mut();
    }

    pub(super) fn lookup(&self, number: u32) -> Option<*mut Goroutine> {
        lock(&self.goroutines).get(number as usize).copied().filter(|goroutine| !goroutine.is_null())
    }

    pub(crate) fn timers(&self) -> MutexGuard<'_, Timers> {
        lock(&self.timers)
    }

    /// Whether somebody asks for attention.
    pub(crate) fn is_asked(&self) -> bool {
        *lock(&self.wake)
    }

    /// Sleeps until the time (`None`: for ever) has passed or somebody asks for attention. Whether somebody did.
    pub(crate) fn sleep(&self, time: Option<Duration>) -> bool {
        let mut wake = lock(&self.wake);
        if !*wake {
            wake = match time {
                Some(time) => {
                    self.woken.wait_timeout(wake, time).unwrap_or_else(|poisoned| poisoned.into_inner()).0
                }
                None => self.woken.wait(wake).unwrap_or_else(|poisoned| poisoned.into_inner()),
            };
        }
        std::mem::take(&mut *wake)
    }

    /// Asks a sleeping worker to look around.
    fn wake_up(&self) {
        *lock(&self.wake) = true;
        self.woken.notify_all();
    }

    /// Has the worker woken once standard input can be read. False if that is not possible.
    pub(crate) fn watch_input(self: &Arc<Self>) -> bool {
        if self.input_watched.swap(true, AcqRel) {
            return true;
        }
        let shared = Arc::clone(self);
        let watcher = thread::Builder::new().name("input".into()).spawn(move || {
            crate::stdio::wait_for_input();
            shared.input_watched.store(false, Release);
            shared.input_ready.store(true, Release);
            shared.wake_up();
        });
        if watcher.is_err() {
            self.input_watched.store(false, Release);
        }
        watcher.is_ok()
    }

    /// Sets what is done at a signal. The worker is woken when there is one to tell the program of.
    pub(crate) fn set_signal(self: &Arc<Self>, number: i32, deed: Deed) {
        self.signals.set(number, deed, |pipe| {
            let shared = Arc::clone(self);
            let watcher = thread::Builder::new().name("signals".into());
            let watch = move || {
                shared.signals.watch(pipe, || {
                    shared.input_ready.store(true, Release);
                    shared.wake_up();
                });
            };
            watcher.spawn(watch).map(drop)
        });
    }

    /// Whether standard input became readable, or a signal came, since the last call.
    #[inline]
    pub(crate) fn take_input_ready(&self) -> bool {
        self.input_ready.load(Relaxed) && self.input_ready.swap(false, AcqRel)
    }
}

// SAFETY: all roots are reported (see `heap::roots`), as aligned words of frames, wait elements, timers and static data,
// which stay where they are while they are visited.
unsafe impl Embedder for Shared {
    fn request_safepoint(&self) {
        // A running worker polls within a bounded number of instructions; a sleeping one is woken.
        self.wake_up();
    }

    fn visit_globals(&self, visitor: &mut dyn SlotVisitor) {
        self.image.statics.visit(visitor);
        if !mutant!(TimersHidden) {
            self.timers().visit(visitor);
        }
    }

    fn visit_context(&self, id: ContextId, visitor: &mut dyn SlotVisitor) {
        if let Some(goroutine) = self.lookup(id.0) {
            // SAFETY: the collector holds the context, so nobody else touches the goroutine, which is registered
            // until its context has retired.
            unsafe { roots::visit_goroutine(&self.image, goroutine, visitor) }
        }
    }

    fn stable_word(&self, word: u64) -> u64 {
        self.image.code_offset(word).unwrap_or(word)
    }

    fn trace_out(&self, line: &str) {
        use std::io::Write;
        // A trace line that cannot be written has no one to tell.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}
