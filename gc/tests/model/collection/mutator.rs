//! What goroutines do: allocate, load, store, park, start others, hand values over.

use crate::checker::Steps;
use crate::rules::Rule;

use super::display::{Action, Operation};
use super::state::{BUFFER, Cell, Doing, FIELDS, GLOBAL, Goroutine, Phase, Pointer, State, Target, Wait};
use super::{Channel, Collection};

impl Collection {
    pub(super) fn mutator_steps(&self, state: &State, steps: &mut Steps<Self>) {
        for worker in 0..self.world.workers {
            match (state.workers[worker].running, state.workers[worker].pending) {
                (_, Some((cell, value))) => {
                    let mut after = *state;
                    after.workers[worker].pending = None;
                    self.write(&mut after, worker, Cell::from(cell), value, Rule::RecordStores);
                    self.mutator_step(steps, Action::FinishStore { worker }, state, after);
                }
                (Some(running), None) => self.run(state, worker, usize::from(running), steps),
                (None, None) => self.dispatch(state, worker, steps),
            }
        }
    }

    fn dispatch(&self, state: &State, worker: usize, steps: &mut Steps<Self>) {
        for goroutine in 0..self.world.goroutines {
            if state.goroutines[goroutine].doing == Doing::Runnable {
                let mut after = *state;
                if self.rules.has(Rule::GateDispatch) {
                    self.gate(&mut after, worker, goroutine);
                }
                after.goroutines[goroutine].doing = Doing::Running;
                after.workers[worker].running = Some(goroutine as u8);
                self.mutator_step(steps, Action::Dispatch { worker, goroutine }, state, after);
            }
        }
    }

    /// Makes a goroutine current before this worker runs it or looks at it.
    fn gate(&self, state: &mut State, worker: usize, goroutine: usize) {
        let marks = state.workers[worker].marks;
        let fixes = marks || self.rules.has(Rule::GateInEveryPhase);
        self.catch_up(state, goroutine, marks, fixes);
    }

    /// Adds one step of the running goroutine for each operation.
    fn run(&self, state: &State, worker: usize, running: usize, steps: &mut Steps<Self>) {
        let mut add = |operation: Operation, after: State| {
            self.mutator_step(steps, Action::Run { worker, goroutine: running, operation }, state, after);
        };
        let stack = state.goroutines[running].stack;
        for slot in 0..self.world.slots {
            self.allocate(state, worker, running, slot, &mut add);
            let mut set = |operation: Operation, value: Pointer| {
                let mut after = *state;
                after.goroutines[running].stack[slot] = value;
                add(operation, after);
            };
            if stack[slot] != Pointer::NULL {
                set(Operation::Clear { slot }, Pointer::NULL);
            }
            if self.world.global {
                set(Operation::LoadGlobal { slot }, state.global);
            }
            for (other, &held) in stack.iter().enumerate().take(self.world.slots) {
                if other != slot {
                    set(Operation::Move { slot, from: other }, held);
                }
                if let Target::Container(index) = held.target() {
                    set(Operation::Load { slot, from: other }, state.containers[index].field);
                }
            }
            self.stores(state, worker, running, slot, &mut add);
        }
        self.park(state, worker, running, &mut add);
        if self.world.channel != Channel::None {
            for slot in 0..self.world.slots {
                self.send(state, worker, running, slot, &mut add);
                self.receive(state, worker, running, slot, &mut add);
            }
        }
    }

