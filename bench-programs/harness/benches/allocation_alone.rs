//! The price of an object without any collection: on memory that is wholly free, and between objects that live.
//!
//! `bench-programs/figures` reads what this prints: collector, memory, bytes of an object, and nanoseconds for each, the least of
//! some rounds. All memory has been used before, so that nothing waits for the operating system, and there is more of it than caches
//! hold. The rows of `memory` say what is the machine's: zeroing as many bytes at the same places, and nothing else.
//!
//! Names of collectors, kinds of memory and sizes as arguments restrict it to these.

use std::hint::black_box;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use minigo_gc::{
    Cause, CollectorKind, ContextId, Embedder, Heap, Layout, LayoutId, Mutator, Options, SlotVisitor,
};

/// Memory that objects have been allocated in before the measurement.
const USED_BYTES: usize = 64 << 20;
/// What a round allocates: less than half of it, so that no new memory is needed.
const ROUND_BYTES: usize = 20 << 20;
const ROUNDS: usize = 7;
const SIZES: [usize; 5] = [8, 16, 32, 64, 128];

/// An embedder with one root.
struct OneRoot(AtomicU64);

// SAFETY: the one slot is a word of its own that lives as long as the embedder; the benches store pointers in the table it holds
// and nowhere else.
unsafe impl Embedder for OneRoot {
    fn request_safepoint(&self) {}

    fn visit_globals(&self, visitor: &mut dyn SlotVisitor) {
        visitor.slot(self.0.as_ptr());
    }

    fn visit_context(&self, _id: ContextId, _visitor: &mut dyn SlotVisitor) {}

    fn trace_out(&self, _line: &str) {}
}

/// A heap in which nothing is collected unless it is asked for.
struct Bench {
    heap: Arc<Heap>,
    mutator: Mutator,
    root: Arc<OneRoot>,
}

impl Bench {
    fn new(collector: CollectorKind) -> Bench {
        let root = Arc::new(OneRoot(AtomicU64::new(0)));
        let options = Options {
            collector,
            gogc: None,
            gc_threads: 0,
            layouts: vec![Layout::with_pointers(8, [0])],
            ..Options::default()
        };
        let heap = Heap::new(options, root.clone()).expect("a heap without limits starts");
        let mut mutator = heap.attach_mutator();
        let context = mutator.new_context(None);
        mutator.enter(&context);
        Bench { heap, mutator, root }
    }

    fn allocate(&mut self, bytes: usize) -> u64 {
        self.mutator.alloc_bytes(bytes, true).expect("there is memory").word()
    }

    /// Fills memory with objects and frees all of them, or every other one.
    fn prepare(&mut self, bytes: usize, keeps_half: bool) {
        let count = USED_BYTES / bytes;
        let table = self.mutator.alloc_array(LayoutId(0), count).expect("there is memory").word();
        self.root.0.store(table, std::sync::atomic::Ordering::Relaxed);
        for index in 0..count {
            let object = self.allocate(bytes);
            // SAFETY: an object of at least eight bytes that nobody else knows of. What nobody has written in has no memory yet.
            unsafe { (object as *mut u64).write(index as u64) };
            if keeps_half && index % 2 == 0 {
                let slot = (table as usize + index * 8) as *mut u64;
                self.mutator.store_pointer(slot, object);
            }
        }
        for _ in 0..2 {
            self.mutator.collect(Cause::Explicit);
        }
    }

    /// Nanoseconds for an object. By itself, so that a profile can be of it alone.
    #[inline(never)]
    fn measure(&mut self, bytes: usize) -> f64 {
        let count = ROUND_BYTES / bytes;
        let begin = Instant::now();
        for _ in 0..count {
            black_box(self.allocate(black_box(bytes)));
        }
        begin.elapsed().as_nanos() as f64 / count as f64
    }
}

/// Nanoseconds for zeroing what an object of `bytes` bytes takes, every `stride` bytes, in memory that has been used before.
fn zeroing_alone(bytes: usize, stride: usize) -> f64 {
    let mut memory = vec![1u64; USED_BYTES / size_of::<u64>()];
    let count = ROUND_BYTES / bytes;
    let begin = Instant::now();
    for place in memory.chunks_mut(stride / size_of::<u64>()).take(count) {
        black_box(&mut place[..bytes / size_of::<u64>()]).fill(0);
    }
    begin.elapsed().as_nanos() as f64 / count as f64
}

fn main() {
    let mut out = std::io::stdout().lock();
    // Cargo itself passes an option.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    // Of each kind of name that is given, only what is named.
    let is_asked_for = |name: &str, all: &[&str]| {
        !named.iter().any(|asked| all.contains(&asked.as_str())) || named.iter().any(|asked| asked == name)
    };
    let sizes = SIZES.map(|bytes| bytes.to_string());
    let sizes = sizes.each_ref().map(String::as_str);
    let mut report = |allocator: &str, memory: &str, measure: &mut dyn FnMut(usize) -> f64| {
        if !is_asked_for(allocator, &["memory", "cms", "balanced"])
            || !is_asked_for(memory, &["fresh", "half-free"])
        {
            return;
        }
        for (bytes, name) in SIZES.into_iter().zip(sizes).filter(|(_, name)| is_asked_for(name, &sizes)) {
            let least = (0..ROUNDS).map(|_| measure(bytes)).fold(f64::INFINITY, f64::min);
            writeln!(out, "{allocator} {memory} {name} {least:.2}").expect("standard output takes a line");
        }
    };
    for (memory, gap) in [("fresh", 0), ("half-free", 1)] {
        report("memory", memory, &mut |bytes| zeroing_alone(bytes, bytes * (1 + gap)));
    }
    for collector in [CollectorKind::Cms, CollectorKind::Balanced] {
        for (memory, keeps_half) in [("fresh", false), ("half-free", true)] {
            report(collector.info().name, memory, &mut |bytes| {
                let mut bench = Bench::new(collector);
                bench.prepare(bytes, keeps_half);
                let nanos = bench.measure(bytes);
                bench.heap.shutdown();
                nanos
            });
        }
    }
}
