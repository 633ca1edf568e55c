//! Maps against a model, on a heap that never collects.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minigo_gc::{Address, CollectorKind, ContextId, Embedder, Heap, Mutator, Options, SlotVisitor};
use minigo_lang::bytecode::{EqKind, Kind, MapKind, Program, Repr, TypeDesc, TypeIdx};

use super::*;
use crate::config::DenseMaps;
use crate::heap::word::{load_u64, store_u64};
use crate::rng::Rng;
use crate::types::{RtTypes, machine_layouts};

/// An embedder without roots: nothing is collected here.
struct Rootless;

// SAFETY: there is no mutator state to report, and `none` never asks.
unsafe impl Embedder for Rootless {
    fn request_safepoint(&self) {}
    fn visit_globals(&self, _: &mut dyn SlotVisitor) {}
    fn visit_context(&self, _: ContextId, _: &mut dyn SlotVisitor) {}
    fn trace_out(&self, _: &str) {}
}

const INT: TypeIdx = TypeIdx(1);
const FLOAT: TypeIdx = TypeIdx(2);
const INT_MAP: TypeIdx = TypeIdx(3);
const FLOAT_MAP: TypeIdx = TypeIdx(4);

struct Fixture {
    types: RtTypes,
    mutator: Mutator,
    map_type: TypeIdx,
    map: Address,
}

fn program() -> Program {
    let word = |kind, eq| TypeDesc {
        kind,
        size: 8,
        align: 8,
        words: 1,
        repr: Repr::Word,
        eq,
        ..TypeDesc::default()
    };
    let map = |key, map_kind, group| TypeDesc {
        group: Some(TypeIdx(group)),
        kind: Kind::Map,
        size: 8,
        align: 8,
        words: 1,
        repr: Repr::Ptr,
        key: Some(key),
        elem: Some(INT),
        map_kind,
        ..TypeDesc::default()
    };
    let types = vec![
        TypeDesc::default(),
        word(Kind::Int, EqKind::Bits),
        word(Kind::Float64, EqKind::F64),
        map(INT, MapKind::Word, 5),
        map(FLOAT, MapKind::Any, 6),
        TypeDesc::default(),
        TypeDesc::default(),
    ];
    Program { types, ..Program::default() }
}

impl Fixture {
    fn new(map_type: TypeIdx, hint: usize) -> Self {
        let mut program = program();
        let types = RtTypes::new(&program, DenseMaps::Arrays);
        let mut layouts = machine_layouts();
        layouts.append(&mut types.extend(&mut program));
        let options = Options { collector: CollectorKind::None, layouts, ..Options::default() };
        let heap = Heap::new(options, Arc::new(Rootless)).expect("address space for a small heap");
        let mut mutator = heap.attach_mutator();
        let mut cx = MapCx { mutator: &mut mutator, types: &types };
        let map = make(&mut cx, types.map(map_type), hint, 42).expect("memory");
        Fixture { types, mutator, map_type, map }
    }

