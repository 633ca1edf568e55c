//! Mutants: deliberate faults, each of which breaks one rule, to show that the tests would notice.
//!
//! This table is their only list. At the place of the fault stands `mutant!(Name)`, which is `false` unless the crate is
//! built with the feature `mutants` and the environment variable `MINIGO_MUTANT` names this one: then the fault is there.
//! `tests/mutants.rs` runs the suite on every row.
//!
//! The numbers are those of the protocol's rules (`tests/model/rules.rs`). Of them 13, 15 and 20 hold by construction: slots are
//! recorded without their values, copies are made in the stop only, and no stack can be scanned that is not fixed.

/// Whether this build has this fault: `mutant!(Name)` with a name from [the table](self).
#[macro_export]
macro_rules! mutant {
    ($name:ident) => {
        $crate::debug::mutants::is_chosen($crate::debug::mutants::Mutant::$name)
    };
}

/// Declares the mutants: where each is, the rule it breaks (0 for none of the protocol's), and how.
macro_rules! mutants {
    ($($place:literal: $name:ident breaks $rule:literal: $fault:literal,)*) => {
        /// One mutant.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Mutant {
            $(#[doc = concat!("In `", $place, "`: ", $fault, ".")] $name,)*
        }

        /// One row of the table.
        #[cfg(feature = "mutants")]
        pub struct Row {
            /// The mutant.
            pub mutant: Mutant,
            /// What `MINIGO_MUTANT` calls it.
            pub name: &'static str,
            /// The number of the protocol's rule that it breaks, or 0.
            pub rule: u32,
            /// The file it is in.
            pub place: &'static str,
            /// What is wrong.
            pub fault: &'static str,
        }

        /// Every mutant.
        #[cfg(feature = "mutants")]
        pub static MUTANTS: &[Row] = &[$(Row {
            mutant: Mutant::$name,
            name: stringify!($name),
            rule: $rule,
            place: $place,
            fault: $fault,
        },)*];
    };
}

