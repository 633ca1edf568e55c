//! Evacuation beside the program of one immutable string: two addresses, two heap slots, goroutines on workers.
//!
//! Exploration begins when marking has recorded every slot with the old address. The string is copied, every worker
//! acknowledges that it heals what it stores, slots are healed, then stacks, then the original is released. Slots can be
//! healed by the next mark instead. The collector's read and write of a slot are two steps.

use std::fmt::{self, Display, Formatter};

use crate::checker::{Protocol, Steps, Violation};
use crate::rules::{Rule, Rules};

const WORKERS: usize = 2;
const GOROUTINES: usize = 2;
const SLOTS: usize = 2;
const CELLS: usize = 2;

/// What heals the slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Healer {
    /// The collector goes through the recorded ones.
    Eager,
    /// The next mark goes through all.
    NextMark,
}

/// The protocol with some rules.
pub(crate) struct Strings {
    pub(crate) rules: Rules,
    pub(crate) healer: Healer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Word {
    Nil,
    Old,
    New,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phase {
    Recording,
    Copied,
    Healing,
    Passing,
    Released,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Goroutine {
    stack: [Word; SLOTS],
    /// The worker that it runs on.
    on: Option<u8>,
    /// The pass over stacks has fixed it; under the next mark, it has been fixed and scanned.
    fixed: bool,
}

/// What the protocol depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    phase: Phase,
    cells: [Word; CELLS],
    goroutines: [Goroutine; GOROUTINES],
    /// Which workers heal what they store.
    heals: [bool; WORKERS],
    /// Cells to be healed, and those of them that have been.
    to_heal: [bool; CELLS],
    healed: [bool; CELLS],
    /// The collector's read whose write is still to come.
    read: Option<(u8, Word)>,
    /// The original's first word is intact.
    readable: bool,
    /// The next mark has found the new copy.
    marked: bool,
}

/// A step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Action {
    Dispatch { worker: usize, goroutine: usize },
    Park { goroutine: usize },
    Clear { goroutine: usize, slot: usize },
    Load { goroutine: usize, slot: usize, cell: usize },
    Store { goroutine: usize, slot: usize, cell: usize },
    StoreNil { goroutine: usize, cell: usize },
    Send { goroutine: usize, slot: usize, to: usize },
    Read { goroutine: usize, slot: usize },
    CopyString,
    Acknowledge { worker: usize },
    NextMark,
    ReadCell { cell: usize },
    HealCell { cell: usize },
    BeginPass,
    FixStack { goroutine: usize },
    Release,
}

impl Protocol for Strings {
    type State = State;
    type Action = Action;

    fn initial(&self) -> Vec<State> {
        let words = [Word::Nil, Word::Old];
        let mut states = Vec::new();
        for bits in 0..1 << (CELLS + GOROUTINES * SLOTS) {
            let word = |index: usize| words[bits >> index & 1];
            let cells = std::array::from_fn(word);
            let goroutines = std::array::from_fn(|index| Goroutine {
                stack: std::array::from_fn(|slot| word(CELLS + index * SLOTS + slot)),
                on: None,
                fixed: true,
            });
            states.push(State {
                phase: Phase::Recording,
                cells,
                goroutines,
                heals: [false; WORKERS],
                to_heal: cells.map(|word| word == Word::Old),
                healed: [false; CELLS],
                read: None,
                readable: true,
                marked: false,
            });
        }
        states
    }

    fn steps(&self, state: &State, steps: &mut Steps<Self>) {
        match state.phase {
            Phase::Recording => self.copy(state, steps),
            Phase::Copied => self.begin_healing(state, steps),
            Phase::Healing => {
                self.heal(state, steps);
                self.begin_pass(state, steps);
            }
            Phase::Passing => {
                self.heal(state, steps);
                self.release(state, steps);
            }
            Phase::Released => {}
        }
        self.fix_stacks(state, steps);
        for worker in 0..WORKERS {
            match (0..GOROUTINES).find(|&index| state.goroutines[index].on == Some(worker as u8)) {
                Some(running) => self.run(state, worker, running, steps),
                None => self.dispatch(state, worker, steps),
            }
        }
    }
}

impl Strings {
    fn copy(&self, state: &State, steps: &mut Steps<Self>) {
        let mut after = *state;
        after.phase = Phase::Copied;
        after.readable = self.rules.has(Rule::OriginalStaysReadable);
        steps.add(Action::CopyString, Ok(after));
    }

