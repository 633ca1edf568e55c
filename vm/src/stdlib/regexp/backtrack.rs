//! Search by backtracking that never comes to the same instruction at the same position twice: for short texts.

use super::program::{NOWHERE, Op, Search};

/// What is still to be done.
enum Job {
    Visit { inst: u32, pos: usize },
    Restore { slot: usize, position: isize },
}

impl Search<'_> {
    /// The slots of the first match that begins at `start` or later.
    pub(super) fn backtrack(&self, start: usize) -> Option<Vec<isize>> {
        let width = self.text.len() - start + 1;
        let mut visited = vec![0_u64; (self.program.len() * width).div_ceil(64)];
        let mut is_new = |inst: u32, pos: usize| {
            let state = inst as usize * width + pos - start;
            let (word, bit) = (&mut visited[state / 64], 1 << (state % 64));
            let new = *word & bit == 0;
            *word |= bit;
            new
        };
        let mut slots = vec![NOWHERE; self.slots.max(2)];
        let mut jobs = Vec::new();
        let mut from = start;
        loop {
            from = self.candidate(from)?;
            slots[0] = from as isize;
            let mut best: Option<Vec<isize>> = None;
            jobs.push(Job::Visit { inst: 0, pos: from });
            while let Some(job) = jobs.pop() {
                let (mut at, mut pos) = match job {
                    Job::Visit { inst, pos } => (inst, pos),
                    Job::Restore { slot, position } => {
                        slots[slot] = position;
                        continue;
                    }
                };
                while is_new(at, pos) {
                    let inst = self.program.inst(at);
                    match inst.op {
                        Op::Fail => break,
                        Op::Match => {
                            slots[1] = pos as isize;
                            if !self.longest || self.slots == 0 {
                                return Some(slots);
                            }
                            if best.as_ref().is_none_or(|best| best[1] < slots[1]) {
                                best = Some(slots.clone());
                            }
                            break;
                        }
                        Op::Alt => jobs.push(Job::Visit { inst: inst.operand, pos }),
                        Op::Save => {
                            let slot = inst.operand as usize;
                            if slot < self.slots {
                                jobs.push(Job::Restore { slot, position: slots[slot] });
                                slots[slot] = pos as isize;
                            }
                        }
                        Op::Assert if self.holds(inst.operand, pos) => {}
                        Op::Assert => break,
                        Op::Rune | Op::Set | Op::Any => {
                            let (rune, size) = self.rune(pos);
                            if size == 0 || !self.program.takes(inst, rune) {
                                break;
                            }
                            pos += size;
                        }
                    }
                    at = inst.next;
                }
            }
            if best.is_some() {
                return best;
            }
            if from == self.text.len() {
                return None;
            }
            from += self.rune(from).1;
        }
    }
}