    fn allocate(
        &self,
        state: &State,
        worker: usize,
        running: usize,
        slot: usize,
        add: &mut impl FnMut(Operation, State),
    ) {
        let black = state.workers[worker].marks && self.rules.has(Rule::AllocateBlack);
        let stack = state.goroutines[running].stack;
        let free = (0..self.world.containers).find(|&index| !state.containers[index].allocated);
        if let Some(index) = free {
            let mut after = *state;
            after.containers[index] = Default::default();
            after.containers[index].allocated = true;
            after.containers[index].marked = black;
            if self.world.initialise {
                for (from, &value) in stack.iter().enumerate().take(self.world.slots) {
                    let mut after = after;
                    let rule = Rule::RecordInitialisingStores;
                    self.write(&mut after, worker, FIELDS + index, value, rule);
                    after.goroutines[running].stack[slot] = Pointer::container(index);
                    add(Operation::NewAround { slot, from }, after);
                }
            }
            if self.world.integers {
                for leaf in (0..self.world.leaves).filter(|&leaf| state.leaves[leaf].allocated) {
                    let mut after = after;
                    let integer = Pointer::leaf(leaf, state.leaves[leaf].at);
                    after.containers[index].field = integer;
                    after.containers[index].integer = Some(integer);
                    add(Operation::Integer { container: index }, after);
                }
            }
            after.goroutines[running].stack[slot] = Pointer::container(index);
            add(Operation::NewContainer { slot }, after);
        }
        let is_free = |&leaf: &usize| !state.leaves[leaf].allocated && !state.leaves[leaf].forwards;
        if let Some(index) = (0..self.world.leaves).find(is_free) {
            let mut after = *state;
            after.leaves[index] = Default::default();
            after.leaves[index].allocated = true;
            after.leaves[index].marked[0] = black;
            after.goroutines[running].stack[slot] = Pointer::leaf(index, 0);
            add(Operation::NewLeaf { slot }, after);
        }
    }

    /// Stores of a slot's value, and writes to the leaf it leads to.
    fn stores(
        &self,
        state: &State,
        worker: usize,
        running: usize,
        slot: usize,
        add: &mut impl FnMut(Operation, State),
    ) {
        let stack = state.goroutines[running].stack;
        let mut store = |operation: Operation, cell: Cell, value: Pointer, shade: Rule, record: Rule| {
            let mut after = *state;
            if self.rules.has(shade) {
                shade_value(&mut after, worker, state.cell(cell));
            }
            if self.world.halves && record == Rule::RecordStores {
                after.workers[worker].pending = Some((cell as u8, value));
            } else {
                self.write(&mut after, worker, cell, value, record);
            }
            add(operation, after);
        };
        if self.world.global {
            store(
                Operation::StoreGlobal { slot },
                GLOBAL,
                stack[slot],
                Rule::ShadeGlobal,
                Rule::RecordStores,
            );
        }
        for other in 0..self.world.slots {
            if let Target::Container(to) = stack[other].target() {
                let operation = Operation::Store { slot, into: other };
                store(operation, FIELDS + to, stack[slot], Rule::ShadeHeap, Rule::RecordStores);
                if let (true, Target::Container(from)) = (self.world.copies, stack[slot].target()) {
                    let value = state.containers[from].field;
                    let operation = Operation::Copy { slot, over: other };
                    store(operation, FIELDS + to, value, Rule::ShadeHeap, Rule::RecordCopies);
                }
            }
        }
        if let (true, Target::Leaf { index, .. }) = (self.world.writes, stack[slot].target()) {
            let mut after = *state;
            let leaf = &mut after.leaves[index];
            leaf.data = !leaf.data;
            leaf.written = leaf.data;
            add(Operation::Write { slot }, after);
        }
    }

    /// Writes a cell and records it.
    fn write(&self, state: &mut State, worker: usize, cell: Cell, value: Pointer, record: Rule) {
        state.set_cell(cell, value);
        if state.workers[worker].marks && cell != GLOBAL && self.rules.has(record) {
            let recorded = self.recorded_leaves(state, value);
            state.workers[worker].recorded[cell] |= recorded;
        }
    }

    fn park(&self, state: &State, worker: usize, running: usize, add: &mut impl FnMut(Operation, State)) {
        let mut after = *state;
        after.workers[worker].running = None;
        after.goroutines[running].doing = Doing::Runnable;
        add(Operation::Park, after);
        if !self.world.spawn {
            return;
        }
        after.goroutines[running] = Goroutine::NONE;
        add(Operation::Exit, after);
        let unborn = (0..self.world.goroutines).find(|&index| !state.goroutines[index].is_living());
        if let Some(child) = unborn {
            let parent = state.goroutines[running];
            for slot in 0..self.world.slots {
                let mut after = *state;
                let mut stack = [Pointer::NULL; super::state::SLOTS];
                stack[0] = parent.stack[slot];
                let marks = state.phase != Phase::Idle;
                after.goroutines[child] = Goroutine {
                    doing: Doing::Runnable,
                    stack,
                    scanned: if self.rules.has(Rule::ChildInheritsMark) { parent.scanned } else { !marks },
                    fixed: parent.fixed && self.rules.has(Rule::ChildInheritsEvacuation),
                };
                add(Operation::Spawn { child, slot }, after);
            }
        }
    }

