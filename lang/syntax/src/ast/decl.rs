//! Declarations, signatures and the bodies of types.

use std::cell::OnceCell;

use super::{Block, Expr, Ident, Literal, TypeParams};
use crate::source::{Pos, Span};

/// A source file.
#[derive(Debug)]
pub struct File {
    /// Where `package` stands.
    pub package_pos: Pos,
    /// Name of the package.
    pub name: Ident,
    /// Declarations in order; imports come first.
    pub decls: Vec<Decl>,
    /// `//go:…`, `//minigo:…` and `//line` comments in order.
    pub directives: Vec<Directive>,
    /// The whole file.
    pub span: Span,
}

/// A comment that tells the compiler something.
#[derive(Debug)]
pub struct Directive {
    /// Where it stands.
    pub span: Span,
    /// The comment without `//`, such as `go:noinline`.
    pub text: Box<str>,
}

/// A declaration.
#[derive(Debug)]
pub enum Decl {
    /// Stands where a syntax error was reported.
    Bad(Span),
    /// `import`
    Import(DeclGroup<Box<ImportSpec>>),
    /// `const`
    Const(DeclGroup<Box<ConstSpec>>),
    /// `type`
    Type(DeclGroup<Box<TypeSpec>>),
    /// `var`
    Var(DeclGroup<Box<VarSpec>>),
    /// `func`
    Func(Box<FuncDecl>),
}

impl Decl {
    /// All of it.
    pub fn span(&self) -> Span {
        match self {
            Decl::Bad(span) => *span,
            Decl::Import(group) => group.span,
            Decl::Const(group) => group.span,
            Decl::Type(group) => group.span,
            Decl::Var(group) => group.span,
            Decl::Func(func) => func.span,
        }
    }

    /// Number of names that it declares.
    pub fn names(&self) -> usize {
        match self {
            Decl::Bad(_) => 0,
            Decl::Import(group) => group.specs.len(),
            Decl::Const(group) => group.specs.iter().map(|spec| spec.names.len()).sum(),
            Decl::Type(group) => group.specs.len(),
            Decl::Var(group) => group.specs.iter().map(|spec| spec.names.len()).sum(),
            Decl::Func(_) => 1,
        }
    }
}

/// What follows one keyword: one specification, or several in parentheses.
#[derive(Debug)]
pub struct DeclGroup<S> {
    /// From the keyword on.
    pub span: Span,
    /// Written with parentheses.
    pub parenthesized: bool,
    /// Specifications in order; `iota` is the index.
    pub specs: Vec<S>,
}

/// `name "path"`.
#[derive(Debug)]
pub struct ImportSpec {
    /// All of it.
    pub span: Span,
    /// Name in this file; `.` is [`Symbol::DOT`](crate::symbol::Symbol::DOT).
    pub name: Option<Ident>,
    /// Where the path stands.
    pub path_span: Span,
    /// The path, a string literal.
    pub path: Literal,
}

/// `a, b T = x, y` after `const`.
#[derive(Debug)]
pub struct ConstSpec {
    /// All of it.
    pub span: Span,
    /// Names.
    pub names: Vec<Ident>,
    /// Type.
    pub ty: Option<Expr>,
    /// Values; when empty, type and values are those of the specification before.
    pub values: Vec<Expr>,
}

/// `T[P C] = U` after `type`.
#[derive(Debug)]
pub struct TypeSpec {
    /// All of it.
    pub span: Span,
    /// Name.
    pub name: Ident,
    /// Type parameters.
    pub type_params: Option<TypeParams>,
    /// Declared with `=`.
    pub alias: bool,
    /// The type.
    pub ty: Expr,
}

/// `a, b T = x, y` after `var`.
#[derive(Debug)]
pub struct VarSpec {
    /// All of it.
    pub span: Span,
    /// Names.
    pub names: Vec<Ident>,
    /// Type; the parser sees to it that a type or values are there.
    pub ty: Option<Expr>,
    /// Values.
    pub values: Vec<Expr>,
}

/// A function or method.
#[derive(Debug)]
pub struct FuncDecl {
    /// From `func` to the end.
    pub span: Span,
    /// Receiver; the checker reports none or more than one in it.
    pub recv: Option<FieldList>,
    /// Name.
    pub name: Ident,
    /// What follows the name.
    pub tail: Deferred<FuncTail>,
    /// What a directive above it promises.
    pub promise: Option<Promise>,
    /// `//go:noinline` stands above it.
    pub noinline: bool,
}

