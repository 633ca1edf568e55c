//! What was reachable when marking began survives the cycle, however it is unlinked: one scenario for each way.

use std::sync::atomic::Ordering::Relaxed;

use minigo_gc::{GabPin, GabSize, Options};

use crate::program::{
    BYTE, LEAF8, LEAF40, PAIR, PINNING, Program, QUAD, Root, TABLE, for_each_configuration, word,
};

const ARRAY: Root = Root::Stack(0);
const TEMP: Root = Root::Stack(1);
/// The array that takes the place of the first one.
const FRESH: Root = Root::Stack(2);
/// Slots of the running stack that take what is unlinked.
const HELD: std::ops::Range<usize> = 2..12;
/// Elements of the array: more pairs than a buffer of shaded values holds.
const ELEMENTS: usize = 600;

/// A program with an array of pairs that `fill` has filled, at the moment when marking begins. `None` for collectors that never mark beside the program.
fn at_the_start_of_marking(options: Options, fill: impl FnOnce(&mut Program)) -> Option<Program> {
    if !options.collector.info().attributes.concurrent {
        return None;
    }
    let gogc = options.gogc;
    let mut program = Program::new(Options { gogc: None, ..options });
    program.alloc(ARRAY, PAIR, ELEMENTS);
    fill(&mut program);
    program.heap.set_gogc(gogc);
    for _ in 0..20_000_000 {
        if program.mutator.barrier_active() {
            return Some(program);
        }
        program.alloc(TEMP, BYTE, 2000);
    }
    panic!("marking does not begin");
}

/// Fills the array: each element's pointer leads to a pair of its own, with the element's number in its last word.
fn numbered(program: &mut Program) {
    for element in 0..ELEMENTS {
        program.alloc(TEMP, PAIR, 1);
        program.write(TEMP, 1, element as u64);
        let object = program.get(TEMP);
        program.store(ARRAY, element * 2, object);
    }
}

/// Where element `element` of the array begins.
fn place(program: &Program, element: usize) -> *mut u64 {
    (program.get(ARRAY) as *mut u64).wrapping_add(element * 2)
}

/// Ends the cycle and looks whether the objects in the running stack are still there.
fn check_held(program: &mut Program) {
    program.set(TEMP, 0);
    program.collect();
    for _ in 0..3000 {
        program.alloc(TEMP, PAIR, 1);
        program.write(TEMP, 1, u64::MAX);
    }
    for (element, slot) in HELD.enumerate() {
        assert_eq!(program.load(Root::Stack(slot), 1), element as u64);
    }
}

/// Loads some elements to the running stack, which has been scanned, and unlinks all of them.
fn unlinked(options: Options, unlink: impl FnOnce(&mut Program)) {
    let Some(mut program) = at_the_start_of_marking(options, numbered) else { return };
    for (element, slot) in HELD.enumerate() {
        let object = program.load(ARRAY, element * 2);
        program.set(Root::Stack(slot), object);
    }
    unlink(&mut program);
    check_held(&mut program);
}

#[test]
fn what_a_store_overwrites_survives() {
    for_each_configuration(|options| {
        unlinked(options, |program| (0..ELEMENTS).for_each(|element| program.store(ARRAY, element * 2, 0)));
    });
}

#[test]
fn what_a_copy_overwrites_survives() {
    for_each_configuration(|options| {
        unlinked(options, |program| {
            let (first, middle) = (place(program, 0), place(program, ELEMENTS / 2));
            program.mutator.store_pointers(first, middle, PAIR, ELEMENTS / 2);
        });
    });
}

#[test]
fn what_is_cleared_survives() {
    for_each_configuration(|options| {
        unlinked(options, |program| {
            let first = place(program, 0);
            program.mutator.clear_pointers(first, PAIR, ELEMENTS);
        });
    });
}

/// The list is unlinked before the marker comes to it, so that its head is found among the shaded values of the last stop, and
/// what it leads to is more than that stop scans.
#[test]
fn a_long_list_survives_that_is_found_last() {
    const NODES: usize = 10_000;
    let held = Root::Stack(2);
    let fill = |program: &mut Program| {
        for _ in 0..NODES {
            program.alloc(TEMP, PAIR, 1);
            let rest = program.load(ARRAY, 0);
            program.store(TEMP, 0, rest);
            let head = program.get(TEMP);
            program.store(ARRAY, 0, head);
        }
    };
    for_each_configuration(|options| {
        for _ in 0..4 {
            let Some(mut program) = at_the_start_of_marking(options.clone(), fill) else { return };
            let head = program.load(ARRAY, 0);
            program.set(held, head);
            program.store(ARRAY, 0, 0);
            program.collect();
            let (mut node, mut length) = (program.get(held), 0);
            while node != 0 {
                length += 1;
                node = word(node, 0).load(Relaxed);
            }
            assert_eq!(length, NODES);
        }
    });
}

/// Fills the array with leaves in buffers in which nothing else lives.
fn sparse(program: &mut Program) {
    for element in 0..ELEMENTS {
        program.alloc(TEMP, LEAF40, 1);
        program.write(TEMP, 4, element as u64);
        let leaf = program.get(TEMP);
        program.store(ARRAY, element * 2, leaf);
        for _ in 0..60 {
            program.alloc(TEMP, LEAF8, 1);
        }
    }
}

/// Whether such buffers are evacuated in the cycle in which they are candidates, and that cycle ends when it is told to.
fn may_move(options: &Options) -> bool {
    let undisturbed = options.stress.is_none() && options.gc_threads == 0;
    // One survivor is much in a buffer of 256 bytes.
    let sparse = options.gab.size != GabSize::B256;
    options.collector.info().attributes.buffers && options.gab.evacuates() && undisturbed && sparse
}

