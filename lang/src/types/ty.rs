//! The type store: interned types and declared (named) types.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::spelling::Spellings;
use super::type_param::{Instances, TypeParamId, TypeParamTy};
use super::type_set::Term;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::FuncId;

/// A type, as a handle into a [`TypeStore`]. Equal handles mean identical types.
///
/// How the source writes the type (`byte` or `uint8`, an alias, with names of parameters) goes along for messages, see
/// `spelling.rs`, and takes part in no comparison.
#[derive(Clone, Copy, Debug)]
pub struct Ty {
    identity: u32,
    pub(super) spelling: u32,
}

impl PartialEq for Ty {
    fn eq(&self, other: &Ty) -> bool {
        self.identity == other.identity
    }
}

impl Eq for Ty {}

impl Ty {
    /// The type's number, dense from 0: equal for identical types.
    pub(super) fn index(self) -> usize {
        self.identity as usize
    }
}

impl Hash for Ty {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity.hash(state);
    }
}

/// A declared type (`type T …`), or a predeclared one such as `error`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NamedId(pub u32);

/// A package of the compilation. Unexported names of different packages differ.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PkgId(pub u32);

impl PkgId {
    /// The package of predeclared names, and the mark that exported names carry in type identity.
    pub const UNIVERSE: PkgId = PkgId(0);
}

/// Predeclared types, and the types of untyped constants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Basic {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

/// Direction of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// A struct field.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Field {
    /// The name; for an embedded field, the type's name.
    pub name: Symbol,
    /// The declaring package where the name is unexported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    /// The type.
    pub ty: Ty,
    /// Declared without a name.
    pub embedded: bool,
    /// The tag's text, unquoted; empty where there is none.
    pub tag: Arc<str>,
}

/// A struct type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct StructTy {
    /// In source order, blank ones included.
    pub fields: Vec<Field>,
}

/// A function type. A method's receiver is not part of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Signature {
    /// Parameter types; the last is a slice where `variadic`.
    pub params: Vec<Ty>,
    /// Result types.
    pub results: Vec<Ty>,
    /// Declared with `...T`.
    pub variadic: bool,
}

/// A method of an interface type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Method {
    /// The name.
    pub name: Symbol,
    /// The declaring package where the name is unexported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    /// A `TyKind::Func`.
    pub sig: Ty,
}

/// An interface type, embedded interfaces already merged in.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct InterfaceTy {
    /// All methods, sorted by name text, then package.
    pub methods: Vec<Method>,
    /// The types that the type set is limited to; `None` where it is limited by methods alone.
    pub terms: Option<Vec<Term>>,
    /// Embeds `comparable`: the type set has comparable types only. Never with terms.
    pub comparable: bool,
}

impl InterfaceTy {
    /// Usable only as a constraint (`comparable`, type sets).
    pub fn constraint_only(&self) -> bool {
        self.comparable || self.terms.is_some()
    }
}

/// What a type is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    /// The type of an expression that was already reported; silences what follows from it.
    Invalid,
    /// A predeclared type.
    Basic(Basic),
    /// A declared type. Its underlying type is in [`NamedTy`].
    Named(NamedId),
    /// `*T`
    Pointer(Ty),
    /// `[]T`
    Slice(Ty),
    /// `[N]T`
    Array(Ty, u64),
    /// `map[K]V`
    Map(Ty, Ty),
    /// `chan T`
    Chan(ChanDir, Ty),
    /// `struct{…}`
    Struct(Arc<StructTy>),
    /// `func(…) …`
    Func(Arc<Signature>),
    /// `interface{…}`
    Interface(Arc<InterfaceTy>),
    /// The type of a call with no result or several; never the type of a variable.
    Tuple(Arc<[Ty]>),
    /// A type parameter, while a generic declaration is checked for its errors. It is its own underlying type.
    TypeParam(TypeParamId),
}

