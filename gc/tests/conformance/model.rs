//! Random mutation of an object graph against a shadow model.
//!
//! The model knows every object's number, kind and fields. Checks walk both graphs from all roots at once: same shape,
//! same contents, one address for each object.

use std::collections::HashMap;
use std::sync::atomic::Ordering::Relaxed;

use minigo_gc::{LayoutId, Options, Stress};

use crate::program::{
    BYTE, GLOBAL_SLOTS, LEAF8, LEAF40, MEDIUM, PAIR, PINNING, Program, QUAD, Root, STACK_SLOTS,
    for_each_configuration, for_each_thread, word,
};

/// What an object looks like: its layout, where its number stands and which words are pointers.
struct Kind {
    layout: LayoutId,
    count: usize,
    number_word: usize,
    pointer_words: &'static [usize],
    weight: u64,
}

const KINDS: &[Kind] = &[
    Kind { layout: LEAF8, count: 1, number_word: 0, pointer_words: &[], weight: 20 },
    Kind { layout: LEAF40, count: 1, number_word: 4, pointer_words: &[], weight: 20 },
    Kind { layout: BYTE, count: 100, number_word: 11, pointer_words: &[], weight: 10 },
    Kind { layout: PAIR, count: 1, number_word: 1, pointer_words: &[0], weight: 20 },
    Kind { layout: QUAD, count: 1, number_word: 2, pointer_words: &[0, 1, 3], weight: 20 },
    Kind { layout: PAIR, count: 5, number_word: 1, pointer_words: &[0, 2, 4, 6, 8], weight: 10 },
    Kind { layout: MEDIUM, count: 1, number_word: 1, pointer_words: &[0, 40, 79], weight: 4 },
    Kind { layout: MEDIUM, count: 3, number_word: 2, pointer_words: &[0, 40, 79, 80, 239], weight: 2 },
    Kind { layout: PINNING, count: 1, number_word: 1, pointer_words: &[0, 2], weight: 4 },
    Kind { layout: PAIR, count: 5000, number_word: 1, pointer_words: &[0, 5000, 9998], weight: 1 },
    Kind { layout: BYTE, count: 40_000, number_word: 4000, pointer_words: &[], weight: 1 },
];

/// How many of these are small. Under stress a collection waits for as many allocations as the heap is large.
const SMALL_KINDS: usize = 9;

/// The kind of objects whose pointer is their first word and their number the second.
pub(crate) const CLOSURE: usize = 3;
/// The kind of the smallest objects, which hold their number only.
pub(crate) const HANDLE: usize = 0;

/// Where objects of a kind have their number, which is stored with one added.
pub(crate) fn number_word(kind: usize) -> usize {
    KINDS[kind].number_word
}

/// A pointer in the model: an object and a word offset into it.
type Pointer = Option<(usize, usize)>;

struct Node {
    kind: usize,
    fields: Vec<Pointer>,
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

pub(crate) struct Model {
    pub(crate) program: Program,
    random: Random,
    /// Which kinds of objects there are.
    kinds: &'static [Kind],
    nodes: Vec<Node>,
    globals: Vec<Pointer>,
    stacks: Vec<Vec<Pointer>>,
}

impl Model {
    pub(crate) fn new(options: Options, seed: u64) -> Model {
        Model {
            program: Program::new(options),
            random: Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            kinds: KINDS,
            nodes: Vec::new(),
            globals: vec![None; GLOBAL_SLOTS],
            stacks: vec![vec![None; STACK_SLOTS]],
        }
    }

    /// One without large objects.
    pub(crate) fn small(options: Options, seed: u64) -> Model {
        Model { kinds: &KINDS[..SMALL_KINDS], ..Model::new(options, seed) }
    }

    pub(crate) fn root(&mut self) -> Root {
        match self.random.below(3) {
            0 => Root::Global(self.random.below(GLOBAL_SLOTS)),
            _ => Root::Stack(self.random.below(STACK_SLOTS)),
        }
    }

    /// A seeded choice.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.random.below(bound)
    }

    fn at(&mut self, root: Root) -> &mut Pointer {
        match root {
            Root::Global(index) => &mut self.globals[index],
            Root::Stack(index) => &mut self.stacks[self.program.running][index],
        }
    }

    /// A root that holds an object, turned into a pointer to its start, if chance finds one.
    pub(crate) fn object(&mut self) -> Option<(u64, usize)> {
        for _ in 0..8 {
            let root = self.root();
            let held = self.held(root);
            if held.is_some() {
                return held;
            }
        }
        None
    }

    pub(crate) fn step(&mut self) {
        match self.random.below(100) {
            0..35 => self.allocate(),
            35..55 => self.store_field(),
            55..68 => self.load_field(),
            68..74 => self.clear_root(),
            74..80 => self.copy_root(),
            80..84 => self.copy_elements(),
            84..86 => self.spawn(),
            86..91 => self.switch(),
            91..95 => self.hand_over(),
            95..97 => self.retire(),
            _ => self.program.poll(),
        }
    }

