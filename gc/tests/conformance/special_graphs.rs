//! Finalizers, cleanups and weak pointers on random graphs, against a shadow of them.
//!
//! The shadow knows which objects can be reached, by the rules that every collector follows: what a special calls is
//! reachable, and so is what an object with a finalizer refers to, but not the object itself. Whatever falls due must belong to
//! an object that cannot be reached, and after an explicit collection everything has fallen due that must.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::Ordering::Relaxed;

use minigo_gc::{Address, Due, Options, SpecialId, Stress};

use crate::model::{CLOSURE, HANDLE, Model, number_word};
use crate::program::{Root, for_each_configuration, for_each_thread, word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Finalizer,
    Cleanup(SpecialId),
    Weak(SpecialId),
}

/// A special that its object has not lost, as far as the program knows. Objects are their numbers in the model.
#[derive(Clone, Copy, Debug)]
struct Special {
    kind: Kind,
    object: usize,
    /// The closure that is called, or what stands for the weak pointer. Each special has one of its own.
    attached: usize,
}

struct Shadow {
    model: Model,
    specials: Vec<Special>,
}

/// Where closures and handles are made.
const MADE: Root = Root::Stack(0);

impl Shadow {
    fn new(options: Options, seed: u64) -> Shadow {
        // What is attached to a packed object waits for all others of its block, which is no matter of reachability.
        let options = Options { tiny: false, ..options };
        Shadow { model: Model::new(options, seed), specials: Vec::new() }
    }

    fn step(&mut self) {
        match self.model.below(100) {
            0..10 => self.attach(),
            10..12 => self.detach(),
            12..16 => self.strengthen(),
            16..22 => self.take_due(),
            _ => self.model.step(),
        }
    }

    /// Everything that can be reached.
    fn reachable(&self) -> HashSet<usize> {
        let mut pending = self.model.roots();
        for special in &self.specials {
            pending.push(special.attached);
            if special.kind == Kind::Finalizer {
                // Not the object, even if it refers to itself.
                pending.extend(self.model.referents(special.object).filter(|&to| to != special.object));
            }
        }
        let mut reached = HashSet::new();
        while let Some(object) = pending.pop() {
            if reached.insert(object) {
                pending.extend(self.model.referents(object));
            }
        }
        reached
    }

    fn has_finalizer(&self, object: usize) -> bool {
        self.specials.iter().any(|special| special.object == object && special.kind == Kind::Finalizer)
    }

    /// Makes what is called or stands for the object, and attaches it to an object that is at hand.
    fn attach(&mut self) {
        let choice = self.model.below(3);
        self.model.make(MADE, if choice == 2 { HANDLE } else { CLOSURE });
        let Some((made, attached)) = self.model.held(MADE) else { return };
        if choice < 2 && self.model.below(2) == 0 {
            self.model.store_in(made, attached);
        }
        let Some((at, object)) = self.model.object() else { return };
        let [made, at] = [made, at].map(Address::from_word);
        let has_finalizer = self.has_finalizer(object);
        let mutator = &mut self.model.program.mutator;
        let kind = match choice {
            0 => {
                assert_eq!(mutator.set_finalizer(at, made, object as u64), !has_finalizer);
                if has_finalizer {
                    return;
                }
                Kind::Finalizer
            }
            1 => Kind::Cleanup(mutator.add_cleanup(at, made)),
            _ => match mutator.weak_handle(at) {
                Some(handle) => {
                    let is_known = |it: &&Special| it.object == object && matches!(it.kind, Kind::Weak(_));
                    let known = self.specials.iter().find(is_known).expect("a weak pointer that nobody made");
                    assert_eq!(number(handle.word(), HANDLE), known.attached);
                    return;
                }
                None => Kind::Weak(mutator.add_weak(at, made)),
            },
        };
        self.specials.push(Special { kind, object, attached });
        self.model.clear(MADE);
    }

    /// Takes a finalizer or a cleanup away that is not due.
    fn detach(&mut self) {
        let Some((address, object)) = self.model.object() else { return };
        let Some(index) = self.specials.iter().position(|special| special.object == object) else { return };
        match self.specials[index].kind {
            Kind::Finalizer => {
                self.model.program.mutator.remove_finalizer(Address::from_word(address));
            }
            Kind::Cleanup(cleanup) => self.model.program.mutator.remove_cleanup(cleanup),
            Kind::Weak(_) => return,
        }
        self.specials.swap_remove(index);
    }

