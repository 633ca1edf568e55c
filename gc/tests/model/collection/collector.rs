//! What the collector does: start, scan, fix, take buffers over, end, release.

use crate::checker::{Steps, Violation};
use crate::rules::Rule;

use super::display::Action;
use super::state::{BUFFER, CELLS, CONTAINERS, Doing, FIELDS, Phase, Pointer, State, Target, Wait};
use super::{Channel, Collection};

impl Collection {
    pub(super) fn collector_steps(&self, state: &State, steps: &mut Steps<Self>) {
        self.background(state, steps);
        let stoppable = !self.rules.has(Rule::NoStopInStore)
            || state.workers.iter().all(|worker| worker.pending.is_none());
        match state.phase {
            Phase::Idle if stoppable => self.start(state, steps),
            Phase::Idle => {}
            Phase::Starting => self.acknowledge(state, steps),
            Phase::Marking => {
                self.mark_one(state, steps);
                self.hand_over(state, steps);
                self.without_rules(state, steps);
                if stoppable {
                    self.ends(state, steps);
                }
            }
        }
    }

    /// Fixes a parked stack, and releases old copies when no stack can hold their addresses any more.
    fn background(&self, state: &State, steps: &mut Steps<Self>) {
        let idle = |index: &usize| !state.goroutines[*index].is_running();
        for goroutine in self.living(state).filter(idle).filter(|&index| !state.goroutines[index].fixed) {
            let mut after = *state;
            self.catch_up(&mut after, goroutine, false, true);
            self.step(steps, Action::Fix { goroutine }, after);
        }
        let all_fixed = self.living(state).all(|index| state.goroutines[index].fixed);
        let forwards = state.leaves.iter().any(|leaf| leaf.forwards);
        if forwards && (all_fixed || !self.rules.has(Rule::KeepOldCopies)) {
            let mut after = *state;
            release(&mut after);
            self.step(steps, Action::Release, after);
        }
    }

    fn start(&self, state: &State, steps: &mut Steps<Self>) {
        let mut after = *state;
        for goroutine in &mut after.goroutines {
            goroutine.scanned = !goroutine.is_living();
        }
        after.global_scanned = !self.world.global;
        after.buffer_scanned = self.world.channel != Channel::Buffered;
        for leaf in &mut after.leaves {
            leaf.candidate = leaf.allocated && self.rules.has(Rule::CandidatesFixedAtStart);
        }
        if !self.rules.has(Rule::StartIsOneStop) {
            after.phase = Phase::Starting;
            self.step(steps, Action::Start, after);
            return;
        }
        after.phase = Phase::Marking;
        (0..self.world.workers).for_each(|worker| self.switch_on(&mut after, worker));
        self.step(steps, Action::Start, after);
    }

    /// Switches barrier and allocation colour of a worker, and scans what it runs.
    fn switch_on(&self, state: &mut State, worker: usize) {
        state.workers[worker].marks = true;
        if let Some(running) = state.workers[worker].running.map(usize::from) {
            if self.rules.has(Rule::StartScansRunning) {
                self.catch_up(state, running, true, false);
            }
            state.goroutines[running].scanned = true;
        }
    }

    fn acknowledge(&self, state: &State, steps: &mut Steps<Self>) {
        for worker in (0..self.world.workers).filter(|&worker| !state.workers[worker].marks) {
            let mut after = *state;
            self.switch_on(&mut after, worker);
            if (0..self.world.workers).all(|worker| after.workers[worker].marks) {
                after.phase = Phase::Marking;
            }
            self.step(steps, Action::Acknowledge { worker }, after);
        }
    }

    /// Scans one stack, cell or container.
    fn mark_one(&self, state: &State, steps: &mut Steps<Self>) {
        for goroutine in self.living(state) {
            let it = &state.goroutines[goroutine];
            if !it.is_running() && !it.scanned {
                let mut after = *state;
                self.catch_up(&mut after, goroutine, true, !self.world.fixes_late);
                self.step(steps, Action::ScanStack { goroutine }, after);
            }
        }
        if !state.global_scanned {
            let mut after = *state;
            after.global_scanned = true;
            mark(&mut after, state.global);
            self.step(steps, Action::ScanGlobal, after);
        }
        if !state.buffer_scanned {
            let mut after = *state;
            after.buffer_scanned = true;
            mark(&mut after, state.buffer);
            self.record_in_marker(&mut after, BUFFER);
            self.step(steps, Action::ScanBuffer, after);
        }
        for container in (0..CONTAINERS).filter(|index| state.grey & 1 << index != 0) {
            let mut after = *state;
            after.grey &= !(1 << container);
            if state.containers[container].integer.is_none() {
                mark(&mut after, state.containers[container].field);
                self.record_in_marker(&mut after, FIELDS + container);
            }
            self.step(steps, Action::ScanContainer { container }, after);
        }
    }

