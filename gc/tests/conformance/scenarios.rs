//! Small scenarios: what must survive, what must be reclaimed, what must fail and how.

use std::time::Duration;

use minigo_gc::{
    AllocError, Cause, CollectorKind, EvacuationBudget, GabOptions, GabOwner, GabSize, Layout, Options,
};

use crate::program::{
    BYTE, LEAF8, LEAF40, MEDIUM, PAIR, PINNING, Program, QUAD, Root, for_each_configuration, layouts, word,
};

const LIST: Root = Root::Stack(0);
const TEMP: Root = Root::Stack(1);

/// Pushes a `PAIR` whose second word is `id` onto the list in `LIST`.
fn push(program: &mut Program, id: u64) {
    program.alloc(TEMP, PAIR, 1);
    program.write(TEMP, 1, id);
    let head = program.get(LIST);
    program.store(TEMP, 0, head);
    let head = program.get(TEMP);
    program.set(LIST, head);
}

/// The ids of the list whose head is `head`.
fn ids(mut head: u64) -> Vec<u64> {
    let mut ids = Vec::new();
    while head != 0 {
        ids.push(word(head, 1).load(std::sync::atomic::Ordering::Relaxed));
        head = word(head, 0).load(std::sync::atomic::Ordering::Relaxed);
    }
    ids
}

#[test]
fn a_linked_list_survives_collections_amid_garbage() {
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        for id in 0..3000 {
            push(&mut program, id);
            program.alloc(Root::Stack(2), LEAF40, 1);
            program.alloc(Root::Stack(3), BYTE, id as usize % 300 + 1);
            program.poll();
            if id % 1000 == 999 {
                program.collect();
            }
        }
        assert_eq!(ids(program.get(LIST)), (0..3000).rev().collect::<Vec<_>>());
    });
}

#[test]
fn garbage_is_reclaimed() {
    for_each_configuration(|options| {
        let collects = options.collector.info().attributes.collects;
        let mut program = Program::new(Options { stress: None, ..options });
        for round in 0..200_000 {
            program.alloc(TEMP, [PAIR, LEAF8, QUAD, LEAF40][round % 4], 1);
            if round % 1000 == 0 {
                program.alloc(TEMP, PAIR, 5000);
            }
        }
        program.set(TEMP, 0);
        program.collect();
        let stats = program.mutator.stats();
        assert_eq!(stats.mallocs, 200_200);
        if collects {
            assert!(stats.num_gc > 1, "no collection in 20 MB of garbage");
            // The last allocation buffers of `balanced` may keep a few objects.
            assert!(stats.heap_objects < 100, "{} objects left", stats.heap_objects);
            assert!(stats.heap_inuse < 2 << 20, "{} bytes in use", stats.heap_inuse);
        }
    });
}

#[test]
fn interior_pointers_keep_objects_and_follow_moves() {
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        for (index, (layout, count, bytes)) in [
            (QUAD, 1, 32),
            (LEAF40, 1, 40),
            (PAIR, 30, 480),
            (MEDIUM, 1, 640),
            (PAIR, 5000, 80_000),
            (BYTE, 97, 96),
        ]
        .into_iter()
        .enumerate()
        {
            let root = Root::Global(index);
            program.alloc(root, layout, count);
            program.write(root, bytes / 8 - 2, 0xABCD_0000 + index as u64);
            let inner = program.get(root) + bytes as u64 - 16;
            program.set(root, inner);
        }
        for _ in 0..3 {
            for round in 0..500 {
                program.alloc(TEMP, LEAF40, round % 7 + 1);
            }
            program.collect();
        }
        for index in 0..6 {
            assert_eq!(program.load(Root::Global(index), 0), 0xABCD_0000 + index as u64);
        }
    });
}

#[test]
fn every_part_of_a_large_object_is_scanned() {
    const ELEMENTS: usize = 40_000;
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        program.alloc(LIST, PAIR, ELEMENTS);
        for element in (0..ELEMENTS).step_by(500) {
            program.alloc(TEMP, PAIR, 1);
            program.write(TEMP, 1, element as u64);
            let pair = program.get(TEMP);
            program.store(LIST, element * 2, pair);
        }
        for _ in 0..2 {
            program.collect();
            for _ in 0..2000 {
                program.alloc(TEMP, PAIR, 1);
            }
            for element in (0..ELEMENTS).step_by(500) {
                let pair = program.load(LIST, element * 2);
                assert_eq!(word(pair, 1).load(std::sync::atomic::Ordering::Relaxed), element as u64);
            }
        }
    });
}

