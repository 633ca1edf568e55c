//! Statements of the typed tree.

use super::{BinaryOp, Expr, LocalId};
use crate::source::Span;
use crate::types::Ty;

/// A statement that `break` or `continue` can leave; unique in its function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Target(pub u32);

/// A label that `goto` can reach; unique in its function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Label(pub u32);

/// A list of statements with a scope of its own.
#[derive(Debug, Default)]
pub struct Block {
    /// The statements.
    pub stmts: Vec<Stmt>,
}

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// The position that run-time panics in it report.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

/// What a statement is.
#[derive(Debug)]
pub enum StmtKind {
    /// Evaluates for its effects; the value is dropped.
    Expr(Expr),
    /// `var x T`: the variable begins, zeroed. Each execution makes a new variable.
    Declare(LocalId),
    /// `x := e`, `x = e`, `a, b = b, a`, `v, ok := m[k]`.
    Assign {
        /// What is assigned to, left to right.
        lhs: Vec<Dest>,
        /// The values. Operands of index expressions and dereferences on the left and the values are
        /// evaluated first, then assigned left to right (Go specification, "Assignment statements").
        rhs: Rhs,
    },
    /// `x op= y`; `x` is evaluated once. `x++` adds a constant 1. On strings `Add` concatenates.
    OpAssign {
        /// The operator.
        op: BinaryOp,
        /// A place.
        lhs: Expr,
        /// The operand.
        rhs: Expr,
    },
    /// A nested block.
    Block(Block),
    /// `if`; an init statement is in a block around it.
    If {
        /// The condition.
        cond: Expr,
        /// Taken when it holds.
        then: Block,
        /// Taken otherwise.
        els: Option<Block>,
    },
    /// `for` with at most a condition and a post statement.
    For(Box<ForStmt>),
    /// `for … range`.
    Range(Box<RangeStmt>),
    /// Expression switch.
    Switch(Box<SwitchStmt>),
    /// Type switch.
    TypeSwitch(Box<TypeSwitchStmt>),
    /// `select`.
    Select(Box<SelectStmt>),
    /// `return`; without values where there are none, or the named results hold them.
    Return(Option<Rhs>),
    /// Leaves the statement.
    Break(Target),
    /// Goes on with the loop's next iteration.
    Continue(Target),
    /// The array of a slice variable moves to the heap if it is in this function's frame. Not in source: escape analysis
    /// puts it before a statement after which others may refer to the array.
    MoveToHeap {
        /// The variable.
        local: LocalId,
        /// The capacity stays as it is; otherwise it becomes what the size class of the elements holds.
        keep_capacity: bool,
    },
    /// Jumps to the label.
    Goto(Label),
    /// Where `Goto` arrives.
    Label(Label),
    /// `go f(x)`: starts a goroutine that calls a closure without parameters and results. Function value
    /// and arguments are evaluated here, as captures.
    Go(Expr),
    /// `defer f(x)`: likewise, at the function's end.
    Defer {
        /// The closure.
        closure: Expr,
        /// Its record is in the heap: it may be executed more than once in an invocation of the function, or is one
        /// of very many there.
        in_loop: bool,
        /// In the body of a loop over a function: the variable with the record of the function around that the call's
        /// record is put behind.
        behind: Option<LocalId>,
    },
    /// `ch <- v`
    Send {
        /// The channel.
        chan: Expr,
        /// The value, of the channel's element type.
        value: Expr,
    },
}

/// What an assignment assigns to.
#[derive(Debug)]
pub enum Dest {
    /// `_`: the value is evaluated and dropped.
    Blank,
    /// A variable that begins here.
    Define(LocalId),
    /// A place.
    Place(Expr),
}

/// The right side of an assignment or `return`.
#[derive(Debug)]
pub enum Rhs {
    /// One value for each destination.
    Each(Vec<Expr>),
    /// One expression with a tuple type, whose types are the destinations'.
    Tuple(Box<Expr>),
}

