//! The type store: interned types and declared (named) types.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::FuncId;

/// A type, as a handle into a [`TypeStore`]. Equal handles mean identical types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ty(pub u32);

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
    /// Usable only as a constraint (`comparable`, type sets).
    pub constraint_only: bool,
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
    /// The function; its first parameter is the receiver.
    pub func: FuncId,
    /// Where it is declared.
    pub span: Span,
}

/// All types of a compilation.
#[derive(Clone, Debug)]
pub struct TypeStore {
    kinds: Vec<TyKind>,
    index: FxHashMap<TyKind, Ty>,
    named: Vec<NamedTy>,
}

macro_rules! predeclared {
    ($($konst:ident = $kind:expr;)*) => {
        impl Ty { predeclared!(@consts 0; $($konst)*); }
        const PREDECLARED: &[TyKind] = &[$($kind),*];
    };
    (@consts $n:expr; $head:ident $($tail:ident)*) => {
        #[allow(missing_docs)]
        pub const $head: Ty = Ty($n);
        predeclared!(@consts $n + 1; $($tail)*);
    };
    (@consts $n:expr;) => {};
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
        let mut store = TypeStore { kinds: Vec::new(), index: FxHashMap::default(), named: Vec::new() };
        for kind in PREDECLARED {
            store.intern(kind.clone());
        }
        store
    }

    /// The handle of the type that `kind` describes.
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        if let Some(&ty) = self.index.get(&kind) {
            return ty;
        }
        let ty = Ty(u32::try_from(self.kinds.len()).expect("fewer than 2^32 types"));
        self.kinds.push(kind.clone());
        self.index.insert(kind, ty);
        ty
    }

    /// What `ty` is, names not looked through.
    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.0 as usize]
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

    /// Number of interned types; handles run from 0.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Never true: the predeclared types are always there.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
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