    fn with<R>(
        &mut self,
        key: u64,
        run: impl FnOnce(&mut MapCx<'_>, &MapLayout, Address, AnyOrWord) -> R,
    ) -> R {
        let word = key;
        let address = Address::from_word(&raw const word as u64);
        let key = match self.map_type {
            INT_MAP => AnyOrWord::Word(WordKey::at(self.types.map(INT_MAP), address)),
            _ => AnyOrWord::Any(AnyKey::at(self.types.map(FLOAT_MAP), address)),
        };
        let mut cx = MapCx { mutator: &mut self.mutator, types: &self.types };
        run(&mut cx, self.types.map(self.map_type), self.map, key)
    }

    fn get(&mut self, key: u64) -> Option<u64> {
        let found = self.with(key, |cx, layout, map, key| match key {
            AnyOrWord::Word(key) => find(cx, layout, map, key),
            AnyOrWord::Any(key) => find(cx, layout, map, key),
        });
        found.expect("memory").map(|elem| load_u64(elem, 0))
    }

    fn set(&mut self, key: u64, value: u64) {
        let elem = self.with(key, |cx, layout, map, key| match key {
            AnyOrWord::Word(key) => get_or_insert(cx, layout, map, key),
            AnyOrWord::Any(key) => get_or_insert(cx, layout, map, key),
        });
        store_u64(elem.expect("memory"), 0, value);
    }

    fn delete(&mut self, key: u64) {
        let done = self.with(key, |cx, layout, map, key| match key {
            AnyOrWord::Word(key) => delete(cx, layout, map, key),
            AnyOrWord::Any(key) => delete(cx, layout, map, key),
        });
        done.expect("memory");
    }

    fn clear(&mut self) {
        let mut cx = MapCx { mutator: &mut self.mutator, types: &self.types };
        clear(&mut cx, self.types.map(self.map_type), self.map);
    }

    fn next(&mut self, iter: &mut [u64; ITERATOR_WORDS]) -> Option<(u64, u64)> {
        let mut cx = MapCx { mutator: &mut self.mutator, types: &self.types };
        let state = IterState::at(Address::from_word(iter.as_mut_ptr() as u64));
        let entry = iter_next(&mut cx, self.types.map(self.map_type), state).expect("memory");
        entry.map(|(key, elem)| (load_u64(key, 0), load_u64(elem, 0)))
    }

    fn iterator(&self, random: u64) -> [u64; ITERATOR_WORDS] {
        let mut words = [0; ITERATOR_WORDS];
        iter_start(IterState::at(Address::from_word(words.as_mut_ptr() as u64)), self.map, random);
        words
    }

    fn entries(&mut self, random: u64) -> Vec<(u64, u64)> {
        let mut iter = self.iterator(random);
        std::iter::from_fn(|| self.next(&mut iter)).collect()
    }
}

enum AnyOrWord {
    Any(AnyKey),
    Word(WordKey),
}

#[test]
fn random_operations_agree_with_a_model() {
    for seed in 1..40 {
        let mut rng = Rng::new(seed);
        let mut map = Fixture::new(INT_MAP, if seed % 3 == 0 { 3000 } else { 0 });
        let mut model = BTreeMap::new();
        let keys = [6, 30, 500, 5000][seed as usize % 4];
        for step in 0..20_000_u64 {
            let key = below(&mut rng, keys);
            match rng.below(20) {
                0..10 => {
                    map.set(key, step);
                    model.insert(key, step);
                }
                10..15 => {
                    map.delete(key);
                    model.remove(&key);
                }
                15..19 => assert_eq!(map.get(key), model.get(&key).copied()),
                _ if rng.below(300) == 0 => {
                    map.clear();
                    model.clear();
                }
                _ => assert_eq!(len(map.map), model.len() as u64),
            }
        }
        let mut entries = map.entries(rng.word());
        entries.sort_unstable();
        assert_eq!(entries, model.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn an_iteration_sees_each_lasting_entry_once_while_the_map_changes() {
    for seed in 1..60 {
        let mut rng = Rng::new(seed);
        let mut map = Fixture::new(INT_MAP, 0);
        let start = [1, 5, 8, 9, 100, 2000][seed as usize % 6];
        (0..start).for_each(|key| map.set(key, key));
        let mut deleted = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut iter = map.iterator(rng.word());
        while let Some((key, value)) = map.next(&mut iter) {
            assert!(seen.insert(key), "key {key} twice");
            assert!(!deleted.contains(&key), "deleted key {key}");
            assert_eq!(value, if key % 7 == 3 && key < start { value } else { key });
            for _ in 0..3 {
                // New keys make the map grow; old ones are deleted and changed.
                let new = start + below(&mut rng, 20 * start);
                if seen.len() < 3000 {
                    map.set(new, new);
                }
                let old = below(&mut rng, start);
                match rng.below(4) {
                    0 if !seen.contains(&old) => {
                        map.delete(old);
                        deleted.insert(old);
                    }
                    1 if old % 7 == 3 && !deleted.contains(&old) => map.set(old, 1_000_000),
                    _ => {}
                }
            }
        }
        for key in 0..start {
            assert!(
                seen.contains(&key) || deleted.contains(&key),
                "key {key} of {start} missed, seed {seed}"
            );
        }
    }
}

#[test]
fn nan_keys_pile_up_and_zeros_are_one_key() {
    let mut map = Fixture::new(FLOAT_MAP, 0);
    (0..3000).for_each(|i| map.set(f64::NAN.to_bits(), i));
    map.set((-0.0_f64).to_bits(), 1);
    map.set(0.0_f64.to_bits(), 2);
    assert_eq!(len(map.map), 3001);
    assert_eq!(map.get((-0.0_f64).to_bits()), Some(2));
    assert_eq!(map.get(f64::NAN.to_bits()), None);
    let values: BTreeSet<u64> = map.entries(9).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values.len(), 3000);
    map.clear();
    assert_eq!(map.entries(9), []);
}

#[test]
fn a_map_allocates_what_gos_does() {
    // Objects and bytes after inserting n entries, measured with Go 1.27 (`map[int]int`).
    for (entries, objects, bytes) in
        [(0, 1, 48), (1, 2, 192), (8, 2, 192), (9, 5, 520), (15, 7, 1128), (100, 11, 4648)]
    {
        let mut map = Fixture::new(INT_MAP, 0);
        (0..entries).for_each(|key| map.set(key, key));
        let stats = map.mutator.stats();
        assert_eq!((stats.mallocs, stats.total_alloc), (objects, bytes), "{entries} entries");
    }
    for (hint, objects, bytes) in [(8, 1, 48), (9, 4, 376), (15, 4, 664), (100, 4, 2392), (1000, 6, 36992)] {
        let mut map = Fixture::new(INT_MAP, hint);
        let stats = map.mutator.stats();
        assert_eq!((stats.mallocs, stats.total_alloc), (objects, bytes), "hint {hint}");
    }
}

fn below(rng: &mut Rng, bound: u64) -> u64 {
    rng.below(bound as usize) as u64
}
