//! Go's packing of the smallest objects.

use minigo_gc::{CollectorKind, Options, Stress};

use crate::program::{BYTE, LEAF8, Program, Root, layouts, word};

const COLLECTORS: [CollectorKind; 3] = [CollectorKind::None, CollectorKind::Stw, CollectorKind::Cms];

fn program(collector: CollectorKind, stress: Option<Stress>, tiny: bool) -> Program {
    Program::new(Options { collector, stress, tiny, verify: 1, layouts: layouts(), ..Options::default() })
}

#[test]
fn packed_objects_count_as_allocated_and_their_blocks_as_memory() {
    for collector in COLLECTORS {
        for tiny in [true, false] {
            let mut program = program(collector, None, tiny);
            for _ in 0..1000 {
                program.alloc(Root::Stack(0), LEAF8, 1);
                program.alloc(Root::Stack(1), BYTE, 4);
                program.alloc(Root::Stack(2), BYTE, 4);
            }
            let stats = program.mutator.stats();
            let packed = if tiny { 2000 } else { 0 };
            assert_eq!((stats.mallocs, stats.tiny_allocs), (3000, packed));
            assert_eq!(stats.heap_objects, 3000 - packed);
            assert_eq!(stats.total_alloc, if tiny { 16_000 } else { 24_000 });
            assert_eq!(program.metric("/gc/heap/tiny/allocs:objects"), packed);
            assert_eq!(program.metric("/gc/heap/allocs:objects"), 3000 - packed);
        }
    }
}

#[test]
fn a_block_lives_as_long_as_one_of_its_objects() {
    for collector in COLLECTORS {
        for stress in [None, Some(Stress { every: 20, ..Stress::default() })] {
            let mut program = program(collector, stress, true);
            for round in 0..200_u64 {
                for (index, bytes) in [1, 2, 3, 4, 5, 6, 7, 8, 12].into_iter().enumerate() {
                    program.alloc(Root::Stack(index), BYTE, bytes);
                    let address = program.get(Root::Stack(index));
                    assert_eq!(address % (1 << bytes.trailing_zeros().min(3)), 0, "{bytes} bytes");
                    if bytes == 8 {
                        assert_eq!(program.load(Root::Stack(index), 0), 0);
                        program.write(Root::Stack(index), 0, round);
                    }
                }
                let kept = Root::Global(round as usize % 8);
                let object = program.get(Root::Stack(7));
                program.set(kept, object);
                for index in 0..9 {
                    program.set(Root::Stack(index), 0);
                }
                if round % 10 == 0 {
                    program.collect();
                }
                let oldest = Root::Global((round as usize + 1) % 8);
                if round >= 7 {
                    assert_eq!(
                        word(program.get(oldest), 0).load(std::sync::atomic::Ordering::Relaxed),
                        round - 7
                    );
                }
            }
        }
    }
}