mutants! {
    "gc/src/collectors/cms/cycle.rs": RunningUnscanned breaks 1: "the start stop does not scan the running stack",
    "gc/src/collectors/cms/cycle.rs": GlobalsUnscanned breaks 1: "the start stop does not scan globals",
    "gc/src/api/mutator.rs": DispatchUngated breaks 2: "a context runs without having been made current",
    "gc/src/api/mutator.rs": TouchUngated breaks 3: "a context is touched without having been made current",
    "gc/src/api/mutator.rs": TouchUnheld breaks 4: "a context is touched while somebody else may hold it",
    "vm/src/heap/roots.rs": WaitValuesHidden breaks 5: "values in wait elements are neither scanned nor fixed",
    "gc/src/barrier/mod.rs": StoreUnshaded breaks 6: "a store does not shade what it overwrites",
    "gc/src/barrier/mod.rs": CopyUnshaded breaks 6: "a copy of elements does not shade what it overwrites",
    "gc/src/api/mutator.rs": ClearUnshaded breaks 6: "clearing elements does not shade what it overwrites",
    "gc/src/barrier/mod.rs": FullBufferLost breaks 6: "a full buffer of shaded values is forgotten",
    "gc/src/api/mutator.rs": BornWhite breaks 7: "objects in fresh runs are born unmarked while marking",
    "gc/src/collectors/cms/cycle.rs": CursorsStayWhite breaks 7: "objects in runs from before the cycle are born unmarked",
    "gc/src/alloc/gab/mod.rs": BuffersRetireWhite breaks 7: "objects in buffers that fill up while marking stay unmarked",
    "gc/src/collectors/cms/marking.rs": EndWithoutStacks breaks 8: "marking ends without the stacks",
    "gc/src/collectors/cms/cycle.rs": EndWithoutShaded breaks 8: "marking ends without the last shaded values",
    "gc/src/api/mutator.rs": CountedWhenFound breaks 8: "a new context is counted as behind when the marker may have scanned it already",
    "gc/src/collectors/cms/cycle.rs": EndWithObjects breaks 8: "marking ends with objects still to be scanned",
    "gc/src/api/mutator.rs": ChildBehind breaks 9: "a child does not inherit its parent's mark epoch",
    "gc/src/alloc/gab/record.rs": CandidatesGrow breaks 10: "buffers that fill up while marking become candidates",
    "gc/src/tracing/tracer.rs": MarkerRecordsNothing breaks 11: "the marker does not record slots",
    "gc/src/barrier/mod.rs": StoreUnrecorded breaks 11: "a store over a pointer does not record its slot",
    "gc/src/barrier/mod.rs": InitialisationUnrecorded breaks 11: "a store over null does not record its slot",
    "gc/src/barrier/mod.rs": CopyUnrecorded breaks 11: "a copy of elements does not record its slots",
    "gc/src/collectors/cms/cycle.rs": BarrierSlotsLeft breaks 12: "slots that the barrier recorded are not redirected",
    "gc/src/collectors/cms/cycle.rs": SlotsOutliveCycle breaks 14: "slots recorded in a cycle that moves nothing are redirected later",
    "gc/src/collectors/balanced/evacuation.rs": SlotsUnfixed breaks 16: "recorded slots are not redirected",
    "gc/src/collectors/balanced/evacuation.rs": GlobalsUnfixed breaks 16: "globals are not redirected",
    "gc/src/collectors/balanced/evacuation.rs": RunningUnfixed breaks 16: "the running stack is not redirected",
    "gc/src/collectors/balanced/evacuation.rs": EpochStands breaks 17: "an evacuation leaves all stacks counted as fixed",
    "gc/src/world/gate.rs": GateWhileMarkingOnly breaks 17: "stacks are not fixed at the gate while nothing marks",
    "gc/src/world/gate.rs": ScanBeforeFix breaks 19: "the gate scans a stack before fixing it",
    "gc/src/collectors/balanced/evacuation.rs": CopyShort breaks 0: "the last word of an object is not copied",
    "gc/src/collectors/balanced/mod.rs": FromSpaceFreedEarly breaks 21: "from-space is freed before all stacks are fixed",
    "gc/src/tracing/tracer.rs": MarkerPinsNothing breaks 0: "what a pinning object points to can be evacuated",
    "gc/src/collectors/balanced/evacuation.rs": StoresPinNothing breaks 0: "what was stored in a pinning object while marking can be evacuated",
    "gc/src/collectors/cms/cycle.rs": EndBesideThread breaks 0: "a cycle ends while the thread still works for the one before",
    "gc/src/tracing/tracer.rs": LargeTailUnscanned breaks 0: "only the first part of a large object is scanned",
    "gc/src/tracing/tracer.rs": InteriorIgnored breaks 0: "a pointer into an object does not keep it",
    "gc/src/heap/segregated.rs": RunsStayDirty breaks 0: "reused runs are not zeroed",
    "gc/src/heap/segregated.rs": PointerBitsStay breaks 0: "reused runs keep the pointer bits of the dead",
    "gc/src/alloc/gab/mod.rs": BuffersStayDirty breaks 0: "reused buffers are not zeroed",
    "gc/src/alloc/gab/sweep.rs": DeadUncounted breaks 0: "dead objects in buffers that stay are not counted",
    "gc/src/alloc/gab/mod.rs": TopUnbounded breaks 0: "the last object of a buffer has no end",
    "gc/src/tracing/span_queue.rs": OthersUnscanned breaks 0: "of the objects that wait in a span only the first is scanned",
    "gc/src/heap/deferral.rs": SpansQueuedOnce breaks 0: "a span that has been scanned is not queued again",
    "gc/src/collectors/semispace.rs": LargeUnscanned breaks 0: "large objects' slots are not forwarded",
    "gc/src/collectors/semispace.rs": RelocationsUncounted breaks 0: "tables hashed by address are not told that objects moved",
    "gc/src/collectors/semispace.rs": NoCopyReserve breaks 0: "no room is kept for copies",
    "gc/src/specials/mod.rs": FinalizableUnscanned breaks 0: "what only objects with finalizers refer to is freed",
    "gc/src/specials/settle.rs": FinalizedFreed breaks 0: "an object is freed although its finalizer is to be given it",
    "gc/src/specials/settle.rs": WeakOutlivesFinalizer breaks 0: "weak pointers to an object survive its finalizer",
    "gc/src/api/specials.rs": WeakUnshaded breaks 0: "what a weak pointer led to is not shaded while marking",
    "gc/src/api/specials.rs": SpecialsUnshaded breaks 6: "what a special kept is not shaded when the special goes while marking",
    "gc/src/specials/mod.rs": WeakUnsettled breaks 0: "a weak pointer leads to an object that is dead and not swept",
    "gc/src/specials/mod.rs": SpecialsUnfixed breaks 0: "weak pointers lead to where objects were",
    "gc/src/specials/mod.rs": SpecialsPinNothing breaks 0: "what specials keep can be evacuated",
    "gc/src/alloc/gab/record.rs": SpecialsMove breaks 0: "objects with specials can be evacuated",
    "vm/src/map/access.rs": MapSlotPlain breaks 6: "an element is stored in a map without the barrier",
    "vm/src/interp/ops/memory.rs": FusedStorePlain breaks 6: "a store of several words has no barrier",
    "vm/src/chan/ops.rs": ChannelSlotPlain breaks 6: "a value is taken from a channel's buffer without the barrier",
    "vm/src/heap/roots.rs": PanicsHidden breaks 0: "values of panics under way are no roots",
    "vm/src/heap/roots.rs": ClosureHidden breaks 0: "the closure of a context that has not begun is no root",
    "vm/src/sched/shared.rs": TimersHidden breaks 0: "functions of timers are no roots",
}

/// Whether the mutant has been chosen for this process: never, in a build without mutants.
#[cfg(not(feature = "mutants"))]
#[inline(always)]
#[must_use]
pub const fn is_chosen(_: Mutant) -> bool {
    false
}

/// Whether the mutant has been chosen for this process.
///
/// # Panics
///
/// `MINIGO_MUTANT` names none.
#[cfg(feature = "mutants")]
#[must_use]
pub fn is_chosen(mutant: Mutant) -> bool {
    static CHOSEN: std::sync::OnceLock<Option<Mutant>> = std::sync::OnceLock::new();
    let choose = || {
        let name = std::env::var(VARIABLE).ok()?;
        let row = MUTANTS.iter().find(|row| row.name == name);
        Some(row.unwrap_or_else(|| panic!("{VARIABLE}: there is no mutant {name}")).mutant)
    };
    *CHOSEN.get_or_init(choose) == Some(mutant)
}

/// The environment variable that chooses a mutant.
#[cfg(feature = "mutants")]
pub const VARIABLE: &str = "MINIGO_MUTANT";
