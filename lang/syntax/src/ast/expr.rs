//! Expressions and types.

use super::{BinaryOp, Block, FieldList, FuncType, Ident, InterfaceType, StructType, UnaryOp};
use crate::source::{Pos, Span};
use crate::symbol::Symbol;

/// An expression or a type.
#[derive(Debug)]
pub struct Expr {
    /// All of it, from its first token to its last.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of [`Expr`].
#[derive(Debug)]
pub enum ExprKind {
    /// Stands where a syntax error was reported. Further errors about it would be noise.
    Bad,
    /// A name.
    Ident(Ident),
    /// A number, character or string as written.
    Literal(Literal),
    /// `T{…}`, or an element `{…}` of a composite literal.
    Composite(Box<CompositeLit>),
    /// `func(…) {…}`.
    Func(Box<FuncLit>),
    /// `(x)`.
    Paren(Box<Expr>),
    /// `x.f`: a field, a method, a member of a package.
    Selector(Box<SelectorExpr>),
    /// `x[i]`, or an instantiation `x[T1, T2]`.
    Index(Box<IndexExpr>),
    /// `x[i:j]` or `x[i:j:k]`.
    Slice(Box<SliceExpr>),
    /// `x.(T)`.
    TypeAssert(Box<TypeAssertExpr>),
    /// `f(…)`: a call or a conversion.
    Call(Box<CallExpr>),
    /// `*x`: a dereference or a pointer type.
    Star(Box<Expr>),
    /// `-x` and the like.
    Unary(Box<UnaryExpr>),
    /// `x + y` and the like.
    Binary(Box<BinaryExpr>),
    /// `[n]T` or `[...]T`.
    ArrayType(Box<ArrayType>),
    /// `[]T`.
    SliceType(Box<Expr>),
    /// `struct {…}`.
    StructType(Box<StructType>),
    /// `func(…) …`, the type.
    FuncType(Box<FuncType>),
    /// `interface {…}`.
    InterfaceType(Box<InterfaceType>),
    /// `map[K]V`.
    MapType(Box<MapType>),
    /// `chan T`, `<-chan T`, `chan<- T`.
    ChanType(Box<ChanType>),
    /// `...T`, the type of a last parameter.
    Variadic(Box<Expr>),
    /// `key: value`, in a composite literal only.
    KeyValue(Box<KeyValueExpr>),
}

impl Expr {
    /// An expression of the given kind at `span`.
    pub fn new(span: Span, kind: ExprKind) -> Expr {
        Expr { span, kind }
    }

    /// First position.
    pub fn pos(&self) -> Pos {
        self.span.start
    }

    /// The expression inside any parentheses around it.
    pub fn unparen(&self) -> &Expr {
        let mut expr = self;
        while let ExprKind::Paren(inner) = &expr.kind {
            expr = inner;
        }
        expr
    }