#[test]
fn memory_is_zero_when_it_must_be() {
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        for round in 0..6000_usize {
            let (layout, count, words) = [
                (QUAD, 1, 4),
                (LEAF40, 1, 5),
                (PAIR, 7, 14),
                (MEDIUM, 2, 160),
                (BYTE, 64, 8),
                (PAIR, 2100, 4200),
            ][if round % 100 == 0 { 5 } else { round % 5 }];
            program.alloc(TEMP, layout, count);
            for offset in 0..words {
                assert_eq!(program.load(TEMP, offset), 0, "word {offset} of {layout:?} × {count}");
                if ![PAIR, QUAD, MEDIUM].contains(&layout) {
                    program.write(TEMP, offset, u64::MAX);
                }
            }
            program.poll();
        }
    });
}

#[test]
fn a_parked_contexts_stack_keeps_its_objects() {
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        for fiber in 0..20 {
            if fiber > 0 {
                program.spawn(Some(0));
                program.switch_to(fiber);
            }
            for id in 0..50 {
                push(&mut program, (fiber as u64) << 32 | id);
            }
        }
        for round in 0..40 {
            program.switch_to(round * 7 % 20);
            for _ in 0..300 {
                program.alloc(Root::Stack(5), QUAD, 3);
            }
        }
        program.collect();
        for fiber in 0..20 {
            program.switch_to(fiber);
            let expected: Vec<_> = (0..50).rev().map(|id| (fiber as u64) << 32 | id).collect();
            assert_eq!(ids(program.get(LIST)), expected);
        }
    });
}

#[test]
fn overlapping_typed_copies_behave_like_memmove() {
    for_each_configuration(|options| {
        let mut program = Program::new(options);
        program.alloc(LIST, PAIR, 8);
        for element in 0..8 {
            program.alloc(TEMP, LEAF8, 1);
            program.write(TEMP, 0, 100 + element as u64);
            let leaf = program.get(TEMP);
            program.store(LIST, element * 2, leaf);
            program.write(LIST, element * 2 + 1, element as u64);
        }
        let mut expected: Vec<u64> = (0..8).collect();
        for (from, to, count) in [(0, 2, 5), (3, 1, 4), (0, 1, 7), (4, 0, 4)] {
            let base = program.get(LIST) as *mut u64;
            program.mutator.store_pointers(
                base.wrapping_add(to * 2),
                base.wrapping_add(from * 2),
                PAIR,
                count,
            );
            expected.copy_within(from..from + count, to);
            for _ in 0..300 {
                program.alloc(TEMP, LEAF40, 1);
            }
            program.collect();
            for (element, &id) in expected.iter().enumerate() {
                assert_eq!(program.load(LIST, element * 2 + 1), id);
                let leaf = program.load(LIST, element * 2);
                assert_eq!(word(leaf, 0).load(std::sync::atomic::Ordering::Relaxed), 100 + id);
            }
        }
        let base = program.get(LIST) as *mut u64;
        program.mutator.clear_pointers(base, PAIR, 8);
        assert!((0..16).all(|offset| program.load(LIST, offset) == 0));
    });
}

#[test]
fn pinning_layouts_keep_what_they_point_to_in_place() {
    for_each_configuration(|options| {
        let kind = options.collector;
        let mut program = Program::new(options);
        program.alloc(LIST, PINNING, 1);
        program.alloc(TEMP, LEAF8, 1);
        program.write(TEMP, 0, 77);
        let leaf = program.get(TEMP);
        program.store(LIST, 0, leaf);
        program.set(TEMP, 0);
        for _ in 0..5 {
            for _ in 0..2000 {
                program.alloc(TEMP, LEAF8, 1);
            }
            program.collect();
        }
        if kind != CollectorKind::Semispace {
            assert_eq!(program.load(LIST, 0), leaf);
        }
        assert_eq!(word(program.load(LIST, 0), 0).load(std::sync::atomic::Ordering::Relaxed), 77);
    });
}

#[test]
fn a_full_heap_is_out_of_memory_and_not_a_hang() {
    for_each_configuration(|options| {
        let limit = 4 << 20;
        let mut program = Program::new(Options { max_heap: Some(limit), stress: None, verify: 0, ..options });
        let mut pushed = 0_u64;
        let error = loop {
            match program.try_alloc(PAIR, 1) {
                Ok(address) => {
                    program.set(TEMP, address.word());
                    let head = program.get(LIST);
                    program.store(TEMP, 0, head);
                    let head = program.get(TEMP);
                    program.set(LIST, head);
                    pushed += 1;
                }
                Err(error) => break error,
            }
        };
        assert_eq!(error, AllocError::OutOfMemory);
        assert!(pushed * 16 > limit as u64 / 5, "gave up after {} bytes", pushed * 16);
        // What was refused has not hurt: dropping the list makes room again.
        program.set(LIST, 0);
        program.set(TEMP, 0);
        if program.heap.stats().num_gc > 0 {
            program.collect();
            program.alloc(TEMP, PAIR, 1000);
        }
    });
}

