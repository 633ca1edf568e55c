//! Counts and sizes: Go's rounded sizes on every collector.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use minigo_gc::telemetry::{EVENT_NAMES, Event, Listener, Phase};
use minigo_gc::{GabSize, Options};

use crate::program::{
    BYTE, LEAF8, LEAF40, MEDIUM, PAIR, Program, QUAD, Root, for_each_configuration, layouts,
};

#[test]
fn every_allocation_is_counted_with_gos_rounded_size() {
    for_each_configuration(|options| {
        let mut program = Program::new(Options { stress: None, gogc: None, ..options });
        let before = program.mutator.stats();
        for _ in 0..10 {
            program.alloc(Root::Stack(0), LEAF8, 1);
            program.alloc(Root::Stack(1), LEAF40, 1);
            program.alloc(Root::Stack(2), PAIR, 3);
            program.alloc(Root::Stack(3), MEDIUM, 1);
            program.alloc(Root::Stack(4), PAIR, 3000);
            program.alloc(Root::Stack(5), BYTE, 33_000);
        }
        let stats = program.mutator.stats();
        assert_eq!(stats.mallocs - before.mallocs, 60);
        // 640 pointerful bytes and Go's header make 648, class 704; large objects take whole pages.
        assert_eq!(stats.total_alloc - before.total_alloc, 10 * (8 + 48 + 48 + 704 + 49_152 + 40_960));
        assert_eq!(stats.heap_alloc, stats.total_alloc - (before.total_alloc - before.heap_alloc));
        assert_eq!(stats.heap_objects, stats.mallocs - stats.frees);
        let class48 = stats.by_size.iter().find(|row| row.size == 48).unwrap();
        assert_eq!(class48.mallocs, 20);
        let rows = program.heap.alloc_stats().rows;
        let row = |size, pointer_free| {
            rows.iter().find(|row| row.size == size && row.pointer_free == pointer_free).map(|row| row.count)
        };
        assert_eq!((row(48, true), row(48, false), row(704, false)), (Some(10), Some(10), Some(10)));
        assert_eq!((row(0, true), row(0, false)), (Some(10), Some(10)));
    });
}

#[test]
fn a_forced_collection_counts_what_it_frees() {
    for_each_configuration(|options| {
        if !options.collector.info().attributes.collects {
            return;
        }
        let mut program = Program::new(Options { stress: None, gogc: None, ..options });
        for _ in 0..1000 {
            program.alloc(Root::Stack(0), PAIR, 1);
            program.alloc(Root::Stack(1), PAIR, 100);
        }
        program.collect();
        let stats = program.mutator.stats();
        assert_eq!((stats.num_gc, stats.num_forced_gc), (1, 1));
        assert_eq!((stats.mallocs, stats.frees), (2000, 1998));
        assert_eq!(stats.heap_alloc, 16 + 1792);
        assert!(stats.pause_ns[0] > 0 && stats.pause_total_ns >= stats.pause_ns[0]);
    });
}

#[test]
fn what_dies_beside_survivors_is_counted_as_freed() {
    const KEPT: usize = 400;
    for_each_configuration(|options| {
        if !options.collector.info().attributes.collects {
            return;
        }
        let mut program = Program::new(Options { stress: None, gogc: None, ..options });
        program.alloc(Root::Stack(0), PAIR, KEPT);
        for element in 0..KEPT {
            program.alloc(Root::Stack(1), LEAF40, 1);
            let leaf = program.get(Root::Stack(1));
            program.store(Root::Stack(0), element * 2, leaf);
            for _ in 0..20 {
                program.alloc(Root::Stack(1), LEAF40, 1);
            }
        }
        for _ in 0..3 {
            program.collect();
            let stats = program.mutator.stats();
            assert_eq!(stats.mallocs, 21 * KEPT as u64 + 1);
            // An allocation buffer in use keeps what is in it.
            let living = stats.mallocs - stats.frees;
            assert!((KEPT as u64 + 1..KEPT as u64 + 128).contains(&living), "{living} objects live");
        }
    });
}

