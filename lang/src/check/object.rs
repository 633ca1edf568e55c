//! Declared entities and the scopes that hold them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::universe::BuiltinId;
use super::version::FileLanguage;
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Expr, FuncId, GlobalId, LocalId, Rhs};
use crate::types::{PkgId, Ty, Value};

/// A declared entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct ObjId(pub(super) u32);

/// A declaration at package level.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct DeclId(pub(super) u32);

/// A block, file, package or the universe. Those opened earlier come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ScopeId(pub(super) u32);

/// How far a package-level entity's declaration is checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// Not looked at.
    White,
    /// Being checked: meeting it again is a cycle.
    Grey,
    /// Its type (and value) are known.
    Black,
}

/// What an entity is.
#[derive(Clone, Debug)]
pub(super) enum ObjKind {
    /// An imported package, by its name in a file.
    Package(PkgId),
    /// A constant and its value.
    Const(Value),
    /// A type; `alias` where declared with `=`.
    Type { alias: bool },
    /// A package-level variable.
    Global(GlobalId),
    /// A variable of a function.
    Local { func: FuncId, local: LocalId, kind: LocalKind },
    /// A function. A method is one too.
    Func(FuncId),
    /// A predeclared function.
    Builtin(BuiltinId),
    /// `nil`
    Nil,
    /// A type parameter. In an instance its type is the argument.
    TypeParam,
}

/// Which variable of a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LocalKind {
    /// Declared in the body.
    Var,
    /// A method's receiver.
    Receiver,
    /// A parameter.
    Param,
    /// A result.
    Result,
}

/// A declared entity.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) name: Symbol,
    pub(super) pkg: PkgId,
    /// Where its name is declared.
    pub(super) span: Span,
    pub(super) kind: ObjKind,
    /// `None` until the declaration is checked that far.
    pub(super) ty: Option<Ty>,
    pub(super) state: State,
    /// For entities at package level.
    pub(super) decl: Option<DeclId>,
    /// Used somewhere; unused variables and imports are errors.
    pub(super) used: bool,
}

/// A declaration at package level, as source.
#[derive(Debug)]
pub(super) struct Decl<'a> {
    pub(super) pkg: PkgId,
    /// The file's scope.
    pub(super) scope: ScopeId,
    /// The file's language.
    pub(super) language: FileLanguage,
    pub(super) source: DeclSource<'a>,
    /// Constants, variables and functions it refers to, in the order of first reference.
    pub(super) deps: Vec<ObjId>,
    pub(super) dep_set: FxHashSet<ObjId>,
    /// A variable's initialisation, once checked.
    pub(super) init: Option<GlobalInit>,
}

/// The syntax of a declaration.
#[derive(Clone, Debug)]
pub(super) enum DeclSource<'a> {
    /// One constant.
    Const {
        ty: Option<&'a ast::Expr>,
        value: Option<&'a ast::Expr>,
        iota: i64,
        /// Type and value are those of an earlier specification.
        inherited: bool,
    },
    /// One variable, or all variables of `var a, b = f()`.
    Var { lhs: Vec<ObjId>, ty: Option<&'a ast::Expr>, value: Option<&'a ast::Expr> },
    /// A type.
    Type(&'a ast::TypeSpec),
    /// A function or method.
    Func(&'a ast::FuncDecl),
}

/// A checked initialisation of package-level variables.
#[derive(Debug)]
pub(super) struct GlobalInit {
    /// The variables; `None` for blank ones.
    pub(super) lhs: Vec<Option<GlobalId>>,
    pub(super) rhs: Rhs,
    pub(super) span: Span,
    /// Conversions of a tuple's values: temporaries, and what each variable gets.
    pub(super) converted: Option<(Vec<LocalId>, Vec<Expr>)>,
}

/// A scope.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The nearest scope around it that has names it can see.
    pub(super) parent: Option<ScopeId>,
    pub(super) names: FxHashMap<Symbol, ObjId>,
}
