//! The typed tree: what the checker produces, escape analysis annotates and the code generator consumes.
//!
//! What it is: a program in which every name is resolved, every constant folded, every implicit
//! conversion, dereference, promoted field and address made explicit, and every expression has its type.
//! What it is not: source. `go`, `defer`, method values, loops over functions and multi-value arguments are already lowered to
//! closures and temporaries (see [`Expr`] and [`Stmt`]).
//!
//! Invariants
//! - `untyped` types occur nowhere; an untyped constant has the type its context gave it.
//! - Operands of a binary operation or comparison have identical types, shifts excepted.
//! - The value assigned to a place has the place's type: conversions to interfaces are [`Conversion`]s.
//! - Evaluation order is tree order, left to right, children before parents (Go specification, "Order of evaluation").
//!
//! Start reading at [`Program`]; expressions are in `expr.rs`, statements in `stmt.rs`.

mod dump;
mod expr;
mod stmt;
mod walk;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use dump::dump;
pub use expr::{
    BinaryOp, Builtin, Callee, CompareOp, Const, Conversion, Element, Expr, ExprKind, LogicOp, NewForm,
    UnaryOp,
};
pub use stmt::{
    Block, Comm, Dest, ForStmt, Label, RangeKind, RangeStmt, Rhs, SelectCase, SelectStmt, Stmt, StmtKind,
    SwitchClause, SwitchStmt, Target, TypeClause, TypeSwitchStmt,
};

pub use walk::{any_expr, for_each_block_mut, for_each_expr, for_each_stmt, has_call, operands};

pub use crate::ast::Promise;
use crate::source::Span;
use crate::types::{PkgId, Ty, TypeStore};

/// A function, method, closure or wrapper of the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FuncId(pub u32);

/// A package-level variable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct GlobalId(pub u32);

/// A variable of one function: parameter, result, local, temporary or captured variable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LocalId(pub u32);

/// A place in one function where memory may be allocated. Indexes [`Func::sites`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SiteId(pub u32);

/// Where escape analysis puts an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Placement {
    /// In the collector's heap. The default, always correct.
    #[default]
    Heap,
    /// In the frame of the function that allocates it.
    Stack,
    /// An array that is appended to: in the frame as well, but with a capacity that grows by size classes there, because it
    /// moves to the heap later with the capacity it has.
    StackInSteps,
    /// Nowhere: a slice of a string's bytes that nobody writes to is the string's memory itself.
    Shared,
}

/// A checked program: all packages, in one numbering.
#[derive(Debug)]
pub struct Program {
    /// All types.
    pub types: TypeStore,
    /// All functions with and without bodies, reachable or not.
    pub funcs: Vec<Func>,
    /// All package-level variables.
    pub globals: Vec<Global>,
    /// One function for each package that has something to initialise, in initialisation order:
    /// variable initialisers first, then the `init` functions (Go specification, "Package initialization").
    pub inits: Vec<FuncId>,
    /// `main.main`.
    pub main: FuncId,
    /// Named types the run-time system itself refers to, such as `runtime.Error`'s implementations.
    pub well_known: WellKnown,
}

impl Program {
    /// The functions that have bodies so far.
    pub fn with_bodies(&self) -> Vec<FuncId> {
        let all = (0..self.funcs.len() as u32).map(FuncId);
        all.filter(|func| self.funcs[func.0 as usize].body.is_some()).collect()
    }
}

/// Import paths of the packages of whose types the machine makes values, whatever the program does.
pub const RUNTIME_PACKAGES: &[&str] = &["runtime", "internal/runtime/maps"];

/// Declarations of library packages that the virtual machine needs by name.
#[derive(Debug, Default)]
pub struct WellKnown {
    /// Types by `path.Name`, found in the packages that were loaded.
    pub types: Vec<(Arc<str>, Ty)>,
    /// Functions by `path.name`.
    pub funcs: Vec<(Arc<str>, FuncId)>,
}

/// A package-level variable.
#[derive(Debug)]
pub struct Global {
    /// `pkg.name`, for dumps.
    pub name: Arc<str>,
    /// The type.
    pub ty: Ty,
    /// Position of the declaration.
    pub span: Span,
}