/// A declared type's facts, filled in while its declaration is checked.
#[derive(Clone, Debug)]
pub struct NamedTy {
    /// The name.
    pub name: Symbol,
    /// The declaring package.
    pub pkg: PkgId,
    /// The package's name as it is printed before the type's (`main`, `time`); empty for predeclared types.
    pub pkg_name: Arc<str>,
    /// The package's import path (`main`, `container/list`); empty for predeclared types.
    pub pkg_path: Arc<str>,
    /// Where it is declared.
    pub span: Span,
    /// The underlying type: never `Named`. `None` while the declaration is being resolved.
    pub underlying: Option<Ty>,
    /// Declared methods, sorted by name text once the package's declarations are collected.
    pub methods: Vec<NamedMethod>,
    /// Declared inside a function; such types of equal name are told apart by their id.
    pub local: bool,
    /// The how manyth of the package's local types it is, which programs see in the names of instances.
    pub number: u32,
    /// For an instance of a generic type, the generic type.
    pub origin: Option<NamedId>,
    /// Type arguments of an instance; the parameters themselves of a generic type. A type declared in an instance of a
    /// generic function has the function's, and no origin.
    pub args: Arc<[Ty]>,
    /// For a generic type declared in an instance of a generic function and for its instances, the function's arguments, which
    /// programs see before its own.
    pub outer: Arc<[Ty]>,
    /// Type parameters occur in it.
    pub parameterized: bool,
    /// How deep the type arguments nest, instances among them.
    pub depth: u32,
}

/// A method declared on a named type.
#[derive(Clone, Debug)]
pub struct NamedMethod {
    /// The name.
    pub name: Symbol,
    /// The declaring package where the name is unexported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    /// Declared with a pointer receiver.
    pub ptr_recv: bool,
    /// A `TyKind::Func` without the receiver.
    pub sig: Ty,
    /// The function; its first parameter is the receiver. That of a method with type parameters, and of a method of a type in
    /// which type parameters occur, is the generic one, without a body.
    pub func: FuncId,
    /// Where it is declared.
    pub span: Span,
    /// Its own type parameters.
    pub type_params: Arc<[Ty]>,
}

/// All types of a compilation.
#[derive(Clone, Debug)]
pub struct TypeStore {
    /// By spelling; a type's identity is the spelling that came first.
    kinds: Vec<TyKind>,
    /// By spelling: how deep the type's components nest, type arguments included.
    pub(super) depths: Vec<u32>,
    index: FxHashMap<TyKind, Ty>,
    pub(super) named: Vec<NamedTy>,
    pub(super) spellings: Spellings,
    pub(super) type_params: Vec<TypeParamTy>,
    pub(super) instances: Instances,
}

macro_rules! predeclared {
    ($($konst:ident = $kind:expr;)*) => {
        impl Ty { predeclared!(@consts 0; $($konst)*); }
        const PREDECLARED: &[TyKind] = &[$($kind),*];
    };
    (@consts $n:expr; $head:ident $($tail:ident)*) => {
        #[allow(missing_docs)]
        pub const $head: Ty = Ty { identity: $n, spelling: $n };
        predeclared!(@consts $n + 1; $($tail)*);
    };
    (@consts $n:expr;) => {
        /// `byte`, which is `uint8`.
        pub const BYTE: Ty = Ty { identity: Ty::UINT8.identity, spelling: $n };
        /// `rune`, which is `int32`.
        pub const RUNE: Ty = Ty { identity: Ty::INT32.identity, spelling: $n + 1 };
    };
}

predeclared! {
    INVALID = TyKind::Invalid;
    BOOL = TyKind::Basic(Basic::Bool);
    INT = TyKind::Basic(Basic::Int);
    INT8 = TyKind::Basic(Basic::Int8);
    INT16 = TyKind::Basic(Basic::Int16);
    INT32 = TyKind::Basic(Basic::Int32);
    INT64 = TyKind::Basic(Basic::Int64);
    UINT = TyKind::Basic(Basic::Uint);
    UINT8 = TyKind::Basic(Basic::Uint8);
    UINT16 = TyKind::Basic(Basic::Uint16);
    UINT32 = TyKind::Basic(Basic::Uint32);
    UINT64 = TyKind::Basic(Basic::Uint64);
    UINTPTR = TyKind::Basic(Basic::Uintptr);
    FLOAT32 = TyKind::Basic(Basic::Float32);
    FLOAT64 = TyKind::Basic(Basic::Float64);
    COMPLEX64 = TyKind::Basic(Basic::Complex64);
    COMPLEX128 = TyKind::Basic(Basic::Complex128);
    STRING = TyKind::Basic(Basic::String);
    UNSAFE_POINTER = TyKind::Basic(Basic::UnsafePointer);
    UNTYPED_BOOL = TyKind::Basic(Basic::UntypedBool);
    UNTYPED_INT = TyKind::Basic(Basic::UntypedInt);
    UNTYPED_RUNE = TyKind::Basic(Basic::UntypedRune);
    UNTYPED_FLOAT = TyKind::Basic(Basic::UntypedFloat);
    UNTYPED_COMPLEX = TyKind::Basic(Basic::UntypedComplex);
    UNTYPED_STRING = TyKind::Basic(Basic::UntypedString);
    UNTYPED_NIL = TyKind::Basic(Basic::UntypedNil);
}