/// A `for` statement.
#[derive(Debug)]
pub struct ForStmt {
    /// Target of `break` and `continue`.
    pub target: Target,
    /// The init statement.
    pub init: Option<Stmt>,
    /// The condition; absent means true.
    pub cond: Option<Expr>,
    /// The post statement.
    pub post: Option<Stmt>,
    /// The body.
    pub body: Block,
    /// Variables that `init` declares: each iteration has its own copy (Go specification, "For clause").
    pub per_iteration: Vec<LocalId>,
}

/// What a range statement ranges over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeKind {
    /// An integer `n`: 0 to n-1; the key has the subject's type.
    Int,
    /// A string's code points.
    String,
    /// An array: copied first, where the value is used.
    Array,
    /// A pointer to an array; not dereferenced where only the key is used.
    ArrayPointer,
    /// A slice.
    Slice,
    /// A map.
    Map,
    /// A channel; the key is the received value.
    Chan,
}

/// A `range` statement. Forms that assign to existing places are lowered to fresh variables and assignments
/// at the head of the body.
#[derive(Debug)]
pub struct RangeStmt {
    /// Target of `break` and `continue`.
    pub target: Target,
    /// What is ranged over.
    pub kind: RangeKind,
    /// Evaluated once.
    pub subject: Expr,
    /// First iteration variable, new in each iteration.
    pub key: Option<LocalId>,
    /// Second iteration variable.
    pub value: Option<LocalId>,
    /// The body.
    pub body: Block,
}

/// An expression switch. Its tag, where there is one, is a variable that each condition compares with.
#[derive(Debug)]
pub struct SwitchStmt {
    /// Target of `break`.
    pub target: Target,
    /// The variable that holds the tag, and its value.
    pub tag: Option<(LocalId, Expr)>,
    /// In source order.
    pub clauses: Vec<SwitchClause>,
    /// The clause taken if no condition holds.
    pub default: Option<usize>,
}

/// A clause of an expression switch.
#[derive(Debug)]
pub struct SwitchClause {
    /// Boolean conditions, tried in order; none for `default`.
    pub conds: Vec<Expr>,
    /// The statements.
    pub body: Block,
    /// Goes on with the next clause's statements.
    pub falls_through: bool,
}

/// A type switch.
#[derive(Debug)]
pub struct TypeSwitchStmt {
    /// Target of `break`.
    pub target: Target,
    /// An interface value, evaluated once.
    pub subject: Expr,
    /// In source order.
    pub clauses: Vec<TypeClause>,
    /// The clause taken if no type matches.
    pub default: Option<usize>,
}

/// A clause of a type switch.
#[derive(Debug)]
pub struct TypeClause {
    /// Types tried in order; `None` is `nil`.
    pub types: Vec<Option<Ty>>,
    /// The clause's variable: of the clause's one type, else of the subject's type.
    pub binding: Option<LocalId>,
    /// The statements.
    pub body: Block,
}

/// A `select` statement.
#[derive(Debug)]
pub struct SelectStmt {
    /// Target of `break`.
    pub target: Target,
    /// In source order.
    pub cases: Vec<SelectCase>,
}

/// A case of a `select` statement.
#[derive(Debug)]
pub struct SelectCase {
    /// The communication.
    pub comm: Comm,
    /// The statements. Assignments of a received value to places stand at its head.
    pub body: Block,
}

/// A communication of a `select` case. All channels and values are evaluated once, in source order.
#[derive(Debug)]
pub enum Comm {
    /// `case ch <- v:`
    Send {
        /// The channel.
        chan: Expr,
        /// The value.
        value: Expr,
    },
    /// `case v, ok := <-ch:`
    Recv {
        /// The channel.
        chan: Expr,
        /// The received value's variable.
        value: Option<LocalId>,
        /// The variable that says whether a value was received.
        ok: Option<LocalId>,
    },
    /// `default:`
    Default,
}

impl Comm {
    /// What is evaluated before a case is chosen, in order.
    pub fn operands(&self) -> impl Iterator<Item = &Expr> {
        let (chan, value) = match self {
            Comm::Send { chan, value } => (Some(chan), Some(value)),
            Comm::Recv { chan, .. } => (Some(chan), None),
            Comm::Default => (None, None),
        };
        chan.into_iter().chain(value)
    }
}
