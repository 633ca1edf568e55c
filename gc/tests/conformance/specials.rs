//! Specials: what is attached to objects goes when they die and not before, whatever moves and whenever that is found out.

use minigo_gc::{Address, Due, LayoutId, Options, SpecialId};

use crate::program::{LEAF8, LEAF40, MEDIUM, Program, QUAD, Root, for_each_configuration, word};

const OBJECTS: usize = 10;
const TEMP: Root = Root::Stack(0);
const FOUND: Root = Root::Stack(1);
const HELD: Root = Root::Stack(2);

/// An object with specials, which a global may refer to, and the number that stands in it and in all that its specials call.
struct Tracked {
    id: u64,
    weak: SpecialId,
    has_finalizer: bool,
}

fn value(address: Address, offset: usize) -> u64 {
    word(address.word(), offset).load(std::sync::atomic::Ordering::Relaxed)
}

/// An object that a special can call, with a number in it, of a kind that moves where that kind can.
fn callable(program: &mut Program, id: u64) -> Address {
    let layout = if id.is_multiple_of(3) { QUAD } else { LEAF40 };
    program.alloc(TEMP, layout, 1);
    program.write(TEMP, 2, id);
    Address::from_word(program.get(TEMP))
}

/// Puts a new object with specials into a global.
fn track(program: &mut Program, index: usize, id: u64) -> Tracked {
    let kinds: [(LayoutId, usize); 5] = [(LEAF8, 1), (LEAF40, 1), (QUAD, 1), (MEDIUM, 1), (LEAF40, 2000)];
    let (layout, count) = kinds[id as usize % kinds.len()];
    let at = if layout == QUAD { 2 } else { usize::from(layout == MEDIUM) };
    program.alloc(Root::Global(index), layout, count);
    program.write(Root::Global(index), at, id);
    let handle = callable(program, id);
    let object = Address::from_word(program.get(Root::Global(index)));
    let weak = program.mutator.add_weak(object, handle);
    let closure = callable(program, id);
    let object = Address::from_word(program.get(Root::Global(index)));
    program.mutator.add_cleanup(object, closure);
    let has_finalizer = id.is_multiple_of(2);
    if has_finalizer {
        let closure = callable(program, id);
        let object = Address::from_word(program.get(Root::Global(index)));
        assert!(program.mutator.set_finalizer(object, closure, id));
        if id.is_multiple_of(10) {
            program.mutator.remove_finalizer(object);
        }
    }
    Tracked { id, weak, has_finalizer: has_finalizer && !id.is_multiple_of(10) }
}

fn id_of(program: &Program, root: Root) -> u64 {
    let offset = match program.get(root) {
        0 => return 0,
        _ => [0, 1, 2],
    };
    offset.into_iter().map(|at| program.load(root, at)).find(|&word| word != 0).unwrap_or(0)
}

#[test]
fn specials_last_as_long_as_their_objects() {
    for_each_configuration(|options| {
        let collects = options.collector.info().attributes.collects;
        let mut program = Program::new(Options { gogc: Some(20), ..options });
        let mut tracked: Vec<Option<Tracked>> = (0..OBJECTS).map(|_| None).collect();
        let mut dropped: Vec<Tracked> = Vec::new();
        let (mut cleanups, mut finalizers, mut held) = (0, 0, None);
        for id in 1..=600_u64 {
            let index = id as usize * 7 % OBJECTS;
            dropped.extend(tracked[index].take());
            tracked[index] = Some(track(&mut program, index, id));
            for round in 0..100 {
                program.alloc(TEMP, [LEAF40, QUAD, LEAF8][round % 3], 1 + round % 5);
            }
            program.set(TEMP, 0);
            for (index, object) in tracked.iter().enumerate() {
                let Some(object) = object else { continue };
                let found = program.mutator.strengthen(object.weak);
                assert_eq!(found.map(Address::word), Some(program.get(Root::Global(index))));
                assert_eq!(id_of(&program, Root::Global(index)), object.id);
                let handle = program.mutator.weak_handle(found.unwrap()).unwrap();
                assert_eq!(value(handle, 2), object.id);
            }
            // What has been dropped may still be found; then it is whole, and lives while it is held.
            if id.is_multiple_of(4) {
                held = None;
                program.set(HELD, 0);
            }
            for object in dropped.iter().rev().take(8) {
                if let (None, Some(found)) = (held, program.mutator.strengthen(object.weak)) {
                    held = Some(object.id);
                    program.set(HELD, found.word());
                }
            }
            program.alloc(TEMP, QUAD, 500);
            assert_eq!(id_of(&program, HELD), held.unwrap_or(0));
            while let Some(due) = program.mutator.take_due() {
                match due {
                    Due::Cleanup { closure } => {
                        let id = value(Address::from_word(closure), 2);
                        assert!(dropped.iter().any(|object| object.id == id), "{id} is alive");
                        cleanups += 1;
                    }
                    Due::Finalizer { closure, object, tag } => {
                        assert_eq!(value(Address::from_word(closure), 2), tag);
                        program.set(FOUND, object);
                        program.alloc(TEMP, QUAD, 10);
                        assert_eq!(id_of(&program, FOUND), tag);
                        let gone = dropped.iter().find(|object| object.id == tag).expect("it is dead");
                        assert!(gone.has_finalizer, "{tag}");
                        assert_eq!(program.mutator.strengthen(gone.weak), None);
                        finalizers += 1;
                    }
                }
            }
            program.set(FOUND, 0);
        }
        program.set(HELD, 0);
        // An object whose finalizer is due lives until that is taken.
        for _ in 0..3 {
            program.collect();
            while let Some(due) = program.mutator.take_due() {
                match due {
                    Due::Cleanup { .. } => cleanups += 1,
                    Due::Finalizer { .. } => finalizers += 1,
                }
            }
        }
        if collects {
            for object in &dropped {
                assert_eq!(program.mutator.strengthen(object.weak), None, "{}", object.id);
            }
        }
        let with_finalizer = dropped.iter().filter(|object| object.has_finalizer).count();
        let expected = if collects { (dropped.len(), with_finalizer) } else { (0, 0) };
        assert_eq!((cleanups, finalizers), expected);
    });
}