#[test]
fn a_large_object_beyond_the_limit_is_refused() {
    for_each_configuration(|options| {
        let mut program = Program::new(Options { max_heap: Some(8 << 20), ..options });
        assert_eq!(program.try_alloc(PAIR, 1 << 20), Err(AllocError::OutOfMemory));
        assert_eq!(program.try_alloc(BYTE, 1 << 50), Err(AllocError::TooLarge));
        assert_eq!(program.mutator.alloc_array(QUAD, usize::MAX / 8), Err(AllocError::TooLarge));
        program.alloc(TEMP, PAIR, 100);
    });
}

#[test]
fn a_program_under_its_limit_runs_for_ever() {
    for_each_configuration(|options| {
        if !options.collector.info().attributes.collects {
            return;
        }
        let options = Options { max_heap: Some(8 << 20), gogc: None, stress: None, verify: 0, ..options };
        let mut program = Program::new(options);
        for round in 0..400_000_u64 {
            program.alloc(TEMP, [LEAF40, QUAD][round as usize % 2], 1);
            if round % 500 == 0 {
                program.alloc(Root::Stack(4), BYTE, 100_000);
            }
        }
        program.collect();
        assert!(program.heap.stats().num_gc > 2);
    });
}

#[test]
fn bad_options_are_refused() {
    let build = |options: Options| {
        let options = Options { collector: CollectorKind::Stw, ..options };
        minigo_gc::Heap::new(options, crate::world::World::new(0)).err()
    };
    assert!(build(Options { gc_threads: 2, ..Options::default() }).is_some());
    assert!(build(Options { layouts: vec![Layout::with_pointers(8, [3])], ..Options::default() }).is_some());
    assert!(build(Options { layouts: layouts(), ..Options::default() }).is_none());
}

#[test]
fn gctrace_writes_a_line_for_each_cycle() {
    for_each_configuration(|options| {
        let attributes = options.collector.info().attributes;
        let mut program = Program::new(Options { gctrace: 1, stress: None, ..options });
        program.alloc(TEMP, PAIR, 10);
        program.collect();
        program.mutator.collect(Cause::AllocationFailure);
        let lines = program.world.lines.lock().unwrap().clone();
        let cycles: Vec<_> = lines.iter().filter(|line| line.starts_with("gc ")).collect();
        assert_eq!(cycles.len(), if attributes.collects { 2 } else { 0 });
        assert_eq!(lines.iter().any(|line| line.starts_with("gab ")), attributes.buffers);
        if let Some(first) = cycles.first() {
            assert!(first.starts_with("gc 1 @") && first.ends_with(" P (forced)"), "{first}");
        }
    });
}

#[test]
fn survivors_of_sparse_buffers_are_evacuated_and_every_slot_follows() {
    for_each_configuration(|options| {
        if !has_usual_buffers(&options) {
            return;
        }
        let evacuates = options.gab.evacuates();
        // However long it takes here.
        let budget = if evacuates { EvacuationBudget::Unlimited } else { options.gab.budget };
        let gab = GabOptions { budget, ..options.gab.clone() };
        let mut program = Program::new(Options { gctrace: 1, stress: None, gab, ..options });
        program.alloc(LIST, PAIR, 2000);
        let other = program.spawn(Some(0));
        for index in 0..2000 {
            for _ in 0..30 {
                program.alloc(TEMP, LEAF40, 1);
            }
            program.write(TEMP, 0, index as u64);
            let leaf = program.get(TEMP);
            program.store(LIST, index * 2, leaf);
            if index == 500 {
                program.fibers[other].stack[3].store(leaf, std::sync::atomic::Ordering::Relaxed);
            }
        }
        program.collect();
        program.collect();
        for index in 0..2000 {
            let leaf = program.load(LIST, index * 2);
            assert_eq!(word(leaf, 0).load(std::sync::atomic::Ordering::Relaxed), index as u64);
        }
        let leaf = program.load(LIST, 1000);
        program.switch_to(other);
        assert_eq!(program.get(Root::Stack(3)), leaf);
        let lines = program.world.lines.lock().unwrap().clone();
        let total = |key: &str| -> u64 {
            let values = lines
                .iter()
                .filter_map(|line| line.split_once(key)?.1.split(' ').next()?.parse::<u64>().ok());
            values.sum::<u64>()
        };
        let evacuated = total("evacuated=");
        assert!(if evacuates { evacuated >= 1000 } else { evacuated == 0 }, "{lines:#?}");
        assert!(total("refills=") >= 2000 * 30 * 40 / 1024 && total("objects=") >= 60_000, "{lines:#?}");
    });
}