    /// Follows a weak pointer to a root.
    fn strengthen(&mut self) {
        let weak: Vec<usize> =
            (0..self.specials.len()).filter(|&at| matches!(self.specials[at].kind, Kind::Weak(_))).collect();
        if weak.is_empty() {
            return;
        }
        let index = weak[self.model.below(weak.len())];
        let Special { kind: Kind::Weak(id), object, .. } = self.specials[index] else { return };
        match self.model.program.mutator.strengthen(id) {
            Some(address) => {
                let root = self.model.root();
                self.model.hold(root, address.word(), object);
            }
            None => {
                assert!(
                    !self.reachable().contains(&object),
                    "a weak pointer to the living object {object} is lost"
                );
                self.specials.swap_remove(index);
            }
        }
    }

    /// Takes a call that is due, if there is one.
    fn take_due(&mut self) {
        let before = self.reachable();
        let Some(due) = self.model.program.mutator.take_due() else { return };
        let (closure, finalized) = match due {
            Due::Finalizer { closure, object, tag } => (closure, Some((object, tag as usize))),
            Due::Cleanup { closure } => (closure, None),
        };
        let attached = number(closure, CLOSURE);
        let index = self.specials.iter().position(|special| special.attached == attached);
        let Special { kind, object, .. } =
            self.specials.swap_remove(index.expect("a call is due that nobody asked for, or twice"));
        assert!(!before.contains(&object), "{kind:?} of the living object {object} is due");
        match (kind, finalized) {
            (Kind::Finalizer, Some((address, tag))) => {
                assert_eq!(tag, object);
                // Weak pointers went before; cleanups wait until the object dies again.
                self.lose_weak(|special| special.object == object);
                if self.model.below(2) == 0 {
                    let root = self.model.root();
                    self.model.hold(root, address, object);
                }
            }
            (Kind::Cleanup(_), None) => self.lose_weak(|special| special.object == object),
            other => panic!("the wrong kind of call is due: {other:?}"),
        }
    }

    /// Checks that these weak pointers lead nowhere, and forgets them.
    fn lose_weak(&mut self, is_lost: impl Fn(&Special) -> bool) {
        let mutator = &mut self.model.program.mutator;
        self.specials.retain(|special| match special.kind {
            Kind::Weak(id) if is_lost(special) => {
                let found = mutator.strengthen(id);
                assert_eq!(found, None, "a weak pointer leads to the dead object {}", special.object);
                false
            }
            _ => true,
        });
    }

    /// Collects, and checks that exactly what should be due is.
    fn collect(&mut self) {
        let reachable = self.reachable();
        let is_due = |special: &&Special| match special.kind {
            Kind::Finalizer => !reachable.contains(&special.object),
            Kind::Cleanup(_) => !reachable.contains(&special.object) && !self.has_finalizer(special.object),
            Kind::Weak(_) => false,
        };
        let expected: BTreeSet<usize> = self.specials.iter().filter(is_due).map(|it| it.attached).collect();
        self.model.program.collect();
        self.lose_weak(|special| !reachable.contains(&special.object));
        for special in &self.specials {
            if let Kind::Weak(id) = special.kind {
                assert!(
                    self.model.program.mutator.strengthen(id).is_some(),
                    "a weak pointer to the living object {} is lost",
                    special.object
                );
            }
        }
        let waiting: BTreeSet<usize> = self.specials.iter().map(|special| special.attached).collect();
        while self.model.program.mutator.has_due() {
            self.take_due();
        }
        let left: BTreeSet<usize> = self.specials.iter().map(|special| special.attached).collect();
        assert_eq!(waiting.difference(&left).copied().collect::<BTreeSet<_>>(), expected);
    }
}

/// The number of the object of a kind that begins at an address.
fn number(address: u64, kind: usize) -> usize {
    word(address, number_word(kind)).load(Relaxed) as usize - 1
}

fn run(options: Options, seed: u64, steps: usize) {
    let collects = options.collector.info().attributes.collects;
    let mut shadow = Shadow::new(options, seed);
    for step in 1..=steps {
        shadow.step();
        if step % 500 == 0 && collects {
            shadow.collect();
            shadow.model.check();
        }
    }
}

#[test]
fn random_graphs_lose_their_specials_when_they_must_and_not_before() {
    for_each_configuration(|options| (1..3).for_each(|seed| run(options.clone(), seed, 4_000)));
}

#[test]
fn specials_survive_threads_that_are_late() {
    let stress = Stress { every: 300, late: Some(4), gab_bytes: Some(64), ..Stress::default() };
    for_each_thread(&stress, |options| run(options, 31, 6_000));
}