impl Default for TypeStore {
    fn default() -> Self {
        Self::new()
    }
}

impl TypeStore {
    /// A store that holds the predeclared basic types at their constant handles.
    pub fn new() -> Self {
        let mut store = TypeStore {
            kinds: Vec::new(),
            depths: Vec::new(),
            index: FxHashMap::default(),
            named: Vec::new(),
            spellings: Spellings::default(),
            type_params: Vec::new(),
            instances: Instances::default(),
        };
        for kind in PREDECLARED {
            store.intern(kind.clone());
        }
        for synonym in [Ty::BYTE, Ty::RUNE] {
            let spelling = store.add_spelling(PREDECLARED[synonym.identity as usize].clone());
            debug_assert_eq!(spelling, synonym.spelling);
        }
        store
    }

    /// The handle of the type that `kind` describes, spelled as its components are.
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        match self.index.get(&kind) {
            Some(&ty) => self.respell(ty, kind, None),
            None => {
                let spelling = self.add_spelling(kind.clone());
                let ty = Ty { identity: spelling, spelling };
                self.index.insert(kind, ty);
                ty
            }
        }
    }

    pub(super) fn add_spelling(&mut self, kind: TyKind) -> u32 {
        let spelling = u32::try_from(self.kinds.len()).expect("fewer than 2^32 types");
        self.depths.push(self.depth_of(&kind));
        self.kinds.push(kind);
        spelling
    }

    /// What `ty` is, names not looked through.
    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.spelling as usize]
    }

    /// What `ty` is underneath its name. `Invalid` for a name that is still being resolved.
    pub fn underlying(&self, ty: Ty) -> &TyKind {
        match self.kind(ty) {
            TyKind::Named(id) => match self.named(*id).underlying {
                Some(under) => self.kind(under),
                None => &TyKind::Invalid,
            },
            kind => kind,
        }
    }

    /// The underlying type's handle.
    pub fn underlying_ty(&self, ty: Ty) -> Ty {
        match self.kind(ty) {
            TyKind::Named(id) => self.named(*id).underlying.unwrap_or(Ty::INVALID),
            _ => ty,
        }
    }

    /// Declares a named type; its underlying type and methods follow by [`TypeStore::named_mut`].
    pub fn declare(&mut self, named: NamedTy) -> (NamedId, Ty) {
        let id = NamedId(u32::try_from(self.named.len()).expect("fewer than 2^32 declared types"));
        self.named.push(named);
        (id, self.intern(TyKind::Named(id)))
    }

    /// A declared type's facts.
    pub fn named(&self, id: NamedId) -> &NamedTy {
        &self.named[id.0 as usize]
    }

    /// A declared type's facts, to fill in.
    pub fn named_mut(&mut self, id: NamedId) -> &mut NamedTy {
        &mut self.named[id.0 as usize]
    }

    /// Every type there is, each once.
    pub fn all(&self) -> impl Iterator<Item = Ty> + '_ {
        self.index.values().copied()
    }

    /// `*elem`
    pub fn pointer(&mut self, elem: Ty) -> Ty {
        self.intern(TyKind::Pointer(elem))
    }

    /// `[]elem`
    pub fn slice(&mut self, elem: Ty) -> Ty {
        self.intern(TyKind::Slice(elem))
    }

    /// A tuple of results.
    pub fn tuple(&mut self, elems: &[Ty]) -> Ty {
        self.intern(TyKind::Tuple(elems.into()))
    }

    /// The empty interface, `any`.
    pub fn any(&mut self) -> Ty {
        self.intern(TyKind::Interface(Arc::new(InterfaceTy::default())))
    }

    /// Whether the underlying type is an interface.
    pub fn is_interface(&self, ty: Ty) -> bool {
        matches!(self.underlying(ty), TyKind::Interface(_))
    }
}
