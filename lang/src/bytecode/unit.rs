//! Cutting a program that grows into units.

use super::{Constants, FuncDesc, FuncIdx, Program};

/// How much of a program's tables was given away in units.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given {
    pub(crate) funcs: usize,
    pub(crate) types: usize,
    pub(crate) natives: usize,
    methods: usize,
    sigs: usize,
    strings: usize,
    constants: usize,
    constant_texts: usize,
    jump_tables: usize,
    selects: usize,
    maps: usize,
    files: usize,
}

impl Program {
    /// What the program has beyond what was given; `generated` are the functions whose code is new. Code, and of functions
    /// all but their signatures, leave the program; the other tables stay, so that later functions can refer to them.
    pub(crate) fn cut(&mut self, given: &mut Given, generated: &[FuncIdx]) -> Program {
        let old = *given;
        *given = Given {
            funcs: self.funcs.len(),
            types: self.types.len(),
            natives: self.natives.len(),
            methods: self.methods.len(),
            sigs: self.sigs.len(),
            strings: self.strings.len(),
            constants: self.constants.words.len(),
            constant_texts: self.constants.texts.len(),
            jump_tables: self.jump_tables.len(),
            selects: self.selects.len(),
            maps: self.maps.len(),
            files: self.files.len(),
        };
        let mut take = |index: usize| {
            let func = &mut self.funcs[index];
            let stays = FuncDesc { sig: func.sig, closure_type: func.closure_type, ..FuncDesc::default() };
            std::mem::replace(func, stays)
        };
        let late = generated.iter().filter(|index| (index.0 as usize) < old.funcs);
        let late = late.map(|&index| (index, take(index.0 as usize))).collect();
        let funcs = (old.funcs..given.funcs).map(take).collect();
        Program {
            code: std::mem::take(&mut self.code),
            funcs,
            late,
            types: self.types[old.types..].to_vec(),
            methods: self.methods[old.methods..].to_vec(),
            method_tables: std::mem::take(&mut self.method_tables),
            sigs: self.sigs[old.sigs..].to_vec(),
            natives: self.natives[old.natives..].to_vec(),
            strings: self.strings[old.strings..].to_vec(),
            constants: Constants {
                words: self.constants.words[old.constants..].to_vec(),
                texts: self.constants.texts[old.constant_texts..].to_vec(),
            },
            globals: self.globals.clone(),
            jump_tables: self.jump_tables[old.jump_tables..].to_vec(),
            selects: self.selects[old.selects..].to_vec(),
            maps: self.maps[old.maps..].to_vec(),
            files: self.files[old.files..].to_vec(),
            inits: std::mem::take(&mut self.inits),
            main: self.main,
            well_known_types: std::mem::take(&mut self.well_known_types),
            well_known_funcs: std::mem::take(&mut self.well_known_funcs),
        }
    }
}
