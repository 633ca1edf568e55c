//! Expressions of the typed tree.

use std::sync::Arc;

use super::{FuncId, GlobalId, LocalId, SiteId};
use crate::source::Span;
use crate::types::Ty;

/// An expression with its type.
#[derive(Debug)]
pub struct Expr {
    /// The type; a tuple for a call with no result or several and for comma-ok forms.
    pub ty: Ty,
    /// The position that run-time panics in it report.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// A constant's value. Its type is the expression's.
#[derive(Clone, PartialEq, Debug)]
pub enum Const {
    /// A boolean.
    Bool(bool),
    /// An integer, as the bits of its value sign- or zero-extended to 64.
    Int(i64),
    /// A floating-point number, already rounded to its type.
    Float(f64),
    /// A string; need not be UTF-8.
    Str(Arc<[u8]>),
}

/// What an expression is.
#[derive(Debug)]
pub enum ExprKind {
    /// A constant.
    Const(Const),
    /// The zero value of the type; `nil` too.
    Zero,
    /// A variable of the function.
    Local(LocalId),
    /// A package-level variable.
    Global(GlobalId),
    /// A declared function used as a value.
    Func(FuncId),
    /// A function literal, a bound method, or the wrapped call of a `go` or `defer` statement.
    Closure {
        /// The function; its captures name the variables to bind.
        func: FuncId,
        /// The closure object (none where nothing is captured).
        site: SiteId,
    },
    /// `-x`, `!x`, `^x`; `+x` is gone.
    Unary(UnaryOp, Box<Expr>),
    /// Arithmetic. A shift's right operand has any integer type. Strings are added by `Concat`.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `==`, `<`, … on operands of one type; the result may have any boolean type.
    Compare(CompareOp, Box<Expr>, Box<Expr>),
    /// `&&`, `||`.
    Logic(LogicOp, Box<Expr>, Box<Expr>),
    /// `a + b + …` on strings, flattened; at least two operands.
    Concat(Vec<Expr>, SiteId),
    /// `x.f` on a struct, or a part of a complex number, which are fields 0 and 1 (never through a pointer: that is `Field(Deref(p))`). An embedded field's promoted
    /// members are chains of these. A place if its operand is one.
    Field(Box<Expr>, u32),
    /// `x[i]` on an array, slice or string. On an array: a place if its operand is one. The index has any integer type.
    Index(Box<Expr>, Box<Expr>),
    /// `m[k]`; a place in assignments only.
    MapIndex {
        /// The map.
        map: Box<Expr>,
        /// The key, of the map's key type.
        key: Box<Expr>,
        /// The type is `(V, bool)`.
        comma_ok: bool,
    },
    /// `x[lo:hi:max]` on a string, slice, or pointer to array (an array is sliced by its address).
    Slice {
        /// The string, slice or pointer to array.
        base: Box<Expr>,
        /// Lower bound; any integer type, as the others.
        lo: Option<Box<Expr>>,
        /// Upper bound.
        hi: Option<Box<Expr>>,
        /// Bound of the capacity.
        max: Option<Box<Expr>>,
    },
    /// `*p`; a place. Panics where `p` is nil.
    Deref(Box<Expr>),
    /// `&x` of a place (a variable, field, array or slice element, or dereference).
    AddrOf(Box<Expr>),
    /// `&T{…}`, `new(T)` and `new(x)`: allocates, stores the value, yields the pointer. `new(T)` has a `Zero` value.
    New(Box<Expr>, SiteId, NewForm),
    /// `T{…}` of a struct, or a complex number: the fields given, by index, in the order of evaluation; the others are zero.
    StructLit(Vec<(u32, Expr)>),
    /// `[N]T{…}`: elements by index, in the order of evaluation; the others are zero.
    ArrayLit(Vec<Element>),
    /// `[]T{…}`, and the slice of a variadic call: a backing array of `len` elements.
    SliceLit {
        /// Elements, as in `ArrayLit`.
        elems: Vec<Element>,
        /// Length and capacity.
        len: u64,
        /// The backing array.
        site: SiteId,
        /// The slice of a variadic call.
        variadic: bool,
    },
    /// `map[K]V{…}`: keys and values in the order of evaluation.
    MapLit(Vec<(Expr, Expr)>, SiteId),
    /// A call. Arguments have the parameters' types; a variadic parameter gets a slice.
    Call {
        /// What is called.
        callee: Callee,
        /// Arguments, a statically called method's receiver first.
        args: Vec<Expr>,
        /// The place of what an inlined callee allocates; `None` where no call is inlined.
        site: Option<SiteId>,
    },
    /// A builtin's call that is left at run time.
    Builtin(Builtin),
    /// A conversion that may change the representation, or only the type.
    Convert(Conversion, Box<Expr>, SiteId),
    /// `x.(T)`. On failure panics, or with `comma_ok` yields the zero value and false.
    TypeAssert {
        /// An interface value.
        value: Box<Expr>,
        /// The asserted type, interface or not.
        to: Ty,
        /// The type is `(T, bool)`.
        comma_ok: bool,
    },
    /// `<-ch`.
    Recv {
        /// The channel.
        chan: Box<Expr>,
        /// The type is `(T, bool)`.
        comma_ok: bool,
    },
    /// Binds a temporary, then evaluates the body. Lowers bound methods and other single evaluations.
    Let {
        /// Fresh; in scope in the body only.
        local: LocalId,
        /// Its value.
        init: Box<Expr>,
        /// The expression's value.
        body: Box<Expr>,
    },
    /// Binds each value of a tuple to a temporary, then evaluates the body: `f(g())`.
    LetTuple {
        /// Fresh, one for each value; in scope in the body only.
        locals: Vec<LocalId>,
        /// A call with several results, or a comma-ok form.
        tuple: Box<Expr>,
        /// The expression's value.
        body: Box<Expr>,
    },
    /// Yields the interface value; panics with a nil dereference where it is nil. For method values.
    CheckNotNil(Box<Expr>),
}

/// How the source asks for a new variable: Go's compiler gives only one of the forms a turn in the order of evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NewForm {
    /// `&T{…}`: its operands have their turns, the literal itself is built with the statement.
    Literal,
    /// `new(T)`, `new(x)`.
    Call,
}