    fn begin_healing(&self, state: &State, steps: &mut Steps<Self>) {
        if self.healer == Healer::NextMark {
            let mut after = *state;
            after.phase = Phase::Healing;
            after.heals = [self.rules.has(Rule::HealStoresUnderMark); WORKERS];
            after.to_heal = [true; CELLS];
            self.begin_stacks(&mut after, true);
            steps.add(Action::NextMark, Ok(after));
            return;
        }
        for worker in (0..WORKERS).filter(|&worker| !state.heals[worker]) {
            let mut after = *state;
            after.heals[worker] = true;
            if after.heals == [true; WORKERS] || !self.rules.has(Rule::AcknowledgeBeforeHealing) {
                after.phase = Phase::Healing;
            }
            steps.add(Action::Acknowledge { worker }, Ok(after));
        }
    }

    /// Makes all stacks fall behind, and fixes what runs if this is a stop.
    fn begin_stacks(&self, state: &mut State, in_stop: bool) {
        for goroutine in 0..GOROUTINES {
            state.goroutines[goroutine].fixed = false;
            if in_stop && state.goroutines[goroutine].on.is_some() {
                self.fix(state, goroutine);
            }
        }
    }

    /// Fixes a stack; under the next mark, that scans it too.
    fn fix(&self, state: &mut State, goroutine: usize) {
        let it = &mut state.goroutines[goroutine];
        it.fixed = true;
        for word in &mut it.stack {
            state.marked |= *word != Word::Nil;
            *word = healed(*word);
        }
    }

    fn heal(&self, state: &State, steps: &mut Steps<Self>) {
        if let Some((cell, word)) = state.read {
            let cell = usize::from(cell);
            let mut after = *state;
            after.read = None;
            after.healed[cell] = true;
            after.marked |= word != Word::Nil;
            let unchanged = state.cells[cell] == word;
            if word == Word::Old && (unchanged || !self.rules.has(Rule::HealBySwap)) {
                after.cells[cell] = Word::New;
            }
            let lost = !unchanged && after.cells[cell] != state.cells[cell];
            let outcome = if lost { Err("a store to a slot is lost") } else { Ok(after) };
            steps.add(Action::HealCell { cell }, outcome);
            return;
        }
        for cell in (0..CELLS).filter(|&cell| state.to_heal[cell] && !state.healed[cell]) {
            let mut after = *state;
            after.read = Some((cell as u8, state.cells[cell]));
            steps.add(Action::ReadCell { cell }, Ok(after));
        }
    }

    fn slots_are_healed(&self, state: &State) -> bool {
        state.read.is_none() && (0..CELLS).all(|cell| !state.to_heal[cell] || state.healed[cell])
    }

    fn begin_pass(&self, state: &State, steps: &mut Steps<Self>) {
        let under_mark = self.healer == Healer::NextMark;
        let stacks = !under_mark || state.goroutines.iter().all(|it| it.fixed);
        let slots = self.slots_are_healed(state) || !self.rules.has(Rule::SlotsBeforeStacks);
        if !stacks || !slots {
            return;
        }
        let mut after = *state;
        after.phase = Phase::Passing;
        let holds = state.cells.iter().chain(state.goroutines.iter().flat_map(|it| &it.stack));
        if under_mark && !state.marked && { holds }.any(|&word| word != Word::Nil) {
            steps.add(Action::BeginPass, Err("the new copy can be reached and is not marked"));
            return;
        }
        if !under_mark || self.rules.has(Rule::ReleaseAfterStackPass) {
            self.begin_stacks(&mut after, self.rules.has(Rule::StackPassBeginsInStop));
        }
        steps.add(Action::BeginPass, Ok(after));
    }

    fn fix_stacks(&self, state: &State, steps: &mut Steps<Self>) {
        let alone = !self.rules.has(Rule::StackPassBeginsInStop);
        for goroutine in 0..GOROUTINES {
            let it = &state.goroutines[goroutine];
            if !it.fixed && (it.on.is_none() || alone) {
                let mut after = *state;
                self.fix(&mut after, goroutine);
                steps.add(Action::FixStack { goroutine }, Ok(after));
            }
        }
    }

    fn release(&self, state: &State, steps: &mut Steps<Self>) {
        if self.slots_are_healed(state) && state.goroutines.iter().all(|it| it.fixed) {
            let mut after = *state;
            after.phase = Phase::Released;
            let stacks = state.goroutines.iter().flat_map(|it| &it.stack);
            let leak: Option<Violation> = stacks
                .chain(&state.cells)
                .any(|&word| word == Word::Old)
                .then_some("the original is released while its address is held");
            steps.add(Action::Release, leak.map_or(Ok(after), Err));
        }
    }

    fn dispatch(&self, state: &State, worker: usize, steps: &mut Steps<Self>) {
        for goroutine in (0..GOROUTINES).filter(|&index| state.goroutines[index].on.is_none()) {
            let mut after = *state;
            if !state.goroutines[goroutine].fixed {
                self.fix(&mut after, goroutine);
            }
            after.goroutines[goroutine].on = Some(worker as u8);
            steps.add(Action::Dispatch { worker, goroutine }, Ok(after));
        }
    }

