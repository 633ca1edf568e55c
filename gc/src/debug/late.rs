//! Lateness: a thread that stands still at the worst moment, as if a busy machine had taken its processor away.
//!
//! Wherever program and collector's thread hand something over, or one of them acts on an answer that the other may outdate,
//! stands a *hand-over point*. Under stress with the key `late`, whoever comes to one stands still at times, while the other side
//! goes on. What may be outdated, is then.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use crate::api::{Options, Shared};

use super::countdown::{Countdown, Random};

/// Declares the hand-over points.
macro_rules! points {
    ($($(#[$doc:meta])* $Point:ident,)*) => {
        /// A hand-over point: what has been done or asked, and what has not been done yet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Point {
            $($(#[$doc])* $Point,)*
        }

        const POINTS: &[Point] = &[$(Point::$Point),*];
    };
}

points! {
    /// The program has told the thread to do something, and the thread may not be awake yet.
    Told,
    /// The thread has been told to mark, and has not begun.
    MarkingBegins,
    /// The thread has found nothing left to mark, and has not said so.
    MarkingEnds,
    /// The thread has been told to sweep, and has not begun.
    SweepBegins,
    /// Spans or buffers have been taken to be swept, and are as they were.
    Sweep,
    /// Spans or buffers have been swept, and nobody finds them yet.
    Swept,
    /// Nothing is left to sweep, and what follows has not begun.
    SweepEnds,
    /// Empty blocks have not been returned, and stacks have been fixed.
    StacksFixed,
    /// A context can be found, and has not begun to live.
    Added,
    /// A stack was not current, and has not been taken.
    Hold,
    /// A stack's slots have been redirected, and it does not count as fixed.
    Fix,
    /// A stack's slots have been read, and it does not count as scanned.
    Scan,
    /// All stacks were fixed, and from-space has not been freed.
    Release,
    /// Shaded values have been taken, and are not marked.
    Shaded,
    /// Buffers have been compared, and none has been chosen for evacuation.
    Choice,
    /// Objects have been taken from the pool, or scanned, and their findings have not been handed over.
    Assist,
    /// The mutator has ended a buffer's objects, and not said that the buffer is full.
    Retire,
    /// The mutator has shaded what it overwrites, and not stored.
    Store,
    /// The mutator has stored a pointer, and not recorded its slot.
    Record,
}

/// For how many allocations of the program the collector's thread stands still at most; which of these is a seeded choice.
const PATIENCE: [u64; 4] = [2, 20, 100, 1000];

/// Whoever is as patient as this sleeps meanwhile.
const LONG: u64 = 100;

/// How long somebody stands still at most while the other side does nothing, for whatever reason.
const WITHOUT_PROGRESS: Duration = Duration::from_millis(5);

/// Between two looks at the other side.
const STEP: Duration = Duration::from_micros(20);

/// When who comes to which point is late. The collector's thread lets the program go on for a while, the program lets the thread go
/// on until that waits, or more often until that stands still itself.
pub(crate) struct Lateness {
    countdowns: Vec<Mutex<Countdown>>,
    thread: OnceLock<ThreadId>,
    /// Whether the collector's thread waits or stands still.
    thread_is_idle: AtomicBool,
    /// Whether the program waits, or stands still until the thread waits.
    program_is_idle: AtomicBool,
    /// Objects that the program has allocated.
    allocations: AtomicU64,
}

impl Lateness {
    /// That of these options, if they ask for it and there is a thread beside the program.
    pub(crate) fn new(options: &Options) -> Option<Lateness> {
        let stress = options.stress.as_ref()?;
        let every = stress.late?;
        let is_threaded = options.collector.info().attributes.concurrent && options.gc_threads > 0;
        let countdown = |&point: &Point| {
            let random = Random::new(stress.run_seed(options.seed) + point as u64);
            Mutex::new(Countdown::new(random, every, stress.limit))
        };
        is_threaded.then(|| Lateness {
            countdowns: POINTS.iter().map(countdown).collect(),
            thread: OnceLock::new(),
            thread_is_idle: AtomicBool::new(true),
            program_is_idle: AtomicBool::new(false),
            allocations: AtomicU64::new(0),
        })
    }

    /// The program allocates.
    pub(crate) fn allocates(&self) {
        self.allocations.fetch_add(1, Relaxed);
    }

    /// Whether this is the collector's thread.
    fn is_thread(&self) -> bool {
        self.thread.get() == Some(&std::thread::current().id())
    }

    #[cold]
    #[inline(never)]
    fn reached(&self, heap: &Shared, point: Point) {
        let is_thread = self.is_thread();
        let other_is_idle = if is_thread { &self.program_is_idle } else { &self.thread_is_idle };
        if other_is_idle.load(Relaxed) {
            return;
        }
        let mut countdown =
            self.countdowns[point as usize].lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if !countdown.tick() {
            return;
        }
        let patience = PATIENCE[countdown.choose(PATIENCE.len() as u64) as usize];
        drop(countdown);
        if is_thread {
            self.thread_is_idle.store(true, Relaxed);
            self.thread_stands_still(heap, patience);
            self.thread_is_idle.store(false, Relaxed);
        } else {
            // While the program is most patient the thread does not stand still.
            self.program_is_idle.store(patience > LONG, Relaxed);
            self.program_stands_still();
            self.program_is_idle.store(false, Relaxed);
        }
    }

    fn thread_stands_still(&self, heap: &Shared, patience: u64) {
        let (cycles, allocations) = (heap.telemetry.cycles(), self.allocations.load(Relaxed));
        let mut progress = (allocations, Instant::now());
        while heap.telemetry.cycles() == cycles && !self.program_is_idle.load(Relaxed) {
            if patience < LONG {
                std::thread::yield_now();
            } else {
                std::thread::sleep(STEP);
            }
            let now = self.allocations.load(Relaxed);
            if now >= allocations + patience || progress.1.elapsed() >= WITHOUT_PROGRESS {
                return;
            }
            if now != progress.0 {
                progress = (now, Instant::now());
            }
        }
    }

    fn program_stands_still(&self) {
        let begin = Instant::now();
        while !self.thread_is_idle.load(Relaxed) && begin.elapsed() < WITHOUT_PROGRESS {
            std::thread::sleep(STEP);
        }
    }
}

impl Shared {
    /// Somebody has come to a hand-over point.
    #[inline(always)]
    pub(crate) fn hand_over(&self, point: Point) {
        #[cfg(shuttle)]
        crate::sync::thread::switch();
        if let Some(lateness) = &self.lateness {
            lateness.reached(self, point);
        }
    }

    /// The collector's thread, on which this is called, begins.
    pub(crate) fn thread_begins(&self) {
        if let Some(lateness) = &self.lateness {
            // There is no other before it.
            let _ = lateness.thread.set(std::thread::current().id());
        }
    }

    /// Somebody has told the other side to do something, and goes on.
    pub(crate) fn told(&self) {
        if let Some(lateness) = self.lateness.as_ref().filter(|lateness| !lateness.is_thread()) {
            // It will wake.
            lateness.thread_is_idle.store(false, Relaxed);
            lateness.reached(self, Point::Told);
        }
    }

    /// Somebody waits for the other side.
    pub(crate) fn waiting<R>(&self, wait: impl FnOnce() -> R) -> R {
        let Some(lateness) = &self.lateness else { return wait() };
        let idle = if lateness.is_thread() { &lateness.thread_is_idle } else { &lateness.program_is_idle };
        idle.store(true, Relaxed);
        let result = wait();
        idle.store(false, Relaxed);
        result
    }
}
