//! Pointer maps of all safepoints, from liveness and word kinds of the finished code.

use rustc_hash::FxHashMap;

use crate::bytecode::effects::BadIndex;
use crate::bytecode::flow::{Body, KindFlow, Kinds};
use crate::bytecode::liveness::{Liveness, SafepointLives, pointer_map};
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
    fn intern(&mut self, map: &WordMap) -> u32 {
        if let Some(&index) = self.index.get(map) {
            return index;
        }
        let index = self.list.len() as u32;
        self.list.push(map.clone());
        self.index.insert(map.clone(), index);
        index
    }
}

fn of_function(program: &Program, func: &FuncDesc, maps: &mut Maps) -> Result<Vec<SafepointEntry>, BadIndex> {
    let Ok(body) = Body::decode(program, func) else { return Ok(Vec::new()) };
    let kinds = KindFlow::solve(program, func, &body)?;
    let live = Liveness::solve(program, func, &body)?;
    let mut entries = Vec::new();
    let mut lives = SafepointLives::default();
    let mut map = WordMap::default();
    for (block, range) in body.blocks.iter().enumerate() {
        live.at_safepoints(&body, block, &mut lives);
        let mut lives = lives.in_order();
        let mut now = kinds.block_in[block].clone().unwrap_or_else(|| Kinds::unset(func.frame_words));
        for i in range.first as usize..range.end as usize {
            let op = body.instrs[i].op;
            if op.is_safepoint()
                && let Some((live_before, live_across)) = lives.next()
            {
                pointer_map(live_before, &now, func, &mut map);
                let before = maps.intern(&map);
                let mut across = before;
                if op.is_call() {
                    pointer_map(live_across, &now, func, &mut map);
                    across = maps.intern(&map);
                }
                entries.push(SafepointEntry { pc: body.pcs[i], before, across });
            }
            kinds.apply(body.effects(i), &mut now);
        }
    }
    Ok(entries)
}
