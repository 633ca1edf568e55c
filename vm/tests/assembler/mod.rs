//! Programs written by hand, instruction by instruction.

use minigo_lang::bytecode::{
    FuncDesc, FuncIdx, Instr, Kind, Program, Repr, SafepointEntry, SigDesc, SigIdx, TypeDesc, TypeIdx,
    WordMap,
};

/// A program under construction.
#[derive(Default)]
pub(crate) struct Assembler {
    program: Program,
}

impl Assembler {
    /// A program with the type `int` (number 1) and no functions.
    pub(crate) fn new() -> Assembler {
        let mut program = Program::default();
        program.types.push(TypeDesc::default());
        program.types.push(TypeDesc {
            kind: Kind::Int,
            name: "int".into(),
            size: 8,
            align: 8,
            words: 1,
            repr: Repr::Word,
            eq: minigo_lang::bytecode::EqKind::Bits,
            ..TypeDesc::default()
        });
        program.maps.push(WordMap::default());
        Assembler { program }
    }

    /// Adds a type.
    pub(crate) fn ty(&mut self, desc: TypeDesc) -> TypeIdx {
        self.program.types.push(desc);
        TypeIdx(self.program.types.len() as u32 - 1)
    }

    /// Adds a frame map with these pointer words.
    pub(crate) fn map(&mut self, words: &[usize]) -> u32 {
        let mut map = WordMap::default();
        words.iter().for_each(|&word| map.insert(word));
        self.program.maps.push(map);
        self.program.maps.len() as u32 - 1
    }

    /// Adds a function. `maps` gives the maps before and across each safepoint, in the order of the code; those
    /// that it does not name are empty.
    pub(crate) fn func(
        &mut self,
        name: &str,
        params: u32,
        results: u32,
        frame_words: u32,
        code: &[Instr],
        maps: &[(u32, u32)],
    ) -> FuncIdx {
        let entry = self.program.code.len() as u32;
        let mut safepoints = Vec::new();
        for instr in code {
            if instr.op.is_safepoint() {
                let (before, across) = maps.get(safepoints.len()).copied().unwrap_or((0, 0));
                let pc = self.program.code.len() as u32 - entry;
                safepoints.push(SafepointEntry { pc, before, across });
            }
            instr.encode(&mut self.program.code);
        }
        self.program.sigs.push(SigDesc { param_words: params, result_words: results, ..SigDesc::default() });
        self.program.funcs.push(FuncDesc {
            name: name.into(),
            entry,
            code_words: self.program.code.len() as u32 - entry,
            frame_words,
            sig: SigIdx(self.program.sigs.len() as u32 - 1),
            safepoints,
            line: 1,
            ..FuncDesc::default()
        });
        FuncIdx(self.program.funcs.len() as u32 - 1)
    }

    /// The program that calls `main`.
    pub(crate) fn finish(mut self, main: FuncIdx) -> Program {
        self.program.files.push("hand.go".into());
        self.program.main = main;
        self.program
    }
}
