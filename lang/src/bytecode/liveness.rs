//! Liveness of frame words, and the pointer maps made from it.

use super::effects::{BadIndex, Effect};
use super::flow::{Body, Kinds};
use super::{FuncDesc, Op, Program, WordMap};

/// Words live at a point, as bits.
pub type Live = Vec<u64>;

/// Words live before a safepoint, and those live across it.
pub type LivePair<'l> = (&'l [u64], &'l [u64]);

/// What is live at the safepoints of a block.
#[derive(Debug, Default)]
pub struct SafepointLives {
    /// Elements of one set.
    len: usize,
    /// Pairs of sets, the last safepoint's first.
    sets: Vec<u64>,
}

impl SafepointLives {
    /// The sets of all safepoints, in the order of the code.
    pub fn in_order(&self) -> impl Iterator<Item = LivePair<'_>> {
        self.sets.rchunks_exact(2 * self.len.max(1)).map(|pair| pair.split_at(self.len))
    }
}

/// Backward liveness of frame words at the end of every block.
#[derive(Debug)]
pub struct Liveness {
    results: u32,
    /// Elements of one set.
    len: usize,
    /// Live words at the blocks' ends, one set after the other.
    block_out: Vec<u64>,
}

impl Liveness {
    /// Solves the data flow.
    ///
    /// # Errors
    /// The function's signature does not exist.
    pub fn solve(program: &Program, func: &FuncDesc, body: &Body<'_>) -> Result<Self, BadIndex> {
        let len = (func.frame_words as usize).div_ceil(64);
        let sig = program.sigs.get(func.sig.0 as usize).ok_or(BadIndex(super::Role::Sig))?;
        let count = body.blocks.len();
        let mut live = Liveness { results: sig.result_words, len, block_out: vec![0; len * count] };
        let edges = body.blocks.iter().enumerate();
        let mut edges: Vec<(u32, u32)> =
            edges.flat_map(|(i, block)| block.successors.iter().map(move |&next| (next, i as u32))).collect();
        edges.sort_unstable();
        let mut work: Vec<u32> = (0..count as u32).collect();
        let mut queued = vec![true; count];
        let mut state = vec![0; len];
        while let Some(block) = work.pop() {
            queued[block as usize] = false;
            state.copy_from_slice(live.at_end(block as usize));
            let range = &body.blocks[block as usize];
            for index in (range.first as usize..range.end as usize).rev() {
                live.step_back(body, index, &mut state);
            }
            let first = edges.partition_point(|&(to, _)| to < block);
            for &(_, before) in edges[first..].iter().take_while(|&&(to, _)| to == block) {
                let out = &mut live.block_out[before as usize * len..][..len];
                let mut changed = false;
                for (a, &b) in out.iter_mut().zip(&state) {
                    changed |= b & !*a != 0;
                    *a |= b;
                }
                if changed && !queued[before as usize] {
                    queued[before as usize] = true;
                    work.push(before);
                }
            }
        }
        Ok(live)
    }

    /// What is live at the end of a block.
    fn at_end(&self, block: usize) -> &[u64] {
        &self.block_out[block * self.len..][..self.len]
    }

    /// Finds what is live at the safepoints of a block.
    pub fn at_safepoints(&self, body: &Body<'_>, block: usize, found: &mut SafepointLives) {
        found.len = self.len;
        found.sets.clear();
        let range = &body.blocks[block];
        let mut instrs = range.first as usize..range.end as usize;
        // What comes before the first of them is of no interest.
        let Some(first) = instrs.find(|&index| body.instrs[index].op.is_safepoint()) else { return };
        let mut state = self.at_end(block).to_vec();
        let mut across = state.clone();
        for index in (first..range.end as usize).rev() {
            let is_safepoint = body.instrs[index].op.is_safepoint();
            if is_safepoint {
                across.copy_from_slice(&state);
                self.kill(body, index, &mut across);
            }
            self.step_back(body, index, &mut state);
            if is_safepoint {
                found.sets.extend_from_slice(&state);
                found.sets.extend_from_slice(&across);
            }
        }
    }

    /// From the words live after the instruction at `index` to those live before it.
    fn step_back(&self, body: &Body<'_>, index: usize, live: &mut Live) {
        self.kill(body, index, live);
        if body.instrs[index].op == Op::Ret {
            (0..self.results).for_each(|word| insert(live, word));
        }
        for effect in body.effects(index) {
            if let Effect::Use { word, count, .. } = *effect {
                (word..word + count).for_each(|word| insert(live, word));
            }
        }
    }

    /// Removes what the instruction at `index` defines: the words that are live across it remain.
    fn kill(&self, body: &Body<'_>, index: usize, live: &mut Live) {
        // The jump of these two leaves the old values in place.
        let keeps = matches!(body.instrs[index].op, Op::MapNext | Op::RangeStr);
        for effect in body.effects(index) {
            match *effect {
                Effect::Def { word, count, .. } if !keeps => {
                    for word in word..word + count {
                        live[word as usize / 64] &= !(1 << (word % 64));
                    }
                }
                Effect::Clobber { word } => {
                    let at = word as usize / 64;
                    if let Some(first) = live.get_mut(at) {
                        *first &= (1 << (word % 64)) - 1;
                    }
                    live.iter_mut().skip(at + 1).for_each(|rest| *rest = 0);
                }
                _ => {}
            }
        }
    }
}

fn insert(live: &mut Live, word: u32) {
    live[word as usize / 64] |= 1 << (word % 64);
}

/// Makes `map` the pointers among `live`, with the frame's addressed pointers, without trailing zero elements.
pub fn pointer_map(live: &[u64], kinds: &Kinds, func: &FuncDesc, map: &mut WordMap) {
    let bits = &mut map.0;
    bits.clear();
    bits.extend(live.iter().zip(kinds.pure_pointers()).map(|(&l, p)| l & p));
    for (at, &memory) in func.memory_pointers.0.iter().enumerate() {
        if memory != 0 {
            if bits.len() <= at {
                bits.resize(at + 1, 0);
            }
            bits[at] |= memory;
        }
    }
    while bits.last() == Some(&0) {
        bits.pop();
    }
}