    /// The name, if the expression is just a name.
    pub fn as_ident(&self) -> Option<Ident> {
        match self.kind {
            ExprKind::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    /// Whether the expression is the blank identifier.
    pub fn is_blank(&self) -> bool {
        self.as_ident().is_some_and(Ident::is_blank)
    }
}

/// The kinds of [`Literal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LiteralKind {
    /// `12`, `0x1f`
    Int,
    /// `1.5`, `0x1p-2`
    Float,
    /// `2i`
    Imaginary,
    /// `'a'`
    Char,
    /// `"a"`, `` `a` ``
    String,
}

/// A literal. `crate::lexer::literal` computes the values of characters and strings.
#[derive(Clone, Copy, Debug)]
pub struct Literal {
    /// What it denotes.
    pub kind: LiteralKind,
    /// As written, quotes, underscores and prefixes included.
    pub text: Symbol,
    /// A syntax error in it was reported; its value is not to be computed.
    pub bad: bool,
}

/// `T{…}`.
#[derive(Debug)]
pub struct CompositeLit {
    /// The type; `None` for an element whose type is left out. `[...]T` is an [`ExprKind::ArrayType`].
    pub ty: Option<Expr>,
    /// `{`
    pub lbrace: Pos,
    /// The elements; those with a key are [`ExprKind::KeyValue`].
    pub elements: Vec<Expr>,
    /// `}`
    pub rbrace: Pos,
}

/// `key: value`.
#[derive(Debug)]
pub struct KeyValueExpr {
    /// Field name, index or map key.
    pub key: Expr,
    /// `:`
    pub colon: Pos,
    /// The value.
    pub value: Expr,
}

/// `func(…) {…}`.
#[derive(Debug)]
pub struct FuncLit {
    /// Signature.
    pub ty: FuncType,
    /// Body.
    pub body: Block,
}

/// `x.f`.
#[derive(Debug)]
pub struct SelectorExpr {
    /// What is selected from.
    pub x: Expr,
    /// The selected name.
    pub sel: Ident,
}

/// `x[i]`, `x[T1, T2]`.
#[derive(Debug)]
pub struct IndexExpr {
    /// What is indexed or instantiated.
    pub x: Expr,
    /// `[`
    pub lbracket: Pos,
    /// One index, or one or more types.
    pub indices: Vec<Expr>,
    /// `]`
    pub rbracket: Pos,
}

/// `x[i:j:k]`.
#[derive(Debug)]
pub struct SliceExpr {
    /// What is sliced.
    pub x: Expr,
    /// `[`
    pub lbracket: Pos,
    /// Lower bound.
    pub low: Option<Expr>,
    /// Upper bound.
    pub high: Option<Expr>,
    /// Bound of the capacity. With three indices, high and max are always there (the parser saw to it).
    pub max: Option<Expr>,
    /// `x[i:j:k]`, not `x[i:j]`.
    pub three: bool,
    /// `]`
    pub rbracket: Pos,
}

/// `x.(T)`.
#[derive(Debug)]
pub struct TypeAssertExpr {
    /// The interface value.
    pub x: Expr,
    /// `(`
    pub lparen: Pos,
    /// The type; `None` for `x.(type)`, which the parser leaves only where it reported an error.
    pub ty: Option<Expr>,
    /// `)`
    pub rparen: Pos,
}

/// `f(…)`.
#[derive(Debug)]
pub struct CallExpr {
    /// What is called, or the type converted to.
    pub fun: Expr,
    /// `(`
    pub lparen: Pos,
    /// Arguments; the first of `make` and `new` is a type.
    pub args: Vec<Expr>,
    /// The `...` after the last argument.
    pub ellipsis: Option<Pos>,
    /// `)`
    pub rparen: Pos,
}

/// `-x`.
#[derive(Debug)]
pub struct UnaryExpr {
    /// Operator; it stands where the expression starts.
    pub op: UnaryOp,
    /// Operand.
    pub x: Expr,
}

/// `x + y`.
#[derive(Debug)]
pub struct BinaryExpr {
    /// Left operand.
    pub x: Expr,
    /// Operator.
    pub op: BinaryOp,
    /// Where the operator stands.
    pub op_pos: Pos,
    /// Right operand.
    pub y: Expr,
}

impl BinaryExpr {
    /// The leftmost operand of a chain, and the binary expressions that have it at their left end, innermost first.
    ///
    /// `a + b*c - d` gives `a`, then `a + b*c`, then the whole. Parentheses end the chain. A walk that goes along
    /// the returned list handles a chain of any length without recursion on its left side.
    pub fn spine(&self) -> (&Expr, Vec<&BinaryExpr>) {
        let mut chain = vec![self];
        let mut left = &self.x;
        while let ExprKind::Binary(inner) = &left.kind {
            chain.push(inner);
            left = &inner.x;
        }
        chain.reverse();
        (left, chain)
    }
}

/// `[n]T`.
#[derive(Debug)]
pub struct ArrayType {
    /// The length; `None` for `[...]T`, which is legal only as the type of a composite literal.
    pub len: Option<Expr>,
    /// Element type.
    pub elem: Expr,
}

/// `map[K]V`.
#[derive(Debug)]
pub struct MapType {
    /// Key type.
    pub key: Expr,
    /// Element type.
    pub value: Expr,
}

/// Which ways a channel goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// `chan T`.
#[derive(Debug)]
pub struct ChanType {
    /// Direction.
    pub dir: ChanDir,
    /// Element type.
    pub elem: Expr,
}

/// Type parameters of a declaration: `[K comparable, V any]`. The field types are constraints.
pub type TypeParams = FieldList;
