//! The protocol of gate, barrier and evacuation, explored exhaustively within bounds.
//!
//! `checker` explores any protocol, `rules` names the rules, `collection` and `strings` are the models. With all rules no
//! property is violated; without any one of them one is, and the trace shows how: each rule is necessary.

#![allow(clippy::print_stdout)] // The traces are what one comes to read.

mod checker;
mod collection;
mod rules;
mod strings;

use checker::{Limits, Outcome, Protocol, explore};
use collection::{Channel, Collection, World};
use rules::{RULES, Rule, Rules};
use strings::{Healer, Strings};

/// The model in which a rule is shown to be necessary.
#[derive(Clone, Copy)]
enum Model {
    Collection(World),
    Strings(Healer),
}

impl Model {
    fn explore(self, rules: Rules, limits: Limits) -> Outcome {
        match self {
            Model::Collection(world) => run(&Collection { rules, world }, limits),
            Model::Strings(healer) => run(&Strings { rules, healer }, limits),
        }
    }
}

fn run<P: Protocol>(protocol: &P, limits: Limits) -> Outcome {
    explore(protocol, limits)
}

const SMALL: World = World::SMALL;
const TWO_WORKERS: World = World { workers: 2, ..SMALL };
const GLOBAL: World = World { global: true, ..SMALL };
const SPAWNS: World = World { spawn: true, ..SMALL };
/// Room for a pointer beside its container.
const ROOMY: World = World { slots: 2, ..SMALL };
const HALVES: World = World { halves: true, workers: 2, ..GLOBAL };
const UNBUFFERED: World = World { channel: Channel::Unbuffered, ..SMALL };
const ELEMENTS: World = World { channel: Channel::Elements, ..SMALL };
const BUFFERED: World = World { channel: Channel::Buffered, goroutines: 3, ..SMALL };
/// One container and one leaf that moves.
const MOVES: World = World { slots: 2, containers: 1, leaves: 1, evacuates: true, ..SMALL };
const MOVES_COPIES: World = World { containers: 2, copies: true, ..MOVES };
const MOVES_INTEGERS: World = World { integers: true, goroutines: 1, ..MOVES };

/// For each rule a world in which its absence shows.
const NECESSARY: &[(Rule, Model)] = &[
    (Rule::StartIsOneStop, Model::Collection(TWO_WORKERS)),
    (Rule::StartScansRunning, Model::Collection(SMALL)),
    (Rule::GateDispatch, Model::Collection(ROOMY)),
    (Rule::GateReceive, Model::Collection(UNBUFFERED)),
    (Rule::GateRefill, Model::Collection(BUFFERED)),
    (Rule::WaitElementsAreRoots, Model::Collection(ELEMENTS)),
    (Rule::ShadeHeap, Model::Collection(ROOMY)),
    (Rule::ShadeGlobal, Model::Collection(GLOBAL)),
    (Rule::ShadeBuffer, Model::Collection(BUFFERED)),
    (Rule::NoStopInStore, Model::Collection(HALVES)),
    (Rule::AllocateBlack, Model::Collection(SMALL)),
    (Rule::EndNeedsStacks, Model::Collection(SMALL)),
    (Rule::EndNeedsGlobals, Model::Collection(GLOBAL)),
    (Rule::EndNeedsBuffers, Model::Collection(ROOMY)),
    (Rule::EndAsksAgain, Model::Collection(ROOMY)),
    (Rule::ChildInheritsMark, Model::Collection(World { progress: true, ..SPAWNS })),
    (Rule::ChildInheritsEvacuation, Model::Collection(World { spawn: true, progress: true, ..MOVES })),
    (Rule::CandidatesFixedAtStart, Model::Collection(MOVES)),
    (Rule::RecordInMarker, Model::Collection(MOVES)),
    (Rule::RecordStores, Model::Collection(MOVES)),
    (Rule::RecordInitialisingStores, Model::Collection(World { initialise: true, ..MOVES })),
    (Rule::RecordCopies, Model::Collection(MOVES_COPIES)),
    (Rule::CollectSlotsInStop, Model::Collection(MOVES)),
    (Rule::ReadSlotAgain, Model::Collection(MOVES)),
    (Rule::KeepContainers, Model::Collection(MOVES_INTEGERS)),
    (Rule::ForgetSlots, Model::Collection(MOVES_INTEGERS)),
    (Rule::CopyInStop, Model::Collection(World { writes: true, ..MOVES })),
    (Rule::FixSlots, Model::Collection(MOVES)),
    (Rule::FixGlobals, Model::Collection(World { global: true, ..MOVES })),
    (Rule::FixRunning, Model::Collection(MOVES)),
    (Rule::EvacuationAdvancesEpoch, Model::Collection(MOVES)),
    (Rule::GateInEveryPhase, Model::Collection(MOVES)),
    (Rule::FixWaitElements, Model::Collection(World { channel: Channel::Elements, ..MOVES })),
    (Rule::FixBeforeScan, Model::Collection(MOVES)),
    (Rule::EndNeedsFixedStacks, Model::Collection(World { fixes_late: true, ..MOVES })),
    (Rule::KeepOldCopies, Model::Collection(MOVES)),
    (Rule::OriginalStaysReadable, Model::Strings(Healer::Eager)),
    (Rule::AcknowledgeBeforeHealing, Model::Strings(Healer::Eager)),
    (Rule::SlotsBeforeStacks, Model::Strings(Healer::Eager)),
    (Rule::RecordUntilHealing, Model::Strings(Healer::Eager)),
    (Rule::HealStores, Model::Strings(Healer::Eager)),
    (Rule::HealBySwap, Model::Strings(Healer::Eager)),
    (Rule::StackPassBeginsInStop, Model::Strings(Healer::Eager)),
    (Rule::ShadeMarksCopy, Model::Strings(Healer::NextMark)),
    (Rule::HealStoresUnderMark, Model::Strings(Healer::NextMark)),
    (Rule::ReleaseAfterStackPass, Model::Strings(Healer::NextMark)),
];