/// An element of an array or slice literal.
#[derive(Debug)]
pub struct Element {
    /// Its index.
    pub index: u64,
    /// Its value.
    pub value: Expr,
}

/// What a call calls.
#[derive(Debug)]
pub enum Callee {
    /// A declared function or method.
    Static(FuncId),
    /// A function value; panics where it is nil, after the arguments are evaluated.
    Value(Box<Expr>),
    /// A method of an interface value: its index in the interface type's sorted methods.
    Interface(Box<Expr>, u32),
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `-x`
    Neg,
    /// `!x`
    Not,
    /// `^x`
    BitNot,
}

/// Arithmetic operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    AndNot,
    Shl,
    Shr,
}

/// Comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Logical operators; the right operand is evaluated on demand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum LogicOp {
    And,
    Or,
}

/// Conversions (Go specification, "Conversions").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    /// The same representation under another type.
    Retype,
    /// Between integer and floating-point types.
    Numeric,
    /// An integer's code point as a string.
    IntToString,
    /// `[]byte(s)`
    StringToBytes,
    /// `string(b)`
    BytesToString,
    /// `[]rune(s)`
    StringToRunes,
    /// `string(r)`
    RunesToString,
    /// A slice to a pointer to its array; panics where that is shorter than the pointer's.
    SliceToArray,
    /// A concrete value into an interface.
    ToInterface,
    /// An interface value into another interface type that it is known to implement; nil stays nil.
    InterfaceToInterface,
}

/// Builtins at run time. Lengths and capacities known at compile time are constants already.
#[derive(Debug)]
pub enum Builtin {
    /// `len` of a string, slice, map, channel or array (kept for its effects).
    Len(Box<Expr>),
    /// `cap` of a slice, channel or array.
    Cap(Box<Expr>),
    /// `append(s, a, b)`.
    Append(Box<Expr>, Vec<Expr>, SiteId),
    /// `append(s, t...)`; `t` is a slice with identical elements, or a string.
    AppendSlice(Box<Expr>, Box<Expr>, SiteId),
    /// `copy(dst, src)`; `src` may be a string.
    Copy(Box<Expr>, Box<Expr>),
    /// `delete(m, k)`
    Delete(Box<Expr>, Box<Expr>),
    /// `clear` of a map or slice.
    Clear(Box<Expr>),
    /// `make([]T, len, cap)`; the type is the expression's. Sizes have any integer type.
    MakeSlice {
        /// Length.
        len: Box<Expr>,
        /// Capacity, if given.
        cap: Option<Box<Expr>>,
        /// The backing array.
        site: SiteId,
    },
    /// `make(map[K]V, hint)`
    MakeMap(Option<Box<Expr>>, SiteId),
    /// `make(chan T, size)`
    MakeChan(Option<Box<Expr>>, SiteId),
    /// `min(…)`; at least two operands of one ordered type.
    Min(Vec<Expr>),
    /// `max(…)`
    Max(Vec<Expr>),
    /// `panic(v)`; `v` is an `any`.
    Panic(Box<Expr>),
    /// `recover()`
    Recover,
    /// `print(…)`
    Print(Vec<Expr>),
    /// `println(…)`
    Println(Vec<Expr>),
    /// `close(ch)`
    Close(Box<Expr>),
    /// The panic of a loop over a function whose body is called in a state where it must not be. Not in source.
    PanicRange(Box<Expr>),
    /// The record of the function's latest deferred call, a pointer into the heap. Not in source.
    DeferRecord,
}
