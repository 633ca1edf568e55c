//! Marking and evacuation: mutators on workers, goroutines that park and hand values over, one marker.
//!
//! Objects are *containers* with one field and *leaves* with data. A leaf has two addresses, so that it can move back and
//! forth. Cells are the places outside stacks that hold pointers: a global, a channel's buffer, the containers' fields.
//! Every step is atomic but a store, which may come in halves. The marker scans one stack, cell or container in a step.

mod collector;
mod display;
mod mutator;
mod state;

use crate::checker::{Protocol, Steps, Violation};
use crate::rules::Rules;

pub(crate) use self::display::Action;
pub(crate) use self::state::State;
use self::state::{Phase, Pointer};

/// What there is, and what may happen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World {
    pub(crate) workers: usize,
    pub(crate) goroutines: usize,
    pub(crate) slots: usize,
    pub(crate) containers: usize,
    pub(crate) leaves: usize,
    pub(crate) global: bool,
    pub(crate) channel: Channel,
    /// Goroutines start others and exit.
    pub(crate) spawn: bool,
    /// Stores come in halves.
    pub(crate) halves: bool,
    /// Leaves are written.
    pub(crate) writes: bool,
    /// Containers are made with a pointer in them.
    pub(crate) initialise: bool,
    /// Containers are copied over others.
    pub(crate) copies: bool,
    /// Free containers are reused for an integer that looks like an address.
    pub(crate) integers: bool,
    /// Whether surviving leaves are evacuated.
    pub(crate) evacuates: bool,
    /// The marker looks through old addresses and leaves fixing to others.
    pub(crate) fixes_late: bool,
    /// Whether it is a violation that a mutator adds to the marker's work, or that marking cannot go on.
    pub(crate) progress: bool,
}

impl World {
    /// As little as possible.
    pub(crate) const SMALL: World = World {
        workers: 1,
        goroutines: 2,
        slots: 1,
        containers: 2,
        leaves: 0,
        global: false,
        channel: Channel::None,
        spawn: false,
        halves: false,
        writes: false,
        initialise: false,
        copies: false,
        integers: false,
        evacuates: false,
        fixes_late: false,
        progress: false,
    };
}

/// What the channel is, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    None,
    /// A waiting sender's value stays in its slot, which is dead when it wakes up.
    Unbuffered,
    /// A waiting sender's value stands in its wait element.
    Elements,
    /// It has room for one value.
    Buffered,
}

/// The protocol with some rules, in some world.
pub(crate) struct Collection {
    pub(crate) rules: Rules,
    pub(crate) world: World,
}

impl Protocol for Collection {
    type State = State;
    type Action = Action;

    fn initial(&self) -> Vec<State> {
        vec![State::new(if self.world.spawn { 1 } else { self.world.goroutines })]
    }

    fn steps(&self, state: &State, steps: &mut Steps<Self>) {
        self.collector_steps(state, steps);
        let is_stuck = steps.count() == 0 && state.phase == Phase::Marking && self.world.progress;
        if is_stuck && state.workers.iter().all(|worker| worker.pending.is_none()) {
            steps.add(Action::End { moved: 0 }, Err("marking can neither go on nor end"));
        }
        self.mutator_steps(state, steps);
    }
}

impl Collection {
    /// Adds a step whose outcome keeps the invariants or shows which one it violates.
    fn step(&self, steps: &mut Steps<Self>, action: Action, after: State) {
        let outcome = self.violated(&after).map_or(Ok(after), Err);
        steps.add(action, outcome);
    }

    /// Adds a mutator's step, which must not add to the marker's work either.
    fn mutator_step(&self, steps: &mut Steps<Self>, action: Action, before: &State, after: State) {
        let marking = before.phase == Phase::Marking && after.phase == Phase::Marking;
        if self.world.progress && marking && self.work_left(&after) > self.work_left(before) {
            steps.add(action, Err("a mutator has added to the marker's work"));
        } else {
            self.step(steps, action, after);
        }
    }

    /// What the marker has to do: it lowers this with every step, and no mutator raises it.
    fn work_left(&self, state: &State) -> usize {
        let stacks = self.living(state).map(|index| &state.goroutines[index]);
        let stacks = stacks.map(|it| usize::from(!it.scanned) + usize::from(!it.fixed)).sum::<usize>();
        let cells = usize::from(!state.global_scanned) + usize::from(!state.buffer_scanned);
        let objects = self.allocated(state).filter(|&it| !state.is_marked(it)).count();
        stacks + cells + 2 * objects + state.grey.count_ones() as usize
    }

    /// What must hold in every state.
    fn violated(&self, state: &State) -> Option<Violation> {
        if state.containers.iter().any(|it| it.integer.is_some_and(|integer| integer != it.field)) {
            return Some("an integer has been changed");
        }
        if state.leaves.iter().any(|leaf| leaf.allocated && leaf.data != leaf.written) {
            return Some("a write to a leaf is lost");
        }
        let reachable = state.reachable();
        let living = state.goroutines.iter().filter(|it| it.is_living());
        let held = living.clone().flat_map(|it| it.roots());
        let cells = state.cells(reachable);
        if held.chain(cells.clone()).any(|pointer| state.is_released(pointer)) {
            return Some("a pointer leads to an old copy that has been released");
        }
        let mut current = living.filter(|it| it.fixed || it.is_running()).flat_map(|it| it.roots());
        if current.any(|pointer| state.is_old(pointer)) {
            return Some("a stack that counts as fixed, or runs, holds an old address");
        }
        let mut cells = cells;
        cells.any(|pointer| state.is_old(pointer)).then_some("a cell holds an old address after the pause")
    }

    fn living<'a>(&self, state: &'a State) -> impl Iterator<Item = usize> + use<'a> {
        (0..state.goroutines.len()).filter(|&index| state.goroutines[index].is_living())
    }

    /// The current address of every object there is.
    fn allocated<'a>(&self, state: &'a State) -> impl Iterator<Item = Pointer> + use<'a> {
        let is_container =
            |&index: &usize| state.containers[index].allocated && state.containers[index].integer.is_none();
        let containers = (0..state.containers.len()).filter(is_container);
        let leaves = (0..state.leaves.len()).filter(|&index| state.leaves[index].allocated);
        containers
            .map(Pointer::container)
            .chain(leaves.map(|index| Pointer::leaf(index, state.leaves[index].at)))
    }
}