/// A function.
#[derive(Debug)]
pub struct Func {
    /// As Go's traces print it: `main.f`, `main.T.m`, `main.(*T).m`, `main.f.func1`, `main.T.m-fm`.
    pub name: Arc<str>,
    /// The package.
    pub pkg: PkgId,
    /// Position of the declaration.
    pub span: Span,
    /// Position of the body's closing brace, where the implicit return is.
    pub end: Span,
    /// A `TyKind::Func`; for a method, without the receiver.
    pub sig: Ty,
    /// Parameters, a method's receiver first. Unnamed and blank ones have a local too.
    pub params: Vec<LocalId>,
    /// Results, one local each, named or not.
    pub results: Vec<LocalId>,
    /// All variables; [`LocalId`] indexes it.
    pub locals: Vec<Local>,
    /// For a closure: the variables of the enclosing function it uses, in the order of first use.
    pub captures: Vec<Capture>,
    /// For a closure: the function around it.
    pub parent: Option<FuncId>,
    /// `None`: a native, or a library function whose body is checked when it is first called.
    pub body: Option<Block>,
    /// Implemented by the machine.
    pub native: bool,
    /// What a native does with its arguments.
    pub promise: Option<Promise>,
    /// `//go:noinline`
    pub noinline: bool,
    /// Where the parameters' values may flow. `None` where that is not known (yet): anywhere.
    pub flows: Option<Vec<ParamFlow>>,
    /// Placement of each allocation site; [`SiteId`] indexes it.
    pub sites: Vec<Placement>,
    /// Inlining of it, and in it.
    pub inlining: Inlining,
    /// Generated by the compiler; hidden in traces, and transparent to `recover`.
    pub wrapper: bool,
    /// Contains a `defer` statement.
    pub has_defer: bool,
    /// Calls `recover` directly.
    pub has_recover: bool,
}

/// How a function is inlined, and what is inlined in it.
#[derive(Debug, Default)]
pub struct Inlining {
    /// What it costs to inline the function; `None` if that is not done.
    pub cost: Option<u32>,
    /// Sites of its body that are placed without a look at who calls it (see `escape/exclusive.rs`).
    pub fixed: Vec<SiteId>,
    /// Inlined calls that stand in the function itself.
    pub calls: InlinedCalls,
    /// All inlined calls, those in inlined bodies included.
    pub bodies: Vec<Inlined>,
}

/// Inlined calls by their sites: indices of [`Inlining::bodies`].
pub type InlinedCalls = FxHashMap<SiteId, u32>;

/// A body that is generated in the place of a call.
#[derive(Debug)]
pub struct Inlined {
    /// The callee.
    pub func: FuncId,
    /// Placement of each of its variables here.
    pub locals: Vec<Placement>,
    /// Placement of each of its allocations here.
    pub sites: Vec<Placement>,
    /// Calls in it that are inlined in turn.
    pub calls: InlinedCalls,
}

/// Where a parameter's value may flow: the least number of dereferences on the way, where it may flow at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParamFlow {
    /// To the heap.
    pub heap: Option<u32>,
    /// To each result.
    pub results: Vec<Option<u32>>,
    /// What it points to may be written to, however far away.
    pub written: bool,
}

impl ParamFlow {
    /// Whether the function does more with the value than read it.
    pub fn leaks(&self) -> bool {
        self.heap.is_some() || self.written || self.results.iter().any(Option::is_some)
    }
}

/// A variable of a function.
#[derive(Debug)]
pub struct Local {
    /// The name; empty for temporaries and unnamed parameters.
    pub name: Arc<str>,
    /// The type.
    pub ty: Ty,
    /// Position of the declaration.
    pub span: Span,
    /// Its address is taken: by `&`, by slicing an array, by calling a pointer method, or by a closure that
    /// captures it by reference. Such a variable lives in memory; `placement` says in which.
    pub addressed: bool,
    /// Assigned after its declaration.
    pub reassigned: bool,
    /// Assigned elsewhere than in the post statement of the loop that declares it, which assigns to the next iteration's
    /// variable. One that is not, nor addressed otherwise, and is at most 128 bytes large is captured by value, as in Go.
    pub changes: bool,
    /// For an addressed variable: whether its memory is in the frame or in the heap.
    pub placement: Placement,
}

/// A variable that a closure shares with, or copies from, the enclosing function.
#[derive(Debug)]
pub struct Capture {
    /// The variable in the enclosing function (there it may be a captured variable as well).
    pub outer: LocalId,
    /// The variable's stand-in in the closure; same type.
    pub inner: LocalId,
    /// The closure holds the variable's address; otherwise a copy of its value.
    pub by_ref: bool,
}
