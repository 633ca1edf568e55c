//! Marking beside the program: proved by counts, not by times.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use minigo_gc::telemetry::{Event, Listener};
use minigo_gc::{AssistPolicy, CollectorKind, Idle, Options, Stress};

use crate::program::{LEAF40, PAIR, Program, QUAD, Root, for_each_thread, layouts, word};

/// Allocates until a cycle has marked while the program allocated, and returns how many objects that took.
fn objects_allocated_while_marking(collector: CollectorKind, gc_threads: usize, assist: AssistPolicy) -> u64 {
    let options = Options { collector, gc_threads, assist, layouts: layouts(), ..Options::default() };
    let mut program = Program::new(options);
    // A live list long enough that marking takes a while.
    for _ in 0..300_000 {
        program.alloc(Root::Stack(1), PAIR, 1);
        let head = program.get(Root::Stack(0));
        program.store(Root::Stack(1), 0, head);
        let head = program.get(Root::Stack(1));
        program.set(Root::Stack(0), head);
    }
    let mut during = 0;
    for _ in 0..2_000_000 {
        program.poll();
        if program.mutator.barrier_active() {
            program.alloc(Root::Stack(2), QUAD, 1);
            during += 1;
        } else {
            program.alloc(Root::Stack(2), LEAF40, 1);
        }
    }
    let mut length = 0;
    let mut node = program.get(Root::Stack(0));
    while node != 0 {
        length += 1;
        node = word(node, 0).load(Relaxed);
    }
    assert_eq!(length, 300_000);
    during
}

#[test]
fn the_program_progresses_while_marking_is_under_way() {
    for collector in [CollectorKind::Cms, CollectorKind::Balanced] {
        for (gc_threads, assist) in
            [(0, AssistPolicy::Bounded)].into_iter().chain(AssistPolicy::ALL.iter().map(|&row| (1, row)))
        {
            let during = objects_allocated_while_marking(collector, gc_threads, assist);
            assert!(during > 1000, "{collector:?}, {gc_threads} threads, {assist:?}: {during} objects");
        }
    }
}

#[test]
fn a_run_without_a_thread_is_repeatable() {
    for collector in [CollectorKind::Cms, CollectorKind::Balanced] {
        let [first, second] =
            [0; 2].map(|_| objects_allocated_while_marking(collector, 0, AssistPolicy::Bounded));
        assert_eq!(first, second);
    }
}

#[test]
fn a_heap_that_is_shut_down_still_collects() {
    for collector in [CollectorKind::Cms, CollectorKind::Balanced] {
        let options = Options { collector, layouts: layouts(), ..Options::default() };
        let mut program = Program::new(options);
        program.alloc(Root::Stack(0), PAIR, 10);
        program.heap.shutdown();
        for _ in 0..300_000 {
            program.alloc(Root::Stack(1), QUAD, 1);
        }
        program.collect();
        assert!(program.heap.stats().num_gc >= 1);
    }
}

/// Counts how often marking was resumed because something was left when it should have ended.
#[derive(Default)]
struct Resumptions(Arc<AtomicU32>);

impl Listener for Resumptions {
    fn event(&self, _at: Duration, event: &Event) {
        if matches!(event, Event::MarkingResumed { .. }) {
            self.0.fetch_add(1, Relaxed);
        }
    }
}

/// A child's stack holds only what its parent's does, which has been scanned.
#[test]
fn contexts_that_are_made_while_marking_do_not_put_off_its_end() {
    const MOST_CONTEXTS: usize = 5000;
    // Whether contexts come in time to put off the end depends on the marker's thread, so it is tried often.
    let tries = |collector| [0].into_iter().chain([1; 60]).map(move |gc_threads| (collector, gc_threads));
    for (collector, gc_threads) in [CollectorKind::Cms, CollectorKind::Balanced].into_iter().flat_map(tries) {
        let options = Options {
            collector,
            gc_threads,
            stress: Some(Stress { every: 1_000_000, ..Stress::default() }),
            layouts: layouts(),
            ..Options::default()
        };
        let mut program = Program::new(options);
        let resumptions = Resumptions::default();
        let count = Arc::clone(&resumptions.0);
        program.heap.listen(Box::new(resumptions));
        // They come for as long as marking is under way, so that some come when it is about to end.
        while !program.mutator.barrier_active() {
            program.alloc(Root::Stack(0), QUAD, 50);
        }
        while program.mutator.barrier_active() && program.fibers.len() < MOST_CONTEXTS {
            program.alloc(Root::Stack(0), QUAD, 5);
            program.spawn(Some(0));
        }
        program.collect();
        assert_eq!(count.load(Relaxed), 0, "{collector:?} with {gc_threads} threads");
    }
}