    fn send(
        &self,
        state: &State,
        worker: usize,
        running: usize,
        slot: usize,
        add: &mut impl FnMut(Operation, State),
    ) {
        let value = state.goroutines[running].stack[slot];
        if value == Pointer::NULL {
            return;
        }
        let mut after = *state;
        let receiver = self.waiting(state, |wait| matches!(wait, Wait::Receive(_)));
        if let Some((other, Wait::Receive(to))) = receiver {
            if self.rules.has(Rule::GateWriteReceiver) {
                self.gate(&mut after, worker, other);
            }
            after.goroutines[other].stack[usize::from(to)] = value;
            after.goroutines[other].doing = Doing::Runnable;
            add(Operation::SendTo { slot, other }, after);
        } else if self.world.channel == Channel::Buffered && state.buffer == Pointer::NULL {
            self.write(&mut after, worker, BUFFER, value, Rule::RecordStores);
            add(Operation::SendToBuffer { slot }, after);
        } else {
            let wait = match self.world.channel {
                Channel::Unbuffered => Wait::SendSlot(slot as u8),
                _ => Wait::SendElement(value),
            };
            if matches!(wait, Wait::SendElement(_)) {
                after.goroutines[running].stack[slot] = Pointer::NULL;
            }
            after.goroutines[running].doing = Doing::Waiting(wait);
            after.workers[worker].running = None;
            add(Operation::WaitToSend { slot }, after);
        }
    }

    fn receive(
        &self,
        state: &State,
        worker: usize,
        running: usize,
        slot: usize,
        add: &mut impl FnMut(Operation, State),
    ) {
        let mut after = *state;
        let sender = self.waiting(state, |wait| !matches!(wait, Wait::Receive(_)));
        if state.buffer != Pointer::NULL {
            let value = state.buffer;
            if self.rules.has(Rule::ShadeBuffer) {
                shade_value(&mut after, worker, value);
            }
            after.goroutines[running].stack[slot] = value;
            after.buffer = Pointer::NULL;
            if let Some((other, wait)) = sender {
                let value = self.take_from(&mut after, worker, other, wait, Rule::GateRefill);
                self.write(&mut after, worker, BUFFER, value, Rule::RecordStores);
            }
            add(Operation::ReceiveFromBuffer { slot }, after);
        } else if let Some((other, wait)) = sender {
            let value = self.take_from(&mut after, worker, other, wait, Rule::GateReceive);
            after.goroutines[running].stack[slot] = value;
            add(Operation::ReceiveFrom { slot, other }, after);
        } else {
            after.goroutines[running].doing = Doing::Waiting(Wait::Receive(slot as u8));
            after.workers[worker].running = None;
            add(Operation::WaitToReceive { slot }, after);
        }
    }

    /// Takes a waiting sender's value and wakes it up; what it sent from is dead then.
    fn take_from(&self, state: &mut State, worker: usize, sender: usize, wait: Wait, gate: Rule) -> Pointer {
        if self.rules.has(gate) {
            self.gate(state, worker, sender);
        }
        let value = match wait {
            Wait::SendSlot(slot) => std::mem::take(&mut state.goroutines[sender].stack[usize::from(slot)]),
            _ => state.goroutines[sender].element(),
        };
        state.goroutines[sender].doing = Doing::Runnable;
        value
    }

    fn waiting(&self, state: &State, wanted: impl Fn(Wait) -> bool) -> Option<(usize, Wait)> {
        state.goroutines.iter().enumerate().find_map(|(index, goroutine)| match goroutine.doing {
            Doing::Waiting(wait) if wanted(wait) => Some((index, wait)),
            _ => None,
        })
    }
}

/// Keeps a value for the marker, if the worker marks.
fn shade_value(state: &mut State, worker: usize, value: Pointer) {
    if state.workers[worker].marks {
        state.workers[worker].shaded |= value.bit();
    }
}
