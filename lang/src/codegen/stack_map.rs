//! Pointer maps of all safepoints, from liveness and word kinds of the finished code.

use rustc_hash::FxHashMap;

use crate::bytecode::effects::BadIndex;
use crate::bytecode::flow::{Body, KindFlow, Kinds, Liveness, pointer_map};
use crate::bytecode::{FuncDesc, Program, SafepointEntry, WordMap};

/// Computes the maps of all functions. Broken code is left to the verifier.
pub(super) fn fill(program: &mut Program) {
    let mut maps = Maps::default();
    let mut all = Vec::new();
    for func in &program.funcs {
        all.push(of_function(program, func, &mut maps).unwrap_or_default());
    }
    for (func, safepoints) in program.funcs.iter_mut().zip(all) {
        func.safepoints = safepoints;
    }
    program.maps = maps.list;
}

#[derive(Default)]
struct Maps {
    list: Vec<WordMap>,
    index: FxHashMap<WordMap, u32>,
}

impl Maps {
    fn intern(&mut self, map: WordMap) -> u32 {
        if let Some(&index) = self.index.get(&map) {
            return index;
        }
        let index = self.list.len() as u32;
        self.list.push(map.clone());
        self.index.insert(map, index);
        index
    }
}

fn of_function(program: &Program, func: &FuncDesc, maps: &mut Maps) -> Result<Vec<SafepointEntry>, BadIndex> {
    let Ok(body) = Body::decode(program, func) else { return Ok(Vec::new()) };
    let kinds = KindFlow::solve(program, func, &body)?;
    let live = Liveness::solve(program, func, &body)?;
    let mut entries = Vec::new();
    for (block, range) in body.blocks.iter().enumerate() {
        let instrs = range.first as usize..range.end as usize;
        let mut state = live.block_out[block].clone();
        let mut lives = Vec::new();
        for i in instrs.clone().rev() {
            let instr = &body.instrs[i];
            if instr.op.is_safepoint() {
                let mut across = state.clone();
                live.kill(&body, i, &mut across);
                live.step_back(&body, i, &mut state);
                lives.push((state.clone(), across));
            } else {
                live.step_back(&body, i, &mut state);
            }
        }
        let mut now = kinds.block_in[block].clone().unwrap_or_else(|| Kinds::unset(func.frame_words));
        for i in instrs {
            let instr = &body.instrs[i];
            if instr.op.is_safepoint()
                && let Some((before, across)) = lives.pop()
            {
                let before = maps.intern(pointer_map(&before, &now, func));
                let across = match instr.op.is_call() {
                    true => maps.intern(pointer_map(&across, &now, func)),
                    false => before,
                };
                entries.push(SafepointEntry { pc: body.pcs[i], before, across });
            }
            kinds.apply(body.effects(i), &mut now);
        }
    }
    Ok(entries)
}