/// Worlds with much in them, which are explored with all rules only.
const CROWDED: &[World] = &[
    World { progress: true, containers: 3, goroutines: 3, channel: Channel::Unbuffered, ..TWO_WORKERS },
    World { progress: true, goroutines: 3, channel: Channel::Elements, ..TWO_WORKERS },
    World { progress: true, goroutines: 3, spawn: true, global: true, ..ROOMY },
    World { progress: true, workers: 2, halves: true, slots: 2, ..GLOBAL },
    World { progress: true, workers: 2, spawn: true, global: true, channel: Channel::Buffered, ..MOVES },
    World { progress: true, containers: 2, leaves: 2, slots: 1, initialise: true, copies: true, ..MOVES },
    World { progress: true, goroutines: 3, slots: 1, leaves: 2, channel: Channel::Elements, ..MOVES },
    World { progress: true, spawn: true, integers: true, writes: true, fixes_late: true, ..MOVES_COPIES },
];

/// Most states explored of one world: enough for the small ones to be seen whole. More take memory, some 300 bytes each.
const STATES: &str = "MINIGO_MODEL_STATES";
const DEFAULT_STATES: usize = 400_000;

fn limits() -> Limits {
    let states = std::env::var(STATES).ok().and_then(|text| text.parse().ok());
    Limits { depth: usize::MAX, states: states.unwrap_or(DEFAULT_STATES) }
}

/// Fails if a property is violated in this model.
fn assert_holds(name: &str, outcome: Outcome) {
    let Outcome { states, depth, complete, counterexample } = outcome;
    let extent = if complete { "all of it" } else { "as far as allowed" };
    println!("{name}: {states} states, {depth} steps deep, {extent}");
    assert!(counterexample.is_none(), "{name}:\n{}", counterexample.unwrap());
}

#[test]
fn without_any_one_rule_something_is_lost() {
    for &(rule, model) in NECESSARY {
        let outcome = model.explore(Rules::without(&[rule]), limits());
        let trace = outcome.counterexample;
        let trace = trace.unwrap_or_else(|| panic!("nothing is lost without rule {rule}"));
        println!("without rule {rule}, {} states, {} steps:\n{trace}", outcome.states, trace.length);
    }
}

#[test]
fn with_all_rules_nothing_is_lost_in_these_worlds() {
    for &(rule, model) in NECESSARY {
        assert_holds(&format!("the world of rule {rule}"), model.explore(Rules::ALL, limits()));
    }
}

#[test]
fn with_all_rules_nothing_is_lost_in_crowded_worlds() {
    for &world in CROWDED {
        assert_holds(&format!("{world:?}"), Model::Collection(world).explore(Rules::ALL, limits()));
    }
}

/// It keeps scanner and writer apart, which these models do by themselves: every step of theirs is atomic.
const EXCLUSION: Rule = Rule::GateWriteReceiver;

#[test]
fn every_rule_has_its_row() {
    let rows: Vec<_> = NECESSARY.iter().map(|&(rule, _)| rule).chain([EXCLUSION]).collect();
    for (index, &(rule, _)) in RULES.iter().enumerate() {
        assert!(rows.contains(&rule), "rule {rule} has no row");
        assert_eq!(rule as usize, index);
    }
    assert_eq!(rows.len(), RULES.len());
}

#[test]
fn a_receivers_slot_is_gated_for_exclusion_only() {
    let rules = Rules::without(&[EXCLUSION]);
    let worlds = [UNBUFFERED, ELEMENTS, World { workers: 2, goroutines: 3, ..ELEMENTS }];
    for world in worlds.into_iter().chain([World { channel: Channel::Elements, ..MOVES }]) {
        assert_holds(&format!("{world:?}"), Model::Collection(world).explore(rules, limits()));
    }
}