    fn record_in_marker(&self, state: &mut State, cell: usize) {
        if self.rules.has(Rule::RecordInMarker) {
            state.recorded[cell] |= self.recorded_leaves(state, state.cell(cell));
        }
    }

    /// What to remember of a cell with this value: the leaf that it leads to, if that is a candidate.
    pub(super) fn recorded_leaves(&self, state: &State, value: Pointer) -> u8 {
        match value.target() {
            Target::Leaf { index, .. } if state.leaves[index].candidate => 1 << index,
            _ => 0,
        }
    }

    /// Takes over what one worker has shaded and recorded.
    fn hand_over(&self, state: &State, steps: &mut Steps<Self>) {
        for worker in 0..self.world.workers {
            let it = &state.workers[worker];
            let matters = it.shaded != 0 || it.recorded.iter().any(|&leaves| leaves != 0);
            let asks_again = self.rules.has(Rule::EndAsksAgain);
            if matters || !(asks_again || it.flushed) {
                let mut after = *state;
                take_shaded(&mut after, worker);
                take_recorded(&mut after, worker);
                after.workers[worker].flushed = !asks_again;
                self.step(steps, Action::TakeBuffers { worker }, after);
            }
        }
    }

    /// Steps that some rule forbids.
    fn without_rules(&self, state: &State, steps: &mut Steps<Self>) {
        for leaf in (0..self.world.leaves).filter(|&leaf| state.leaves[leaf].allocated) {
            let mut after = *state;
            if !self.rules.has(Rule::CandidatesFixedAtStart) && !state.leaves[leaf].candidate {
                after.leaves[leaf].candidate = true;
                self.step(steps, Action::Nominate { leaf }, after);
            } else if !self.rules.has(Rule::CopyInStop) && state.leaves[leaf].copied.is_none() {
                after.leaves[leaf].copied = Some(state.leaves[leaf].data);
                self.step(steps, Action::CopyEarly { leaf }, after);
            }
        }
        if !self.rules.has(Rule::KeepContainers) {
            let reachable = state.reachable();
            for container in (0..CONTAINERS).filter(|index| reachable & 1 << index == 0) {
                if state.containers[container].allocated {
                    let mut after = *state;
                    after.containers[container] = Default::default();
                    after.grey &= !(1 << container);
                    self.step(steps, Action::FreeEarly { container }, after);
                }
            }
        }
    }

    /// Fixes and scans a stack that nobody runs, as far as it is behind.
    pub(super) fn catch_up(&self, state: &mut State, goroutine: usize, scans: bool, fixes: bool) {
        let scans = scans && !state.goroutines[goroutine].scanned;
        let fixes = fixes && !state.goroutines[goroutine].fixed;
        let fixes_first = self.rules.has(Rule::FixBeforeScan);
        if fixes && fixes_first {
            self.fix(state, goroutine);
        }
        if scans {
            let it = state.goroutines[goroutine];
            let element = it.element();
            let element = if self.rules.has(Rule::WaitElementsAreRoots) { element } else { Pointer::NULL };
            for pointer in it.stack.into_iter().chain([element]) {
                let seen = if self.world.fixes_late { state.translate(pointer) } else { pointer };
                mark(state, seen);
            }
            state.goroutines[goroutine].scanned = true;
        }
        if fixes && !fixes_first {
            self.fix(state, goroutine);
        }
    }

    fn fix(&self, state: &mut State, goroutine: usize) {
        let mut it = state.goroutines[goroutine];
        it.stack = it.stack.map(|pointer| state.translate(pointer));
        if let Doing::Waiting(Wait::SendElement(value)) = &mut it.doing
            && self.rules.has(Rule::FixWaitElements)
        {
            *value = state.translate(*value);
        }
        it.fixed = true;
        state.goroutines[goroutine] = it;
    }

    /// Ends marking if it may end: once for each set of candidates that may move.
    fn ends(&self, state: &State, steps: &mut Steps<Self>) {
        let mut stopped = *state;
        if self.rules.has(Rule::EndNeedsBuffers) && self.rules.has(Rule::EndAsksAgain) {
            (0..self.world.workers).for_each(|worker| take_shaded(&mut stopped, worker));
        } else if self.rules.has(Rule::EndNeedsBuffers) {
            let flushed = |worker: usize| state.workers[worker].flushed;
            if !(0..self.world.workers).all(flushed) {
                return;
            }
        }
        if self.rules.has(Rule::CollectSlotsInStop) {
            (0..self.world.workers).for_each(|worker| take_recorded(&mut stopped, worker));
        }
        let has = |rule: Rule| self.rules.has(rule);
        let stacks = !has(Rule::EndNeedsStacks) || self.living(state).all(|it| state.goroutines[it].scanned);
        let cells = !has(Rule::EndNeedsGlobals) || state.global_scanned && state.buffer_scanned;
        let fixed =
            !has(Rule::EndNeedsFixedStacks) || self.living(state).all(|it| state.goroutines[it].fixed);
        if stopped.grey != 0 || !stacks || !cells || !fixed {
            return;
        }
        let movable: u8 = (0..self.world.leaves)
            .filter(|&leaf| self.world.evacuates && state.leaves[leaf].candidate)
            .filter(|&leaf| stopped.is_marked(Pointer::leaf(leaf, state.leaves[leaf].at)))
            .map(|leaf| 1 << leaf)
            .sum();
        for moved in (0..=movable).filter(|moved| moved & !movable == 0) {
            match self.end(&stopped, moved) {
                Ok(after) => self.step(steps, Action::End { moved }, after),
                Err(violation) => steps.add(Action::End { moved }, Err(violation)),
            }
        }
    }

