//! Instructions of the machine's own: what frames return to that no Go function called.

use minigo_lang::bytecode::Op;

macro_rules! stubs {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// An instruction that only the machine places. Its opcode follows the program's opcodes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(usize)]
        pub(crate) enum Stub { $($(#[$doc])* $name),* }

        /// All of them, in order.
        pub(crate) const ALL: &[Stub] = &[$(Stub::$name),*];
    };
}

stubs! {
    /// The first frame of a stack chunk returned: its results go to the window in the chunk before.
    ChunkReturn;
    /// A deferred call that a panic made returned.
    PanicReturn;
    /// `Error` or `String` returned the text of a panic value.
    PrintReturn;
    /// A deferred call that `run_defers` made returned. Each `run_defers` has a word of its own.
    DeferReturn;
    /// A goroutine's function returned.
    GoroutineEnd;
    /// A package initialiser or `main.main` returned.
    BootNext;
    /// `new` of a type without size; takes the place of that instruction.
    NewEmpty;
    /// The entry of a function that has no code yet. Each such function has a word of its own.
    LateEntry;
}

/// Number of opcodes, stubs included.
pub(crate) const OPCODES: usize = Op::ALL.len() + ALL.len();

/// The instruction word of a stub.
pub(crate) const fn word(stub: Stub) -> u64 {
    (Op::ALL.len() + stub as usize) as u64
}