/// Where a run must be repeatable the budget is spent at fixed prices.
#[test]
fn an_evacuation_keeps_to_its_budget() {
    let evacuated_within = |budget: &str| {
        let options = Options { collector: CollectorKind::Balanced, gc_threads: 0, ..Options::default() };
        let gab = GabOptions { budget: budget.parse().unwrap(), size: GabSize::K1, ..GabOptions::default() };
        let mut program = Program::new(Options { gab, gogc: Some(5), layouts: layouts(), ..options });
        program.alloc(LIST, PAIR, 500);
        for index in 0..500 {
            for _ in 0..30 {
                program.alloc(TEMP, LEAF40, 1);
            }
            let leaf = program.get(TEMP);
            program.store(LIST, index * 2, leaf);
        }
        // The first finds which buffers are sparse.
        program.collect();
        program.collect();
        let counts = ["evacuated:objects", "dropped:buffers"];
        let [moved, dropped] = counts.map(|name| metric(&program, &format!("/minigo/buffers/{name}")));
        (moved, dropped, u64::from(program.mutator.cycles()))
    };
    let (moved, dropped, _) = evacuated_within("unlimited");
    assert!(moved >= 400 && dropped == 0, "{moved} moved, {dropped} dropped");
    let (moved, dropped, cycles) = evacuated_within("5us");
    assert!((10..=25 * cycles).contains(&moved) && dropped > 0, "{moved} moved, {dropped} dropped");
    let (moved, dropped, _) = evacuated_within("0s");
    assert_eq!((moved, dropped), (0, 0));
}

/// What an idle context needs is its stack; only where each has a buffer of its own is that not so.
#[test]
fn parked_contexts_hold_no_buffers() {
    for owner in GabOwner::ALL {
        let gab = GabOptions { owner: *owner, ..GabOptions::default() };
        let options =
            Options { collector: CollectorKind::Balanced, gab, layouts: layouts(), ..Options::default() };
        let mut program = Program::new(Options { gc_threads: 0, ..options });
        for _ in 0..5000 {
            let fiber = program.spawn(Some(program.running));
            program.switch_to(fiber);
            program.alloc(TEMP, LEAF8, 1);
        }
        let held = metric(&program, "/minigo/heap/buffers:bytes");
        assert_eq!(held > 1_000_000, *owner == GabOwner::Context, "{owner:?}: {held} bytes");
    }
}

#[test]
fn holes_between_survivors_are_filled_again() {
    const KEPT: usize = 2000;
    for_each_configuration(|options| {
        if !has_usual_buffers(&options) {
            return;
        }
        let reuses_holes = options.gab.reuses_holes;
        let gab = GabOptions { budget: EvacuationBudget::Within(Duration::ZERO), ..options.gab.clone() };
        let mut program = Program::new(Options { stress: None, gogc: None, gab, ..options });
        program.alloc(LIST, PAIR, 2 * KEPT);
        // One object in eight survives: too much of each buffer to move it, little enough to fill the rest.
        let fill = |program: &mut Program, kept: std::ops::Range<usize>, one_in: usize| {
            for index in kept {
                for _ in 0..one_in {
                    program.alloc(TEMP, LEAF40, 1);
                    assert_eq!(program.load(TEMP, 0), 0, "memory of a hole is zeroed");
                    program.write(TEMP, 0, index as u64);
                }
                let leaf = program.get(TEMP);
                program.store(LIST, index * 2, leaf);
            }
        };
        fill(&mut program, 0..KEPT, 8);
        program.collect();
        let before = buffer_bytes(&program);
        fill(&mut program, KEPT..2 * KEPT, 6);
        let grown = buffer_bytes(&program) - before;
        assert_eq!(reuses_holes, grown < before / 4, "{before} bytes of buffers grew by {grown}");
        program.collect();
        for index in 0..2 * KEPT {
            let leaf = program.load(LIST, index * 2);
            assert_eq!(word(leaf, 0).load(std::sync::atomic::Ordering::Relaxed), index as u64);
        }
    });
}

/// Whether there are allocation buffers, of the size that the numbers in these scenarios are made for.
fn has_usual_buffers(options: &Options) -> bool {
    options.collector.info().attributes.buffers && options.gab.size == GabSize::K1
}

fn buffer_bytes(program: &Program) -> u64 {
    metric(program, "/minigo/heap/buffers:bytes")
}

fn metric(program: &Program, name: &str) -> u64 {
    program.heap.metrics().iter().find(|(metric, _)| metric.name == name).unwrap().1
}