    fn allocate(&mut self) {
        let total: u64 = self.kinds.iter().map(|kind| kind.weight).sum();
        let mut pick = self.random.below(total as usize) as u64;
        let kind = self.kinds.iter().position(|kind| {
            let hit = pick < kind.weight;
            pick = pick.wrapping_sub(kind.weight);
            hit
        });
        let kind = kind.unwrap();
        let root = self.root();
        self.make(root, kind);
    }

    /// Allocates an object of a kind into a root.
    pub(crate) fn make(&mut self, root: Root, kind: usize) {
        let Kind { layout, count, number_word, pointer_words, .. } = KINDS[kind];
        self.program.alloc(root, layout, count);
        let number = self.nodes.len();
        self.program.write(root, number_word, number as u64 + 1);
        self.nodes.push(Node { kind, fields: vec![None; pointer_words.len()] });
        *self.at(root) = Some((number, 0));
    }

    fn store_field(&mut self) {
        if let Some((base, node)) = self.object() {
            self.store_in(base, node);
        }
    }

    /// Stores what some root holds in a field of an object.
    pub(crate) fn store_in(&mut self, base: u64, node: usize) {
        let words = KINDS[self.nodes[node].kind].pointer_words;
        if words.is_empty() {
            return;
        }
        let field = self.random.below(words.len());
        let source = self.root();
        let value = *self.at(source);
        let raw = self.program.get(source);
        self.program.mutator.store_pointer((base as *mut u64).wrapping_add(words[field]), raw);
        self.nodes[node].fields[field] = value;
    }

    fn load_field(&mut self) {
        let Some((base, node)) = self.object() else { return };
        let words = KINDS[self.nodes[node].kind].pointer_words;
        if words.is_empty() {
            return;
        }
        let field = self.random.below(words.len());
        let target = self.root();
        self.program.set(target, word(base, words[field]).load(Relaxed));
        *self.at(target) = self.nodes[node].fields[field];
    }

    fn clear_root(&mut self) {
        let root = self.root();
        self.clear(root);
    }

    /// Makes a root null.
    pub(crate) fn clear(&mut self, root: Root) {
        self.program.set(root, 0);
        *self.at(root) = None;
    }

    /// Makes a root hold an object that begins at an address.
    pub(crate) fn hold(&mut self, root: Root, address: u64, node: usize) {
        self.program.set(root, address);
        *self.at(root) = Some((node, 0));
    }

    /// The object into which a root points: its address and number.
    pub(crate) fn held(&mut self, root: Root) -> Option<(u64, usize)> {
        let (node, offset) = (*self.at(root))?;
        Some((self.program.get(root) - offset as u64 * 8, node))
    }

    /// The objects that roots hold.
    pub(crate) fn roots(&self) -> Vec<usize> {
        self.globals.iter().chain(self.stacks.iter().flatten()).flatten().map(|&(node, _)| node).collect()
    }

    /// The objects that an object refers to.
    pub(crate) fn referents(&self, node: usize) -> impl Iterator<Item = usize> {
        self.nodes[node].fields.iter().flatten().map(|&(node, _)| node)
    }

    /// Copies a root and moves it to another word of the object.
    fn copy_root(&mut self) {
        let (from, to) = (self.root(), self.root());
        let Some((node, offset)) = *self.at(from) else { return };
        let kind = &KINDS[self.nodes[node].kind];
        let new = self.random.below(kind.number_word + 1);
        let raw = self.program.get(from).wrapping_add_signed((new as i64 - offset as i64) * 8);
        self.program.set(to, raw);
        *self.at(to) = Some((node, new));
    }

    /// Overlapping typed copy within an array of five pairs; numbers move along, so the first element stays.
    fn copy_elements(&mut self) {
        let Some((base, node)) = self.object() else { return };
        if self.nodes[node].kind != 5 {
            return;
        }
        let (from, to) = (1 + self.random.below(3), 1 + self.random.below(3));
        let base = base as *mut u64;
        let (dst, src) = (base.wrapping_add(to * 2), base.wrapping_add(from * 2));
        self.program.mutator.store_pointers(dst, src, PAIR, 2);
        self.nodes[node].fields.copy_within(from..from + 2, to);
        if self.random.below(4) == 0 {
            self.program.mutator.clear_pointers(base.wrapping_add(8), PAIR, 1);
            self.nodes[node].fields[4] = None;
        }
    }

    fn spawn(&mut self) {
        if self.program.fibers.len() < 8 {
            let parent = (self.random.below(2) == 0).then_some(self.program.running);
            let child = self.program.spawn(parent);
            self.stacks.push(vec![None; STACK_SLOTS]);
            // A child of the running context takes an argument along.
            if parent.is_some() {
                let slot = self.random.below(STACK_SLOTS);
                let raw = self.program.get(Root::Stack(slot));
                self.program.fibers[child].stack[0].store(raw, Relaxed);
                self.stacks[child][0] = self.stacks[self.program.running][slot];
            }
        }
    }

