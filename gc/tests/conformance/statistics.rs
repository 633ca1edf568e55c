//! Counts and sizes: Go's rounded sizes on every collector.

use minigo_gc::Options;
use minigo_gc::telemetry::{EVENT_NAMES, Event, Listener};

use crate::program::{BYTE, LEAF8, LEAF40, MEDIUM, PAIR, Program, Root, for_each_configuration};

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

/// Writes down the names of the events it hears.
struct Names(std::sync::Arc<std::sync::Mutex<Vec<&'static str>>>);

impl Listener for Names {
    fn event(&self, _at: std::time::Duration, event: &Event) {
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
        let names = std::sync::Arc::default();
        program.heap.listen(Box::new(Names(std::sync::Arc::clone(&names))));
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