/// Writes down the names of the events it hears.
struct Names(Arc<Mutex<Vec<&'static str>>>);

impl Listener for Names {
    fn event(&self, _at: Duration, event: &Event) {
        self.0.lock().unwrap().push(event.name());
    }
}

#[test]
fn listeners_hear_a_cycle_and_metrics_count_it() {
    for_each_configuration(|options| {
        if !options.collector.info().attributes.collects {
            return;
        }
        let mut program = Program::new(Options { stress: None, ..options });
        let names = Arc::default();
        program.heap.listen(Box::new(Names(Arc::clone(&names))));
        program.alloc(Root::Stack(0), PAIR, 1);
        program.collect();
        let heard = names.lock().unwrap().clone();
        assert!(heard.first() == Some(&"cycle-started") && heard.last() == Some(&"cycle-ended"), "{heard:?}");
        assert!(heard.iter().all(|name| EVENT_NAMES.contains(name)));
        let metric =
            |name| program.heap.metrics().into_iter().find(|(metric, _)| metric.name == name).unwrap().1;
        assert_eq!(metric("/gc/cycles/forced:gc-cycles"), 1);
        assert_eq!(metric("/minigo/contexts:contexts"), 1);
    });
}

/// Adds up what the events say.
#[derive(Default)]
struct Sums {
    stops: u32,
    pause: Duration,
    stalls: Duration,
    /// CPU time of stops and of what was done outside them.
    cpu: Duration,
    cycles: u32,
    cycles_pause: Duration,
    heap: Vec<[usize; 3]>,
    waste: usize,
    refills: usize,
}

struct Adder(Arc<Mutex<Sums>>);

impl Listener for Adder {
    fn event(&self, _at: Duration, event: &Event) {
        let mut sums = self.0.lock().unwrap();
        match event {
            Event::Stopped { stop } => {
                assert!(stop.phases.iter().all(|phase| Phase::ALL.contains(&phase.phase)));
                sums.stops += 1;
                sums.pause += stop.wall();
                sums.cpu += stop.cpu();
            }
            Event::Stalled { wall, .. } => sums.stalls += *wall,
            Event::Worked { cpu, .. } => sums.cpu += *cpu,
            Event::CycleEnded { record, .. } => {
                sums.cycles += 1;
                sums.cycles_pause += record.pause;
                sums.heap.push(record.heap);
                if let Some(buffers) = &record.buffers {
                    sums.waste += buffers.waste;
                    sums.refills += buffers.refills;
                }
            }
            _ => {}
        }
    }
}

/// Every report reads the same counters: events, metrics, MemStats, gctrace and the allocation histogram agree.
#[test]
fn all_reports_agree() {
    for_each_configuration(|options| {
        if !options.collector.info().attributes.collects {
            return;
        }
        let gctrace = Options { stress: None, gctrace: 1, ..options };
        let mut program = Program::new(gctrace);
        let sums = Arc::<Mutex<Sums>>::default();
        program.heap.listen(Box::new(Adder(Arc::clone(&sums))));
        for round in 0..40_000 {
            program.alloc(Root::Stack(round % 8), LEAF40, 1);
            program.alloc(Root::Stack(8), PAIR, 20);
            program.poll();
        }
        program.collect();
        program.heap.shutdown();
        let stats = program.mutator.stats();
        let metrics = program.heap.metrics();
        let metric = |name: &str| metrics.iter().find(|(metric, _)| metric.name == name).unwrap().1;
        let rows = program.heap.alloc_stats().rows;
        let sums = sums.lock().unwrap();

        assert!(sums.cycles > 1 && sums.stops >= sums.cycles);
        assert_eq!(u64::from(sums.cycles), u64::from(stats.num_gc));
        assert_eq!(u64::from(sums.cycles), metric("/gc/cycles/total:gc-cycles"));
        assert_eq!(sums.pause.as_nanos() as u64, stats.pause_total_ns);
        assert_eq!(sums.pause.as_nanos() as u64, metric("/gc/pauses/total:nanoseconds"));
        assert_eq!(sums.pause, sums.cycles_pause);
        assert_eq!(stats.pause_ns[..sums.cycles as usize].iter().sum::<u64>(), stats.pause_total_ns);
        assert_eq!(sums.stalls.as_nanos() as u64, metric("/minigo/stalls/total:nanoseconds"));
        assert_eq!(sums.cpu.as_nanos() as u64, metric("/cpu/classes/gc/total:nanoseconds"));
        assert_eq!(rows.iter().map(|row| row.count).sum::<u64>(), stats.mallocs);
        assert_eq!(rows.iter().map(|row| row.bytes).sum::<u64>(), stats.total_alloc);
        assert_eq!(metric("/gc/heap/allocs:bytes"), stats.total_alloc);
        assert!(metric("/minigo/buffers/waste:bytes") >= sums.waste as u64);
        assert!(metric("/minigo/buffers/refills:buffers") >= sums.refills as u64);

        let lines = program.world.lines.lock().unwrap();
        let cycles: Vec<_> = lines.iter().filter(|line| line.starts_with("gc ")).collect();
        assert_eq!(cycles.len(), sums.cycles as usize);
        for (line, heap) in cycles.iter().zip(&sums.heap) {
            let [start, end, live] = heap.map(|bytes| bytes >> 20);
            assert!(line.contains(&format!(" {start}->{end}->{live} MB, ")), "{line} {heap:?}");
        }
    });
}

#[test]
fn slow_allocations_are_sampled_where_that_is_asked_for() {
    for measure_cpu in [false, true] {
        let mut program =
            Program::new(Options { measure_cpu, gc_threads: 0, layouts: layouts(), ..Options::default() });
        for _ in 0..200_000 {
            program.alloc(Root::Stack(0), PAIR, 20);
            program.poll();
        }
        let metrics = program.heap.metrics();
        let metric = |name: &str| metrics.iter().find(|(metric, _)| metric.name == name).unwrap().1;
        assert_eq!(metric("/minigo/cpu/allocation:nanoseconds") > 0, measure_cpu);
        assert_eq!(metric("/minigo/cpu/sweep/assist:nanoseconds") > 0, measure_cpu);
    }
}

/// Of the leaves, one in four is kept, and for three cycles; their holders all are.
#[test]
fn samples_survive_as_many_cycles_as_their_objects() {
    for_each_configuration(|options| {
        let collector = options.collector.info();
        // In larger buffers more dead objects count as alive.
        if matches!(options.gab.size, GabSize::K2 | GabSize::K4) {
            return;
        }
        let sampled = Options { stress: None, gogc: None, sample_survival: true, ..options };
        let mut program = Program::new(sampled);
        let (leaf, holder) = (Root::Stack(4), Root::Stack(5));
        let mut random = 1_u64;
        for round in 0..120 {
            let list = Root::Stack(round % 3);
            program.set(list, 0);
            for _ in 0..3000 {
                program.alloc(leaf, LEAF40, 1);
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                if random >> 62 == 0 {
                    program.alloc(holder, QUAD, 1);
                    program.store(holder, 0, program.get(list));
                    program.store(holder, 1, program.get(leaf));
                    program.set(list, program.get(holder));
                }
            }
            program.set(leaf, 0);
            program.set(holder, 0);
            program.collect();
        }
        let rows = program.heap.survival();
        assert_eq!(rows.is_empty(), !collector.attributes.collects);
        for row in &rows {
            let share = row.survived as f64 / row.samples as f64;
            let expected = match (row.cycles, row.pointer_free) {
                // One that takes much memory at once has few samples.
                (1, true) if collector.name == "semispace" => 0.1..0.4,
                (1, true) => 0.2..0.3,
                // What is in an allocation buffer that is still in use counts as alive, for a cycle.
                (..=3, _) => 0.96..1.01,
                (4, _) => 0.0..0.04,
                _ => panic!("{row:?}: everything is dead by then"),
            };
            assert!(expected.contains(&share), "{row:?}: {share}");
            assert!(row.age_bytes > 100_000 * u64::from(row.cycles - 1), "{row:?}");
        }
        assert!(rows.len() == 8 || rows.is_empty(), "{rows:?}");
    });
}
