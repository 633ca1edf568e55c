//! What a program gets while it runs: the code of functions at their first call, and what reflection asks for.

use std::sync::Arc;

use super::{FuncIdx, MethodIdx, Program, TypeIdx};

/// Compiles functions when they are first called, and makes types and functions that the source does not have.
pub trait Compiler {
    /// A unit with the code of a function that has none yet.
    fn compile(&mut self, func: FuncIdx) -> Program;

    /// The number of what reflection asks for, and the unit that has it, if no unit before has. `None` if it has methods that
    /// need variables of the library which the program has not initialised.
    fn supply(&mut self, demand: &Demand) -> Option<(u32, Program)>;
}

/// For programs that came whole.
impl Compiler for () {
    fn compile(&mut self, func: FuncIdx) -> Program {
        panic!("function {} has no code", func.0)
    }

    fn supply(&mut self, demand: &Demand) -> Option<(u32, Program)> {
        panic!("there is no {demand:?}")
    }
}

/// What package `reflect` asks for: the number of a type, of a function where it says so.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Demand {
    /// `*T`
    Pointer(TypeIdx),
    /// `[]T`
    Slice(TypeIdx),
    /// `[N]T`
    Array(TypeIdx, u64),
    /// `chan T`; the direction is as in [`TypeDesc::chan_dir`](super::TypeDesc::chan_dir).
    Chan(u8, TypeIdx),
    /// `map[K]V`
    Map(TypeIdx, TypeIdx),
    /// `struct{…}` of exported fields.
    Struct(Vec<FieldDemand>),
    /// `func(…) …`
    Func {
        /// Types of the parameters, then of the results.
        types: Vec<TypeIdx>,
        /// How many of them are parameters.
        params: usize,
        /// The last parameter is declared with `...`.
        variadic: bool,
    },
    /// The function type itself, when its parameters and results are looked at.
    Signature(TypeIdx),
    /// The type of a method, without receiver.
    Method(MethodIdx),
    /// A function `func(f *byte, args, results []*byte)` that calls `f`, a function of this type: with the values that `args`
    /// point to, the results go where `results` point to.
    Caller(TypeIdx),
    /// The same for functions in method tables, which take the data word of an interface before the parameters.
    MethodCaller(MethodIdx),
    /// The function of closures of this type that capture a `func(args, results []*byte)`: they call it with the addresses of
    /// copies of their arguments, and have it fill in the addresses of their results.
    Maker(TypeIdx),
    /// A function `func(c, v *byte) (chosen int, ok bool)` that sends what `v` points to on the channel `c`, or receives it.
    /// `chosen` is 0 when that happened.
    Channel {
        /// The channel's type.
        ty: TypeIdx,
        /// Sends; otherwise receives, `ok` telling whether a value was sent.
        send: bool,
        /// Waits until the channel is ready.
        waits: bool,
    },
}

/// A field of a struct type that is to be made.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FieldDemand {
    /// The name.
    pub name: Arc<str>,
    /// The type.
    pub ty: TypeIdx,
    /// Declared without a name.
    pub embedded: bool,
    /// The tag.
    pub tag: Arc<str>,
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
