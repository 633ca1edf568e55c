//! The allocation paths of every collector: nothing is reachable, so collections are as cheap as they get and what
//! remains is the price of an object.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minigo_gc::collectors::COLLECTORS;
use minigo_gc::{AllocError, ContextId, Embedder, Heap, Layout, LayoutId, Mutator, Options, SlotVisitor};

/// Objects allocated in one iteration.
const OBJECTS: u64 = 10_000;

/// Bytes after which the collector without collection gets a new heap, far below its reservation.
const FRESH_HEAP: u64 = 1 << 30;

/// An embedder without roots.
struct Rootless;

// SAFETY: it reports no slots and the benches store no pointers, so there is no slot that could be misreported.
unsafe impl Embedder for Rootless {
    fn request_safepoint(&self) {}

    fn visit_globals(&self, _visitor: &mut dyn SlotVisitor) {}

    fn visit_context(&self, _id: ContextId, _visitor: &mut dyn SlotVisitor) {}

    fn trace_out(&self, _line: &str) {}
}

/// A heap with one mutator that runs one context.
struct Bench {
    options: Options,
    heap: Arc<Heap>,
    mutator: Mutator,
    allocated: u64,
}

impl Bench {
    fn new(options: Options) -> Bench {
        let heap = Heap::new(options.clone(), Arc::new(Rootless)).expect("a heap without limits starts");
        let mut mutator = heap.attach_mutator();
        let context = mutator.new_context(None);
        mutator.enter(&context);
        Bench { options, heap, mutator, allocated: 0 }
    }

    /// Allocates [`OBJECTS`] objects of `bytes` each, polling as compiled code does.
    fn run(&mut self, bytes: u64, allocate: impl Fn(&mut Mutator) -> Result<minigo_gc::Address, AllocError>) {
        if !self.options.collector.info().attributes.collects && self.allocated > FRESH_HEAP {
            self.heap.shutdown();
            *self = Bench::new(self.options.clone());
        }
        for _ in 0..OBJECTS {
            loop {
                match allocate(&mut self.mutator) {
                    Ok(address) => {
                        black_box(address);
                        break;
                    }
                    Err(AllocError::NeedsCollection) => {
                        self.mutator.collect_now();
                    }
                    Err(error) => panic!("allocating {bytes} bytes: {error:?}"),
                }
            }
            if self.mutator.safepoint_requested() {
                self.mutator.safepoint();
            }
        }
        self.allocated += OBJECTS * bytes;
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.heap.shutdown();
    }
}

fn allocation(c: &mut Criterion) {
    let layouts = vec![
        Layout::with_pointers(16, [0, 1]),
        Layout::with_pointers(64, [0, 7]),
        Layout::with_pointers(512, [0, 63]),
    ];
    for info in COLLECTORS {
        let mut group = c.benchmark_group(format!("allocation/{}", info.name));
        group.throughput(Throughput::Elements(OBJECTS));
        let options = Options { collector: info.kind, layouts: layouts.clone(), ..Options::default() };
        for (index, layout) in layouts.iter().enumerate() {
            let id = LayoutId(u32::try_from(index).expect("few layouts"));
            let mut bench = Bench::new(options.clone());
            group.bench_function(BenchmarkId::new("pointers", layout.size), |b| {
                b.iter(|| bench.run(u64::from(layout.size), |mutator| mutator.alloc(id)));
            });
        }
        for bytes in [8, 32, 128, 1024] {
            let mut bench = Bench::new(options.clone());
            group.bench_function(BenchmarkId::new("bytes", bytes), |b| {
                b.iter(|| bench.run(bytes as u64, |mutator| mutator.alloc_bytes(bytes, false)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, allocation);
criterion_main!(benches);
