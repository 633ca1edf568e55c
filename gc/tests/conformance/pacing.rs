//! Pacing, seen from outside.

use minigo_gc::Options;
use minigo_gc::collectors::COLLECTORS;

use crate::program::{BYTE, Program, Root, layouts};

/// With nominal times: no thread, no clock.
#[test]
fn the_collector_takes_no_more_than_half_of_the_time_under_a_memory_limit() {
    const LIVE: u64 = 256 << 20;
    for info in COLLECTORS.iter().filter(|info| info.attributes.collects) {
        for memory_limit in [Some(8 << 20), None] {
            let mut program = Program::new(Options {
                collector: info.kind,
                gc_threads: 0,
                memory_limit,
                layouts: layouts(),
                ..Options::default()
            });
            program.alloc(Root::Stack(0), BYTE, LIVE as usize);
            for _ in 0..1000 {
                program.alloc(Root::Stack(1), BYTE, 1 << 20);
                program.poll();
            }
            let stats = program.mutator.stats();
            let last_enabled = program.metric("/gc/limiter/last-enabled:gc-cycle");
            assert_eq!(last_enabled > 0, memory_limit.is_some(), "{}", info.name);
            // A nanosecond for each live byte, ten for each that is allocated, and the bucket's second.
            let (collector, program) = (u64::from(stats.num_gc) * LIVE, stats.total_alloc * 10);
            assert!(collector <= program + 1_000_000_000 + LIVE, "{}: {} cycles", info.name, stats.num_gc);
        }
    }
}
