//! The hiccup lane: how late a thread wakes up that does nothing else.
//!
//! What delays this thread delays the program too, whatever its collector does. So long pauses that come with long hiccups
//! are the machine's. It sleeps between measurements and takes no processor from the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the thread means to sleep.
const INTERVAL: Duration = Duration::from_millis(2);

/// A thread that measures delays until it is dropped.
pub(crate) struct Hiccups {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    done: AtomicBool,
    longest_ns: AtomicU64,
}

impl Hiccups {
    /// Starts measuring. Where no thread can be started nothing is measured.
    pub(crate) fn start() -> Hiccups {
        let shared = Arc::<Shared>::default();
        let lane = Arc::clone(&shared);
        let thread = thread::Builder::new().name("hiccups".to_owned()).spawn(move || measure(&lane));
        Hiccups { shared, thread: thread.ok() }
    }

    /// The longest delay since the last call.
    pub(crate) fn take_longest(&self) -> Duration {
        Duration::from_nanos(self.shared.longest_ns.swap(0, Relaxed))
    }
}

impl Drop for Hiccups {
    fn drop(&mut self) {
        self.shared.done.store(true, Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn measure(shared: &Shared) {
    while !shared.done.load(Relaxed) {
        let before = Instant::now();
        thread::sleep(INTERVAL);
        let late = before.elapsed().saturating_sub(INTERVAL);
        shared.longest_ns.fetch_max(late.as_nanos() as u64, Relaxed);
    }
}
