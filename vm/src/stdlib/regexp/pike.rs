//! Search by simulation of all threads at once (Pike's machine): for texts of any length.

use super::program::{NOWHERE, Op, Search};

/// The threads at one position, by priority, each with its slots. A sparse set: nothing is cleared between positions.
struct Threads {
    order: Vec<u32>,
    index: Vec<u32>,
    slots: Vec<isize>,
}

impl Threads {
    fn new(insts: usize, slots: usize) -> Threads {
        Threads {
            order: Vec::with_capacity(insts),
            index: vec![0; insts],
            slots: vec![NOWHERE; insts * slots],
        }
    }

    /// Adds an instruction; false if it is there.
    fn insert(&mut self, inst: u32) -> bool {
        let index = self.index[inst as usize] as usize;
        if self.order.get(index) == Some(&inst) {
            return false;
        }
        self.index[inst as usize] = self.order.len() as u32;
        self.order.push(inst);
        true
    }
}

/// What is still to be done when a thread is added.
enum Job {
    Add(u32),
    Restore { slot: usize, position: isize },
}

/// A simulation under way.
struct Simulation<'a> {
    search: &'a Search<'a>,
    /// Slots of a thread.
    width: usize,
    jobs: Vec<Job>,
    /// The slots of the thread that is being added.
    slots: Vec<isize>,
}

impl Simulation<'_> {
    /// Adds a thread, and those that it leads to without taking a rune.
    fn add(&mut self, threads: &mut Threads, inst: u32, pos: usize) {
        self.jobs.push(Job::Add(inst));
        while let Some(job) = self.jobs.pop() {
            let mut at = match job {
                Job::Add(inst) => inst,
                Job::Restore { slot, position } => {
                    self.slots[slot] = position;
                    continue;
                }
            };
            while threads.insert(at) {
                let inst = self.search.program.inst(at);
                match inst.op {
                    Op::Alt => self.jobs.push(Job::Add(inst.operand)),
                    Op::Save => {
                        let slot = inst.operand as usize;
                        if slot < self.width {
                            self.jobs.push(Job::Restore { slot, position: self.slots[slot] });
                            self.slots[slot] = pos as isize;
                        }
                    }
                    Op::Assert if self.search.holds(inst.operand, pos) => {}
                    Op::Assert | Op::Fail => break,
                    Op::Match | Op::Rune | Op::Set | Op::Any => {
                        threads.slots[at as usize * self.width..][..self.width].copy_from_slice(&self.slots);
                        break;
                    }
                }
                at = inst.next;
            }
        }
    }
}

impl Search<'_> {
    /// The slots of the first match that begins at `start` or later.
    pub(super) fn simulate(&self, start: usize) -> Option<Vec<isize>> {
        let width = self.slots.max(2);
        let insts = self.program.len();
        let (mut now, mut then) = (Threads::new(insts, width), Threads::new(insts, width));
        let mut simulation =
            Simulation { search: self, width, jobs: Vec::new(), slots: vec![NOWHERE; width] };
        let mut best: Option<Vec<isize>> = None;
        let mut pos = start;
        loop {
            if now.order.is_empty() {
                if best.is_some() {
                    return best;
                }
                pos = self.candidate(pos)?;
            }
            if best.is_none() && (!self.anchored || pos == 0) {
                simulation.slots.fill(NOWHERE);
                simulation.slots[0] = pos as isize;
                simulation.add(&mut now, 0, pos);
            }
            let (rune, size) = self.rune(pos);
            for &at in &now.order {
                let inst = self.program.inst(at);
                let slots = &now.slots[at as usize * width..][..width];
                // Of the matches that begin first the longest is wanted: later ones are not.
                if self.longest && best.as_ref().is_some_and(|best| best[0] < slots[0]) {
                    continue;
                }
                match inst.op {
                    Op::Match => {
                        if !self.longest || best.as_ref().is_none_or(|best| best[1] < pos as isize) {
                            let mut found = slots.to_vec();
                            found[1] = pos as isize;
                            best = Some(found);
                        }
                        if self.slots == 0 {
                            return best;
                        }
                        if !self.longest {
                            break;
                        }
                    }
                    Op::Rune | Op::Set | Op::Any if size > 0 && self.program.takes(inst, rune) => {
                        simulation.slots.copy_from_slice(slots);
                        simulation.add(&mut then, inst.next, pos + size);
                    }
                    _ => {}
                }
            }
            if size == 0 {
                return best;
            }
            pos += size;
            std::mem::swap(&mut now, &mut then);
            then.order.clear();
        }
    }
}