    /// The termination stop: evacuates these leaves and sweeps.
    fn end(&self, state: &State, moved: u8) -> Result<State, Violation> {
        let mut after = *state;
        let lost = "a reachable object is not marked when marking ends";
        let reachable = state.reachable();
        if (0..CONTAINERS).any(|index| reachable & 1 << index != 0 && !state.containers[index].marked) {
            return Err(lost);
        }
        let held = self.living(state).flat_map(|index| state.goroutines[index].roots());
        let mut held = held.chain(state.cells(reachable));
        if held.any(|pointer| !state.is_marked(state.translate(pointer))) {
            return Err(lost);
        }
        if moved != 0 {
            release(&mut after);
            if let Some(violation) = self.violated(&after) {
                return Err(violation);
            }
            self.evacuate(&mut after, moved)?;
        }
        for container in &mut after.containers {
            if container.allocated && !container.marked && container.integer.is_none() {
                *container = Default::default();
            }
            container.marked = false;
        }
        for leaf in &mut after.leaves {
            leaf.allocated &= leaf.marked[usize::from(leaf.at)];
            leaf.marked = [false; 2];
            leaf.candidate = false;
            leaf.copied = None;
        }
        if moved != 0 || self.rules.has(Rule::ForgetSlots) {
            after.recorded = [0; CELLS];
        }
        for worker in &mut after.workers {
            worker.marks = false;
            worker.flushed = false;
            worker.shaded = 0;
            worker.recorded = [0; CELLS];
        }
        for goroutine in &mut after.goroutines {
            goroutine.scanned = true;
        }
        after.phase = Phase::Idle;
        Ok(after)
    }

    fn evacuate(&self, state: &mut State, moved: u8) -> Result<(), Violation> {
        for index in (0..self.world.leaves).filter(|index| moved & 1 << index != 0) {
            let leaf = &mut state.leaves[index];
            leaf.at = 1 - leaf.at;
            leaf.marked[usize::from(leaf.at)] = true;
            leaf.forwards = true;
            leaf.data = leaf.copied.unwrap_or(leaf.data);
        }
        for cell in (0..CELLS).filter(|_| self.rules.has(Rule::FixSlots)) {
            let recorded = state.recorded[cell];
            if self.rules.has(Rule::ReadSlotAgain) {
                if recorded != 0 {
                    state.set_cell(cell, state.translate(state.cell(cell)));
                }
            } else if recorded & moved != 0 {
                if !state.is_old(state.cell(cell)) {
                    return Err("a newer value in a cell is overwritten");
                }
                let index = (recorded & moved).trailing_zeros() as usize;
                state.set_cell(cell, Pointer::leaf(index, state.leaves[index].at));
            }
        }
        if self.rules.has(Rule::FixGlobals) {
            state.global = state.translate(state.global);
        }
        for index in 0..state.goroutines.len() {
            let it = state.goroutines[index];
            let advances = it.is_living() && self.rules.has(Rule::EvacuationAdvancesEpoch);
            state.goroutines[index].fixed &= !advances || it.is_running();
            if it.is_running() && self.rules.has(Rule::FixRunning) {
                self.fix(state, index);
            }
        }
        Ok(())
    }
}

/// Marks what a pointer leads to.
fn mark(state: &mut State, pointer: Pointer) {
    match pointer.target() {
        Target::Nothing => {}
        Target::Container(index) => {
            let container = &mut state.containers[index];
            if container.allocated && !container.marked {
                container.marked = true;
                state.grey |= 1 << index;
            }
        }
        Target::Leaf { index, address } => state.leaves[index].marked[usize::from(address)] = true,
    }
}

fn take_shaded(state: &mut State, worker: usize) {
    let shaded = std::mem::take(&mut state.workers[worker].shaded);
    for pointer in Pointer::all().filter(|pointer| shaded & pointer.bit() != 0) {
        mark(state, pointer);
    }
}

fn take_recorded(state: &mut State, worker: usize) {
    let recorded = std::mem::take(&mut state.workers[worker].recorded);
    for (cell, leaves) in recorded.into_iter().enumerate() {
        state.recorded[cell] |= leaves;
    }
}

fn release(state: &mut State) {
    for leaf in &mut state.leaves {
        leaf.forwards = false;
    }
}
