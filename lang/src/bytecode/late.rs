//! Functions that get their code at their first call.

use super::{FuncIdx, Program};

/// Compiles functions when they are first called.
pub trait Compiler {
    /// A unit with the code of a function that has none yet.
    fn compile(&mut self, func: FuncIdx) -> Program;
}

/// For programs that came whole.
impl Compiler for () {
    fn compile(&mut self, func: FuncIdx) -> Program {
        panic!("function {} has no code", func.0)
    }
}

/// What all units after a program's first one may hold together. They bring library functions only, so the whole
/// library sets the measure; a test holds it against these numbers.
pub mod room {
    /// Words of code.
    pub const CODE_WORDS: usize = 1 << 19;
    /// Functions.
    pub const FUNCS: usize = 1 << 13;
    /// Types.
    pub const TYPES: usize = 1 << 13;
    /// Elements of every other table.
    pub const OTHERS: usize = 1 << 14;
}