/// What a function that is declared elsewhere does with the pointers among its arguments. Without a promise it may
/// keep them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Promise {
    /// `//go:noescape`: when it has returned, nothing holds them.
    NoEscape,
    /// `//minigo:toresults`: nothing but its results holds them.
    ToResults,
}

impl Promise {
    /// The promise that a directive makes.
    pub fn of(directive: &Directive) -> Option<Promise> {
        match &*directive.text {
            "go:noescape" => Some(Promise::NoEscape),
            "minigo:toresults" => Some(Promise::ToResults),
            _ => None,
        }
    }
}

/// What follows the name of a declared function.
#[derive(Debug)]
pub struct FuncTail {
    /// Signature, with the type parameters.
    pub ty: FuncType,
    /// Body; `None` where it is declared elsewhere.
    pub body: Option<Deferred<Block>>,
}

/// A part of a tree that may be parsed later than the rest, when it is first wanted: see
/// [`parse_outline`](crate::parser::parse_outline).
#[derive(Debug)]
pub struct Deferred<T> {
    /// All of it.
    pub span: Span,
    tree: OnceCell<T>,
}

impl<T> Deferred<T> {
    /// A part that is parsed.
    pub fn parsed(span: Span, tree: T) -> Deferred<T> {
        Deferred { span, tree: tree.into() }
    }

    /// A part that is still to be parsed.
    pub fn unparsed(span: Span) -> Deferred<T> {
        Deferred { span, tree: OnceCell::new() }
    }

    /// The tree, if it is parsed.
    pub fn get(&self) -> Option<&T> {
        self.tree.get()
    }

    /// The tree, parsed now by `parse` unless it was before.
    pub fn get_or_parse(&self, parse: impl FnOnce(Span) -> T) -> &T {
        self.tree.get_or_init(|| parse(self.span))
    }
}

/// A signature.
#[derive(Debug)]
pub struct FuncType {
    /// From `func`, or from the parameters where there is no `func` (methods of interfaces), to the end.
    pub span: Span,
    /// Type parameters.
    pub type_params: Option<TypeParams>,
    /// Parameters; the last may be of an [`ExprKind::Variadic`](super::ExprKind::Variadic) type.
    pub params: FieldList,
    /// Results; empty when there are none. A single type without parentheses is a list of one field.
    pub results: FieldList,
}

impl FuncType {
    /// The signature of a function without parameters and results.
    pub fn empty(span: Span) -> FuncType {
        let none = || FieldList { span, fields: Vec::new() };
        FuncType { span, type_params: None, params: none(), results: none() }
    }
}

/// Parameters, results, a receiver or type parameters.
#[derive(Debug, Default)]
pub struct FieldList {
    /// With the brackets where there are any.
    pub span: Span,
    /// Fields in order.
    pub fields: Vec<Field>,
}

impl FieldList {
    /// Number of values: a field without name counts for one.
    pub fn count(&self) -> usize {
        self.fields.iter().map(|field| field.names.len().max(1)).sum()
    }

    /// Where its first field stands; where itself stands if it has none.
    pub fn first_span(&self) -> Span {
        self.fields.first().map_or(self.span, |field| field.span)
    }
}

/// `a, b T`.
#[derive(Debug)]
pub struct Field {
    /// All of it.
    pub span: Span,
    /// Names; none for an unnamed parameter or an embedded field.
    pub names: Vec<Ident>,
    /// Type.
    pub ty: Expr,
}

/// `struct {…}`.
#[derive(Debug)]
pub struct StructType {
    /// Fields in order.
    pub fields: Vec<StructField>,
}

/// `a, b T "tag"`, or an embedded `T "tag"`.
#[derive(Debug)]
pub struct StructField {
    /// All of it.
    pub span: Span,
    /// Names; none for an embedded field, whose type is a name, maybe qualified, instantiated or with a star.
    pub names: Vec<Ident>,
    /// Type.
    pub ty: Expr,
    /// Tag, a string literal.
    pub tag: Option<(Span, Literal)>,
}

/// `interface {…}`.
#[derive(Debug)]
pub struct InterfaceType {
    /// Methods and embedded elements in order.
    pub elements: Vec<InterfaceElement>,
}

/// An element of an interface.
#[derive(Debug)]
pub enum InterfaceElement {
    /// `name(…) …`
    Method {
        /// Name.
        name: Ident,
        /// Signature.
        ty: Box<FuncType>,
    },
    /// A type, a union `A | B` ([`BinaryOp::Or`](super::BinaryOp::Or)) or `~T` ([`UnaryOp::Tilde`](super::UnaryOp::Tilde)).
    Embedded(Expr),
}
