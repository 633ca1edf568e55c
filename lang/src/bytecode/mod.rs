//! Bytecode: the contract between the code generator and the virtual machine.
//!
//! What it is: the instruction table, the encoding, and [`Program`] with everything the machine needs to run,
//! print, compare and collect a program's values.
//! What it is not: execution (the `vm` package) or generation (`codegen`).
//!
//! ## Frames
//! A frame is a run of 64-bit words. Word 0 is the first parameter's first word; the words of parameters follow one
//! another, a method's receiver first. Results are returned in words 0, 1, … in the same manner, over the
//! parameters. A closure finds its closure object in the word after the parameters; `frame_words` is therefore
//! always larger than `param_words`. Below word 0 lie two header words of the machine's (return address, caller's frame).
//! A call's window starts at word `a` of the caller's frame, two words or more above everything live, and becomes
//! the callee's frame.
//!
//! ## Units
//! A program comes in one unit or in several: a function that is called by a unit's code may get its own code in a later
//! one, when it is first called ([`Compiler`]). Indices count through all units.
//!
//! ## Safepoints and pointer maps
//! Collections happen only at instructions flagged `safepoint`, before the instruction has had any effect; it is
//! executed from its beginning afterwards. The map *before* an instruction lists the frame words that hold live
//! pointers then (arguments in a window included). The map *across* a call lists those live while the callee runs; the
//! window belongs to the callee. Memory of addressed variables is in every map of its function and is
//! zeroed at the function's start.
//!
//! Start reading at `opcodes.rs`, then `program.rs`. `effects.rs`, `flow.rs` and `liveness.rs` derive from the table what
//! instructions do to a frame; `verify.rs` rests on them.

mod disasm;
pub mod effects;
mod encoding;
pub mod flow;
mod late;
pub mod liveness;
pub mod map_shape;
mod opcodes;
mod pointer_maps;
mod program;
mod role;
mod unit;
mod verify;
#[cfg(test)]
mod verify_tests;

/// Words of a frame's memory for the first array of a slice that is appended to, or that `make` makes of a variable size:
/// Go's `-d=variablemakethreshold`.
pub const BACKING_WORDS: u32 = 4;
/// The same in bytes.
pub const BACKING_BYTES: u32 = 8 * BACKING_WORDS;

pub use encoding::{Field, Instr, NO_REG, Op};
pub use late::{Compiler, Demand, FieldDemand, room};
pub use opcodes::text::{TEXT_BYTES, TEXT_RUNES};
pub(crate) use pointer_maps::PointerMaps;
pub use program::{
    Constants, EqKind, FieldDesc, FuncDesc, FuncIdx, GlobalsDesc, InlinedCall, Kind, LineEntry, MapKind,
    MethodDesc, MethodEntry, MethodIdx, NativeDesc, Program, Repr, SafepointEntry, SelectArm, SelectDesc,
    SigDesc, SigIdx, TypeDesc, TypeIdx, UnsignedBounds, WordMap,
};
pub use role::Role;
pub(crate) use unit::Given;
pub(crate) use verify::{MAX_FRAME_WORDS, complete};
pub use verify::{VerifyError, verify};