    fn switch(&mut self) {
        let fiber = self.random.below(self.program.fibers.len());
        self.program.switch_to(fiber);
    }

    /// Writes a value into another context's stack, or reads one from it, through the gate.
    fn hand_over(&mut self) {
        let other = self.random.below(self.program.fibers.len());
        let (own_slot, other_slot) = (self.random.below(STACK_SLOTS), self.random.below(STACK_SLOTS));
        let context = self.program.fibers[other].context.clone();
        let own_stack = self.program.fibers[self.program.running].stack.clone();
        let other_stack = self.program.fibers[other].stack.clone();
        let gives = self.random.below(2) == 0;
        let world = self.program.world.clone();
        self.program.mutator.touch(&context, || {
            let is_visited = world.visited.lock().unwrap().contains(&context.id().0);
            assert!(!is_visited, "a stack is touched while the collector is at it");
            if gives {
                other_stack[other_slot].store(own_stack[own_slot].load(Relaxed), Relaxed);
            } else {
                own_stack[own_slot].store(other_stack[other_slot].load(Relaxed), Relaxed);
            }
        });
        let running = self.program.running;
        if gives {
            self.stacks[other][other_slot] = self.stacks[running][own_slot];
        } else {
            self.stacks[running][own_slot] = self.stacks[other][other_slot];
        }
    }

    fn retire(&mut self) {
        let fiber = self.random.below(self.program.fibers.len());
        if fiber == self.program.running {
            return;
        }
        if self.random.below(2) == 0 {
            self.program.retire(fiber);
            self.stacks.swap_remove(fiber);
        } else {
            self.stacks.swap_remove(self.program.running);
            self.program.exit_to(fiber);
        }
    }

    /// Compares both graphs from every root.
    pub(crate) fn check(&mut self) {
        let running = self.program.running;
        // Every stack becomes current, as when it runs, and stays so until something is evacuated again.
        loop {
            let cycles = self.program.mutator.stats().num_gc;
            for fiber in 0..self.program.fibers.len() {
                self.program.switch_to(fiber);
            }
            self.program.switch_to(running);
            if self.program.mutator.stats().num_gc == cycles {
                break;
            }
        }
        let mut seen: HashMap<usize, u64> = HashMap::new();
        let mut pending = Vec::new();
        let mut compare = |raw: u64, model: Pointer, pending: &mut Vec<(usize, u64)>| match model {
            None => assert_eq!(raw, 0, "a null slot holds {raw:#x}"),
            Some((node, offset)) => {
                let base = raw - offset as u64 * 8;
                match seen.insert(node, base) {
                    None => pending.push((node, base)),
                    Some(before) => assert_eq!(before, base, "object {node} has two addresses"),
                }
            }
        };
        for (slot, &model) in self.globals.iter().enumerate() {
            compare(self.program.get(Root::Global(slot)), model, &mut pending);
        }
        for (fiber, stack) in self.program.fibers.iter().zip(&self.stacks) {
            for (slot, &model) in fiber.stack.iter().zip(stack) {
                compare(slot.load(Relaxed), model, &mut pending);
            }
        }
        while let Some((node, base)) = pending.pop() {
            let kind = &KINDS[self.nodes[node].kind];
            assert_eq!(
                word(base, kind.number_word).load(Relaxed),
                node as u64 + 1,
                "contents of object {node}"
            );
            for (&offset, &model) in kind.pointer_words.iter().zip(&self.nodes[node].fields) {
                compare(word(base, offset).load(Relaxed), model, &mut pending);
            }
        }
    }
}

fn run(options: Options, seed: u64, steps: usize) {
    run_model(Model::new(options, seed), steps);
}

fn run_model(mut model: Model, steps: usize) {
    for step in 0..steps {
        model.step();
        if step % 2000 == 1999 {
            model.check();
        }
        if step % 7000 == 6999 {
            model.program.collect();
            model.check();
        }
    }
}

#[test]
fn random_graphs_keep_shape_and_contents() {
    for_each_configuration(|options| {
        for seed in 1..4 {
            run(options.clone(), seed, 20_000);
        }
    });
}

#[test]
fn random_graphs_survive_tiny_buffers_and_constant_collection() {
    for_each_configuration(|options| {
        let stress = Stress { every: 3, limit: 300, gab_bytes: Some(64), ..Stress::default() };
        for seed in 11..13 {
            run(Options { stress: Some(stress.clone()), ..options.clone() }, seed, 6_000);
        }
    });
}

/// As if a busy machine kept program or collector's thread from running between a question and what is done about the answer.
#[test]
fn random_graphs_survive_threads_that_are_late() {
    for gab_bytes in [64, 1024] {
        let stress = Stress {
            every: 300,
            late: Some(4),
            step_bytes: 4096,
            gab_bytes: Some(gab_bytes),
            ..Stress::default()
        };
        for_each_thread(&stress, |options| {
            for seed in 21..24 {
                run_model(Model::small(options.clone(), seed), 50_000);
            }
        });
    }
}
