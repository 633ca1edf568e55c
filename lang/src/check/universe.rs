//! The predeclared identifiers (Go specification, "Predeclared identifiers").

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::object::{ObjId, ObjKind, Object, Scope, ScopeId, State};
use crate::source::Span;
use crate::symbol::{Interner, Symbol};
use crate::types::{Alias, InterfaceTy, Method, NamedTy, PkgId, Signature, Ty, TyKind, TypeStore, Value};

macro_rules! builtins {
    ($($variant:ident = $name:literal, $args:literal, $variadic:literal, $class:ident;)*) => {
        /// A predeclared function.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum BuiltinId { $($variant),* }

        /// What a call of a predeclared function may stand for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum BuiltinClass {
            /// Its value must be used.
            Expression,
            /// It may be a statement.
            Statement,
        }

        impl BuiltinId {
            const ALL: &'static [BuiltinId] = &[$(BuiltinId::$variant),*];

            /// The name.
            pub(super) fn name(self) -> &'static str {
                match self { $(BuiltinId::$variant => $name),* }
            }

            /// Number of arguments, and whether there may be more.
            pub(super) fn arity(self) -> (usize, bool) {
                match self { $(BuiltinId::$variant => ($args, $variadic)),* }
            }

            /// Whether a call may be a statement.
            pub(super) fn class(self) -> BuiltinClass {
                match self { $(BuiltinId::$variant => BuiltinClass::$class),* }
            }
        }
    };
}

builtins! {
    Append = "append", 1, true, Expression;
    Cap = "cap", 1, false, Expression;
    Clear = "clear", 1, false, Statement;
    Close = "close", 1, false, Statement;
    Complex = "complex", 2, false, Expression;
    Copy = "copy", 2, false, Statement;
    Delete = "delete", 2, false, Statement;
    Imag = "imag", 1, false, Expression;
    Len = "len", 1, false, Expression;
    Make = "make", 1, true, Expression;
    Max = "max", 1, true, Expression;
    Min = "min", 1, true, Expression;
    New = "new", 1, false, Expression;
    Panic = "panic", 1, false, Statement;
    Print = "print", 0, true, Statement;
    Println = "println", 0, true, Statement;
    Real = "real", 1, false, Expression;
    Recover = "recover", 0, false, Statement;
}

const TYPES: &[(&str, Ty)] = &[
    ("bool", Ty::BOOL),
    ("int", Ty::INT),
    ("int8", Ty::INT8),
    ("int16", Ty::INT16),
    ("int32", Ty::INT32),
    ("int64", Ty::INT64),
    ("uint", Ty::UINT),
    ("uint8", Ty::UINT8),
    ("uint16", Ty::UINT16),
    ("uint32", Ty::UINT32),
    ("uint64", Ty::UINT64),
    ("uintptr", Ty::UINTPTR),
    ("float32", Ty::FLOAT32),
    ("float64", Ty::FLOAT64),
    ("complex64", Ty::COMPLEX64),
    ("complex128", Ty::COMPLEX128),
    ("string", Ty::STRING),
    ("byte", Ty::BYTE),
    ("rune", Ty::RUNE),
];

/// The universe scope and its objects.
pub(super) struct Universe {
    pub(super) objects: Vec<Object>,
    pub(super) scope: Scope,
}

/// The scope of the predeclared identifiers.
pub(super) const UNIVERSE_SCOPE: ScopeId = ScopeId(0);

impl Universe {
    /// Declares everything predeclared.
    pub(super) fn new(types: &mut TypeStore, interner: &Interner) -> Universe {
        let mut objects: Vec<Object> = Vec::new();
        let mut names = FxHashMap::default();
        let mut declare = |interner: &Interner, name: &str, kind: ObjKind, ty: Ty| {
            let name = interner.intern(name);
            names.insert(name, ObjId(objects.len() as u32));
            objects.push(Object {
                name,
                pkg: PkgId::UNIVERSE,
                span: Span::NONE,
                kind,
                ty: Some(ty),
                state: State::Black,
                decl: None,
                used: true,
            });
        };
        for (name, ty) in TYPES {
            declare(interner, name, ObjKind::Type { alias: false }, *ty);
        }
        let any = Alias {
            name: interner.intern("any"),
            pkg: PkgId::UNIVERSE,
            pkg_name: "".into(),
            target: types.any(),
            args: Arc::default(),
        };
        let any = types.alias(any);
        declare(interner, "any", ObjKind::Type { alias: true }, any);
        let error = declare_error(types);
        declare(interner, "error", ObjKind::Type { alias: false }, error);
        let constraint = InterfaceTy { comparable: true, ..InterfaceTy::default() };
        let constraint = types.intern(TyKind::Interface(Arc::new(constraint)));
        let comparable = declare_named(types, interner.intern("comparable"), constraint);
        declare(interner, "comparable", ObjKind::Type { alias: false }, comparable);
        for (name, value) in [("true", true), ("false", false)] {
            declare(interner, name, ObjKind::Const(Value::Bool(value)), Ty::UNTYPED_BOOL);
        }
        declare(interner, "iota", ObjKind::Const(Value::int(0)), Ty::UNTYPED_INT);
        declare(interner, "nil", ObjKind::Nil, Ty::UNTYPED_NIL);
        for &id in BuiltinId::ALL {
            declare(interner, id.name(), ObjKind::Builtin(id), Ty::INVALID);
        }
        Universe { objects, scope: Scope { parent: None, names } }
    }
}

fn declare_named(types: &mut TypeStore, name: Symbol, underlying: Ty) -> Ty {
    let named = NamedTy {
        name,
        pkg: PkgId::UNIVERSE,
        pkg_name: "".into(),
        pkg_path: "".into(),
        span: Span::NONE,
        underlying: Some(underlying),
        methods: Vec::new(),
        local: false,
        number: 0,
        origin: None,
        args: Arc::default(),
        outer: Arc::default(),
        parameterized: false,
        depth: 0,
    };
    types.declare(named).1
}

fn declare_error(types: &mut TypeStore) -> Ty {
    let sig = Signature { params: Vec::new(), results: vec![Ty::STRING], variadic: false };
    let sig = types.intern(TyKind::Func(Arc::new(sig)));
    let method = Method { name: Symbol::ERROR_METHOD, pkg: PkgId::UNIVERSE, sig };
    let iface = InterfaceTy { methods: vec![method], ..InterfaceTy::default() };
    let iface = types.intern(TyKind::Interface(Arc::new(iface)));
    declare_named(types, Symbol::ERROR, iface)
}