/// The marker may find a context before whoever makes it goes on. Each has an object that nobody else leads to.
#[test]
fn contexts_that_come_while_marking_hide_none_that_were_there() {
    const ROUNDS: u64 = 30_000;
    const OWN: Root = Root::Stack(0);
    const GARBAGE: Root = Root::Stack(1);
    for seed in 1..=2 {
        let stress = Stress { seed, every: 100, late: Some(1), step_bytes: 4096, ..Stress::default() };
        for_each_thread(&stress, |options| {
            let mut program = Program::new(options);
            // Something to mark first, so that contexts come meanwhile.
            program.alloc(Root::Global(0), QUAD, 5000);
            for round in 0..ROUNDS {
                program.alloc(GARBAGE, QUAD, 20);
                program.alloc(OWN, PAIR, 1);
                program.write(OWN, 1, round);
                let newest = program.spawn(None);
                program.switch_to(newest);
                if program.fibers.len() > 24 {
                    program.retire((newest + 1) % 24);
                }
            }
            for fiber in 0..program.fibers.len() {
                program.switch_to(fiber);
                let own = program.get(OWN);
                assert!(own == 0 || word(own, 1).load(Relaxed) < ROUNDS);
            }
        });
    }
}

/// The last object of a buffer has no end until the next one follows, or the buffer is full.
#[test]
fn the_newest_objects_are_marked_while_their_buffers_fill_up() {
    const ARRAY: Root = Root::Stack(0);
    const NEWEST: Root = Root::Stack(1);
    for seed in 1..=12 {
        let stress = Stress { seed, every: 300, late: Some(2), step_bytes: 4096, ..Stress::default() };
        for_each_thread(&stress, |options| {
            if !options.collector.info().attributes.buffers {
                return;
            }
            let mut program = Program::new(options);
            program.alloc(ARRAY, PAIR, 4);
            for round in 0..40_000_u64 {
                program.alloc(NEWEST, LEAF40, 1);
                program.write(NEWEST, 4, round);
                let newest = program.get(NEWEST);
                let element = round as usize % 4;
                program.store(ARRAY, element * 2, newest);
                program.write(ARRAY, element * 2 + 1, round);
                let oldest = (element + 1) % 4;
                let leaf = program.load(ARRAY, oldest * 2);
                if leaf != 0 {
                    assert_eq!(word(leaf, 4).load(Relaxed), program.load(ARRAY, oldest * 2 + 1));
                }
            }
        });
    }
}

/// Nothing is allocated, so nothing pays for marking, and no context runs.
#[test]
fn an_idle_mutator_marks_until_the_cycle_ends() {
    const PAIRS: usize = 100_000;
    for (collector, gc_threads) in
        [CollectorKind::Cms, CollectorKind::Balanced].into_iter().flat_map(|it| [(it, 0), (it, 1)])
    {
        let options = Options { collector, gc_threads, verify: 1, layouts: layouts(), ..Options::default() };
        let mut program = Program::new(options);
        let [table, temporary] = [Root::Stack(0), Root::Stack(1)];
        program.alloc(table, PAIR, PAIRS);
        for index in 0..PAIRS {
            program.alloc(temporary, PAIR, 1);
            program.write(temporary, 1, index as u64);
            let pair = program.get(temporary);
            program.store(table, index * 2, pair);
        }
        while !program.mutator.barrier_active() {
            program.alloc(temporary, LEAF40, 1);
        }
        let cycles = program.mutator.cycles();
        let context = program.fibers[0].context.clone();
        program.mutator.leave(&context);
        while program.mutator.cycles() == cycles {
            if program.mutator.mark_while_idle() != Idle::Marked {
                std::thread::yield_now();
            }
            program.poll();
        }
        program.mutator.enter(&context);
        let idle = "/cpu/classes/gc/mark/idle:nanoseconds";
        let idle = program.heap.metrics().into_iter().find(|(metric, _)| metric.name == idle);
        // With a thread there may be nothing left to do.
        assert!(gc_threads > 0 || idle.is_some_and(|(_, nanos)| nanos > 0), "{collector:?}");
        for index in 0..PAIRS {
            let pair = program.load(table, index * 2);
            assert_eq!(word(pair, 1).load(Relaxed), index as u64);
        }
    }
}