    fn run(&self, state: &State, worker: usize, goroutine: usize, steps: &mut Steps<Self>) {
        let mut after = *state;
        after.goroutines[goroutine].on = None;
        steps.add(Action::Park { goroutine }, Ok(after));
        for cell in 0..CELLS {
            let mut after = *state;
            self.store(&mut after, worker, cell, Word::Nil);
            steps.add(Action::StoreNil { goroutine, cell }, Ok(after));
        }
        for slot in 0..SLOTS {
            let word = state.goroutines[goroutine].stack[slot];
            for cell in 0..CELLS {
                let mut after = *state;
                after.goroutines[goroutine].stack[slot] = state.cells[cell];
                steps.add(Action::Load { goroutine, slot, cell }, Ok(after));
                let mut after = *state;
                self.store(&mut after, worker, cell, word);
                steps.add(Action::Store { goroutine, slot, cell }, Ok(after));
            }
            if word == Word::Nil {
                continue;
            }
            let mut after = *state;
            after.goroutines[goroutine].stack[slot] = Word::Nil;
            steps.add(Action::Clear { goroutine, slot }, Ok(after));
            for to in (0..GOROUTINES).filter(|&to| state.goroutines[to].on.is_none()) {
                let mut after = *state;
                if !state.goroutines[to].fixed {
                    self.fix(&mut after, to);
                }
                after.goroutines[to].stack[0] = word;
                steps.add(Action::Send { goroutine, slot, to }, Ok(after));
            }
            if word == Word::Old && !state.readable {
                let violation = "a reader finds the original overwritten";
                steps.add(Action::Read { goroutine, slot }, Err(violation));
            }
        }
    }

    /// Stores a word: records the slot or heals the word, and shades what it overwrites while the next mark runs.
    fn store(&self, state: &mut State, worker: usize, cell: usize, word: Word) {
        if self.healer == Healer::NextMark && state.phase == Phase::Healing {
            let overwritten = state.cells[cell];
            let marks_copy = self.rules.has(Rule::ShadeMarksCopy);
            state.marked |= overwritten == Word::New || overwritten == Word::Old && marks_copy;
        }
        let heals = state.heals[worker];
        let heal_rule = match self.healer {
            Healer::Eager => self.rules.has(Rule::HealStores),
            Healer::NextMark => true,
        };
        state.cells[cell] = if heals && heal_rule { healed(word) } else { word };
        if !heals && word == Word::Old && self.rules.has(Rule::RecordUntilHealing) {
            state.to_heal[cell] = true;
        }
    }
}

/// The word that leads to the new copy.
fn healed(word: Word) -> Word {
    if word == Word::Old { Word::New } else { word }
}

impl Display for Action {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Action::Dispatch { worker, goroutine } => write!(f, "w{worker} dispatches g{goroutine}"),
            Action::Park { goroutine } => write!(f, "g{goroutine} parks"),
            Action::Clear { goroutine, slot } => write!(f, "g{goroutine}: s{slot} = nil"),
            Action::Load { goroutine, slot, cell } => write!(f, "g{goroutine}: s{slot} = cell {cell}"),
            Action::Store { goroutine, slot, cell } => write!(f, "g{goroutine}: cell {cell} = s{slot}"),
            Action::StoreNil { goroutine, cell } => write!(f, "g{goroutine}: cell {cell} = nil"),
            Action::Send { goroutine, slot, to } => write!(f, "g{goroutine} sends s{slot} to g{to}"),
            Action::Read { goroutine, slot } => write!(f, "g{goroutine} reads the string in s{slot}"),
            Action::CopyString => write!(f, "the string is copied"),
            Action::Acknowledge { worker } => write!(f, "w{worker} acknowledges and heals from now on"),
            Action::NextMark => write!(f, "the next mark starts"),
            Action::ReadCell { cell } => write!(f, "the collector reads cell {cell}"),
            Action::HealCell { cell } => write!(f, "the collector heals cell {cell}"),
            Action::BeginPass => write!(f, "the pass over stacks begins"),
            Action::FixStack { goroutine } => write!(f, "g{goroutine} is fixed"),
            Action::Release => write!(f, "the original is released"),
        }
    }
}

impl Display for State {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} | cells {:?}", self.phase, self.cells)?;
        for (index, it) in self.goroutines.iter().enumerate() {
            write!(f, " | g{index} {:?}{}", it.stack, if it.fixed { "" } else { " unfixed" })?;
        }
        Ok(())
    }
}
