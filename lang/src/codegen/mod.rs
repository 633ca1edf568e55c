//! Code generation: from the typed tree to a [`Program`].
//!
//! What it is: one pass over each function that emits instructions as it goes, and tables collected on the way. A program
//! is generated in units (see `unit.rs`): at its start, and when a function is first called that has no code yet.
//! What it is not: optimisation of control flow, or anything that needs to know the heap.
//!
//! Invariants
//! - Registers follow stack discipline (`registers.rs`), so that a call's window always lies above everything live.
//! - A destination that may be read by its expression is written in one step (`expr.rs`).
//! - Integers in registers are always normalised to their type's width.
//! - Loops keep constants and addresses of arrays in registers (`invariant.rs`); nobody writes to what `operand` yields.
//! - Control flow only knows labels; distances are settled when a function is finished (`assembler.rs`).
//! - Pointer maps are computed from the finished code, by the verifier.
//!
//! Start reading at `function.rs`, then `place.rs`, `expr.rs` and `order.rs`.

mod access;
mod adapters;
mod append;
mod arithmetic;
mod assembler;
mod assign;
mod backing;
mod bounds;
mod builtin;
mod call;
mod closure;
mod compare;
mod complex;
mod composite;
mod concurrency;
mod convert;
mod demand;
mod expr;
mod function;
mod inlined;
mod invariant;
mod map;
mod map_element;
mod order;
mod place;
mod range;
mod read_only;
mod registers;
mod stmt;
mod store;
mod switch;
mod text;
mod tuple;
mod types;
mod unit;
mod visit;
mod wrappers;

#[cfg(test)]
mod tests;

use crate::bytecode::{Demand, FuncIdx, Given, PointerMaps, Program, complete};
use crate::diagnostics::Diagnostic;
use crate::source::SourceMap;
use crate::symbol::Interner;
use crate::typed::{self, FuncId};
use crate::types::{Ty, TypeStore};
pub(crate) use demand::Wanted;
use unit::{Numbers, Unit};

/// A program whose bytecode is generated in units, each verified.
#[derive(Debug, Default)]
pub struct Generator {
    numbers: Numbers,
    program: Program,
    maps: PointerMaps,
    given: Given,
}

impl Generator {
    /// The first unit: the functions with bodies that are reachable from `main` and the initialisers, and with `whole`
    /// those without, which then wait for nothing.
    ///
    /// # Errors
    /// The program exceeds a limit of the machine, such as the size of a frame.
    ///
    /// # Panics
    /// The generated code is defective: an error of the compiler, never of the program. As for all units.
    pub fn start(
        &mut self,
        typed: &typed::Program,
        sources: &SourceMap,
        names: &Interner,
        whole: bool,
    ) -> Result<Program, Vec<Diagnostic>> {
        self.unit(typed, sources, names, whole, |unit| {
            unit.place_globals();
            for &init in &typed.inits {
                let init = unit.func(init);
                unit.program.inits.push(init);
            }
            unit.program.main = unit.func(typed.main);
            unit.root_runtime();
        })
    }

    /// The unit with the code of a function that has none yet, but a body, if it is one of the source's.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub fn add(
        &mut self,
        typed: &typed::Program,
        sources: &SourceMap,
        names: &Interner,
        func: FuncIdx,
    ) -> Result<Program, Vec<Diagnostic>> {
        self.unit(typed, sources, names, false, |unit| unit.wake(func))
    }

    /// What reflection asks for, and the types whose methods are to be there before it is supplied.
    pub(crate) fn wanted(
        &self,
        types: &mut TypeStore,
        names: &Interner,
        demand: &Demand,
    ) -> (Wanted, Vec<Ty>) {
        let wanted = self.numbers.wanted(types, names, demand);
        (wanted, wanted.types(types))
    }

    /// What reflection asks for: its number, and the unit that makes it.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub(crate) fn supply(
        &mut self,
        typed: &typed::Program,
        sources: &SourceMap,
        names: &Interner,
        wanted: Wanted,
    ) -> Result<(u32, Program), Vec<Diagnostic>> {
        let mut number = 0;
        let unit = self.unit(typed, sources, names, false, |unit| number = unit.supply(wanted))?;
        Ok((number, unit))
    }

    /// The source's function that a function without code is.
    pub fn waiting(&self, func: FuncIdx) -> Option<FuncId> {
        self.numbers.waiting(func)
    }

    fn unit(
        &mut self,
        typed: &typed::Program,
        sources: &SourceMap,
        names: &Interner,
        whole: bool,
        begin: impl FnOnce(&mut Unit<'_>),
    ) -> Result<Program, Vec<Diagnostic>> {
        let (numbers, program) = (std::mem::take(&mut self.numbers), std::mem::take(&mut self.program));
        let mut unit = Unit::new(numbers, program, typed, sources, names);
        let first = self.given.funcs == 0;
        begin(&mut unit);
        let mut generated = Vec::new();
        loop {
            while let Some((job, index)) = unit.next_job() {
                function::generate(&mut unit, &job, index);
                generated.push(index);
            }
            let more = unit.settle() || whole && unit.wake_all();
            if !more {
                break;
            }
        }
        if first {
            unit.name_well_known();
        }
        let diagnostics;
        (self.numbers, self.program, diagnostics) = unit.finish();
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        if let Err(defect) = complete(&mut self.program, &self.given, &generated, &mut self.maps) {
            panic!("{defect}");
        }
        Ok(self.program.cut(&mut self.given, &generated))
    }
}