/// A fresh array gets the elements' leaves while marking goes on, by `store`, and the old one is dropped. The leaves'
/// buffers are sparse by then, so they may move.
fn moved_over(options: Options, store: impl Fn(&mut Program, usize)) {
    let may_move = may_move(&options);
    let Some(mut program) = at_the_start_of_marking(options, sparse) else { return };
    program.alloc(FRESH, PAIR, ELEMENTS);
    let before: Vec<_> = (0..ELEMENTS).map(|element| program.load(ARRAY, element * 2)).collect();
    for element in 0..ELEMENTS {
        store(&mut program, element);
    }
    let array = program.get(FRESH);
    program.set(ARRAY, array);
    for _ in 0..2 {
        program.collect();
        for element in 0..ELEMENTS {
            let leaf = program.load(ARRAY, element * 2);
            assert_eq!(word(leaf, 4).load(Relaxed), element as u64);
        }
    }
    let moved = (0..ELEMENTS).filter(|&element| program.load(ARRAY, element * 2) != before[element]).count();
    assert!(!may_move || moved > ELEMENTS / 2, "only {moved} leaves have moved");
}

/// What was stored in a pinning object since marking began stays where it is. A table hashed by content is one if it is asked to.
#[test]
fn pinning_objects_born_while_marking_pin() {
    for_each_configuration(|options| {
        let (may_move, pin) = (may_move(&options), options.gab.pin);
        let Some(mut program) = at_the_start_of_marking(options, sparse) else { return };
        let holders = [PINNING, TABLE];
        let stored: Vec<_> = HELD
            .map(|slot| {
                program.alloc(Root::Stack(slot), holders[slot % 2], 1);
                let leaf = program.load(ARRAY, slot * 50);
                program.store(Root::Stack(slot), 0, leaf);
                leaf
            })
            .collect();
        program.collect();
        program.collect();
        let found: Vec<_> = HELD.map(|slot| program.load(Root::Stack(slot), 0)).collect();
        let stayed =
            |of: usize| HELD.filter(|slot| slot % 2 == of).all(|slot| found[slot - 2] == stored[slot - 2]);
        assert!(stayed(0));
        assert!(!may_move || stayed(1) == (pin == GabPin::Tables));
    });
}

#[test]
fn initialising_stores_follow_what_moves() {
    for_each_configuration(|options| {
        moved_over(options, |program, element| {
            let leaf = program.load(ARRAY, element * 2);
            program.store(FRESH, element * 2, leaf);
        });
    });
}

#[test]
fn overwriting_stores_follow_what_moves() {
    for_each_configuration(|options| {
        moved_over(options, |program, element| {
            let other = program.get(FRESH);
            program.store(FRESH, element * 2, other);
            let leaf = program.load(ARRAY, element * 2);
            program.store(FRESH, element * 2, leaf);
        });
    });
}

#[test]
fn copied_elements_follow_what_moves() {
    for_each_configuration(|options| {
        moved_over(options, |program, element| {
            let to = (program.get(FRESH) as *mut u64).wrapping_add(element * 2);
            let from = place(program, element);
            program.mutator.store_pointers(to, from, PAIR, 1);
        });
    });
}

/// Slots are recorded in a cycle that moves nothing; their containers die, and the memory is reused for integers that look like
/// the address of something that moves in a later cycle.
#[test]
fn recorded_slots_are_forgotten_with_their_cycle() {
    const INTEGERS: usize = 2000;
    let (leaf, integers) = (Root::Global(0), Root::Stack(3));
    for_each_configuration(|options| {
        let may_move = may_move(&options);
        let fill = |program: &mut Program| {
            program.alloc(leaf, LEAF40, 1);
            for element in 0..ELEMENTS {
                program.alloc(TEMP, LEAF40, 1);
                program.alloc(TEMP, QUAD, 1);
                let quad = program.get(TEMP);
                program.store(ARRAY, element * 2, quad);
            }
        };
        let Some(mut program) = at_the_start_of_marking(options, fill) else { return };
        // Some stay as they are, so that the others' memory is reused where it is.
        for element in (0..ELEMENTS).filter(|element| element % 5 != 0) {
            let quad = program.load(ARRAY, element * 2);
            program.set(TEMP, quad);
            let stored = program.get(leaf);
            program.store(TEMP, 1, stored);
            program.store(ARRAY, element * 2, 0);
        }
        program.set(TEMP, 0);
        program.collect();
        // The second word of a quad is a pointer, that of two pairs is not.
        let looks_like = program.get(leaf);
        program.alloc(integers, PAIR, INTEGERS);
        for element in 0..INTEGERS {
            program.alloc(TEMP, PAIR, 2);
            program.write(TEMP, 1, looks_like);
            let pairs = program.get(TEMP);
            program.store(integers, element * 2, pairs);
        }
        // Buffers with little in them, so that evacuation is worth while.
        for element in 0..100 {
            let pairs = program.load(integers, element * 2);
            program.set(FRESH, pairs);
            program.alloc(TEMP, LEAF40, 1);
            let small = program.get(TEMP);
            program.store(FRESH, 0, small);
            for _ in 0..40 {
                program.alloc(TEMP, LEAF40, 1);
            }
        }
        program.collect();
        program.collect();
        assert!(!may_move || program.get(leaf) != looks_like, "nothing has moved");
        for element in 0..INTEGERS {
            let pairs = program.load(integers, element * 2);
            assert_eq!(word(pairs, 1).load(Relaxed), looks_like);
        }
    });
}
