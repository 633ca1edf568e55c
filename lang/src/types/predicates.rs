//! Properties of types: what may be compared, ordered, added, nil (Go specification, "Properties of types and values").

use rustc_hash::FxHashSet;

use super::{Basic, InterfaceTy, Ty, TyKind, TypeStore};

impl TypeStore {
    /// The predeclared type underneath, if there is one.
    pub fn basic(&self, ty: Ty) -> Option<Basic> {
        match self.underlying(ty) {
            TyKind::Basic(basic) => Some(*basic),
            _ => None,
        }
    }

    /// Whether the type underneath is predeclared and satisfies `holds`; of a type parameter, all specific types.
    fn all_basic(&self, ty: Ty, holds: impl Fn(Basic) -> bool) -> bool {
        match self.kind(ty) {
            TyKind::TypeParam(_) => self.all_types(ty, |ty| self.basic(ty).is_some_and(&holds)),
            _ => self.basic(ty).is_some_and(holds),
        }
    }

    /// Any boolean type.
    pub fn is_boolean(&self, ty: Ty) -> bool {
        self.all_basic(ty, |basic| matches!(basic, Basic::Bool | Basic::UntypedBool))
    }

    /// Any string type.
    pub fn is_string(&self, ty: Ty) -> bool {
        self.all_basic(ty, Basic::is_string)
    }

    /// Any integer type.
    pub fn is_integer(&self, ty: Ty) -> bool {
        self.all_basic(ty, Basic::is_integer)
    }

    /// Any unsigned integer type.
    pub fn is_unsigned(&self, ty: Ty) -> bool {
        use Basic::*;
        self.all_basic(ty, |basic| matches!(basic, Uint | Uint8 | Uint16 | Uint32 | Uint64 | Uintptr))
    }

    /// Any floating-point type.
    pub fn is_float(&self, ty: Ty) -> bool {
        self.all_basic(ty, Basic::is_float)
    }

    /// Any complex type.
    pub fn is_complex(&self, ty: Ty) -> bool {
        self.all_basic(ty, Basic::is_complex)
    }

    /// Any numeric type.
    pub fn is_numeric(&self, ty: Ty) -> bool {
        self.all_basic(ty, |basic| basic.is_integer() || basic.is_float() || basic.is_complex())
    }

    /// Any numeric or string type: one with `+`.
    pub fn is_additive(&self, ty: Ty) -> bool {
        self.all_basic(ty, |basic| {
            basic.is_integer() || basic.is_float() || basic.is_complex() || basic.is_string()
        })
    }

    /// Boolean, numeric or string: a type that constants can have. No type parameter is one.
    pub fn is_const_type(&self, ty: Ty) -> bool {
        !self.is_type_param(ty) && (self.is_boolean(ty) || self.is_numeric(ty) || self.is_string(ty))
    }

    /// A type with `<`.
    pub fn is_ordered(&self, ty: Ty) -> bool {
        self.all_basic(ty, |basic| basic.is_integer() || basic.is_float() || basic.is_string())
    }

    /// One of the types of untyped constants and `nil`.
    pub fn is_untyped(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Basic(basic) if basic.is_untyped())
    }

    /// `[]byte` or `[]rune`, by the element's underlying type.
    pub fn is_bytes_or_runes(&self, ty: Ty) -> bool {
        match self.underlying(ty) {
            TyKind::Slice(elem) => matches!(self.basic(*elem), Some(Basic::Uint8 | Basic::Int32)),
            _ => false,
        }
    }
}

impl Basic {
    /// An integer type.
    pub fn is_integer(self) -> bool {
        super::integer_range(self).is_some() || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    /// A floating-point type.
    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    /// A complex type.
    pub fn is_complex(self) -> bool {
        matches!(self, Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex)
    }

    /// A string type.
    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    /// The type of an untyped constant, or of `nil`.
    pub fn is_untyped(self) -> bool {
        use Basic as B;
        matches!(
            self,
            B::UntypedBool
                | B::UntypedInt
                | B::UntypedRune
                | B::UntypedFloat
                | B::UntypedComplex
                | B::UntypedString
                | B::UntypedNil
        )
    }

    /// The name, as messages print it.
    pub fn name(self) -> &'static str {
        match self {
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }
}

/// The type that an untyped constant takes where nothing else gives it one.
pub fn default_type(ty: Ty) -> Ty {
    const DEFAULTS: [(Ty, Ty); 6] = [
        (Ty::UNTYPED_BOOL, Ty::BOOL),
        (Ty::UNTYPED_INT, Ty::INT),
        (Ty::UNTYPED_RUNE, Ty::RUNE),
        (Ty::UNTYPED_FLOAT, Ty::FLOAT64),
        (Ty::UNTYPED_COMPLEX, Ty::COMPLEX128),
        (Ty::UNTYPED_STRING, Ty::STRING),
    ];
    DEFAULTS.iter().find(|(untyped, _)| *untyped == ty).map_or(ty, |(_, default)| *default)
}

/// Predeclared, declared or a type parameter: a type with a name of its own.
pub fn has_name(store: &TypeStore, ty: Ty) -> bool {
    matches!(store.kind(ty), TyKind::Basic(_) | TyKind::Named(_) | TyKind::TypeParam(_))
}

/// Whether `nil` is a value of the type.
pub fn has_nil(store: &TypeStore, ty: Ty) -> bool {
    match store.underlying(ty) {
        TyKind::Basic(basic) => matches!(basic, Basic::UnsafePointer | Basic::UntypedNil),
        TyKind::Slice(_)
        | TyKind::Pointer(_)
        | TyKind::Func(_)
        | TyKind::Map(..)
        | TyKind::Chan(..)
        | TyKind::Interface(_) => true,
        TyKind::TypeParam(_) => store.all_types(ty, |ty| has_nil(store, ty)),
        _ => false,
    }
}

/// The pointer's base type and true, or the type itself; names are not looked through.
pub fn deref(store: &TypeStore, ty: Ty) -> (Ty, bool) {
    match store.kind(ty) {
        TyKind::Pointer(base) => (*base, true),
        _ => (ty, false),
    }
}

/// Why values of a type cannot be compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Incomparable {
    /// A slice, map or function, or `nil` itself.
    Never,
    /// A struct with an incomparable field of this type.
    Field(Ty),
    /// An array of incomparable elements; the array type.
    Array(Ty),
    /// A type parameter that stands for incomparable types too, or for none at all.
    TypeSet {
        /// For none at all.
        empty: bool,
    },
}

/// Why values of `ty` cannot be compared, or `None` where they can.
pub fn incomparable(store: &TypeStore, ty: Ty) -> Option<Incomparable> {
    fn visit(store: &TypeStore, ty: Ty, seen: &mut FxHashSet<Ty>) -> Option<Incomparable> {
        match store.underlying(ty) {
            TyKind::Struct(_) | TyKind::Array(..) | TyKind::TypeParam(_) if !seen.insert(ty) => None,
            TyKind::Basic(Basic::UntypedNil) => Some(Incomparable::Never),
            TyKind::Invalid
            | TyKind::Basic(_)
            | TyKind::Pointer(_)
            | TyKind::Chan(..)
            | TyKind::Interface(_)
            | TyKind::Named(_) => None,
            TyKind::Struct(fields) => fields
                .fields
                .iter()
                .find(|field| visit(store, field.ty, seen).is_some())
                .map(|field| Incomparable::Field(field.ty)),
            TyKind::Array(elem, _) => visit(store, *elem, seen).map(|_| Incomparable::Array(ty)),
            TyKind::Slice(_) | TyKind::Map(..) | TyKind::Func(_) | TyKind::Tuple(_) => {
                Some(Incomparable::Never)
            }
            TyKind::TypeParam(_) => {
                let constraint = store.constraint(ty);
                let empty = constraint.terms.as_ref().is_some_and(Vec::is_empty);
                (!set_comparable(store, &constraint, seen)).then_some(Incomparable::TypeSet { empty })
            }
        }
    }
    visit(store, ty, &mut FxHashSet::default())
}

/// Whether all types of a constraint are strictly comparable. A constraint may speak of its own type parameter, so that types
/// already `seen` are not looked at again.
fn set_comparable(store: &TypeStore, constraint: &InterfaceTy, seen: &mut FxHashSet<Ty>) -> bool {
    match &constraint.terms {
        None => constraint.comparable,
        Some(terms) => {
            !terms.is_empty() && terms.iter().all(|term| strictly_comparable_unseen(store, term.ty, seen))
        }
    }
}

/// Whether `==` is defined for two values of the type and never panics.
pub fn strictly_comparable(store: &TypeStore, ty: Ty) -> bool {
    strictly_comparable_unseen(store, ty, &mut FxHashSet::default())
}

fn strictly_comparable_unseen(store: &TypeStore, ty: Ty, seen: &mut FxHashSet<Ty>) -> bool {
    match store.underlying(ty) {
        TyKind::Interface(_) | TyKind::TypeParam(_) | TyKind::Struct(_) | TyKind::Array(..)
            if !seen.insert(ty) =>
        {
            true
        }
        TyKind::Interface(iface) => set_comparable(store, iface, seen),
        TyKind::TypeParam(_) => set_comparable(store, &store.constraint(ty), seen),
        TyKind::Struct(fields) => {
            fields.fields.iter().all(|field| strictly_comparable_unseen(store, field.ty, seen))
        }
        TyKind::Array(elem, _) => strictly_comparable_unseen(store, *elem, seen),
        _ => comparable(store, ty),
    }
}

/// Whether `==` is defined for two values of the type.
pub fn comparable(store: &TypeStore, ty: Ty) -> bool {
    incomparable(store, ty).is_none()
}

/// Whether the types are identical but for struct tags, at any depth.
pub fn identical_ignoring_tags(store: &TypeStore, a: Ty, b: Ty) -> bool {
    if a == b {
        return true;
    }
    let all = |xs: &[Ty], ys: &[Ty]| {
        xs.len() == ys.len() && xs.iter().zip(ys).all(|(&x, &y)| identical_ignoring_tags(store, x, y))
    };
    match (store.kind(a), store.kind(b)) {
        (TyKind::Pointer(x), TyKind::Pointer(y)) | (TyKind::Slice(x), TyKind::Slice(y)) => {
            identical_ignoring_tags(store, *x, *y)
        }
        (TyKind::Array(x, n), TyKind::Array(y, m)) => n == m && identical_ignoring_tags(store, *x, *y),
        (TyKind::Map(k, v), TyKind::Map(l, w)) => {
            identical_ignoring_tags(store, *k, *l) && identical_ignoring_tags(store, *v, *w)
        }
        (TyKind::Chan(d, x), TyKind::Chan(e, y)) => d == e && identical_ignoring_tags(store, *x, *y),
        (TyKind::Struct(x), TyKind::Struct(y)) => {
            x.fields.len() == y.fields.len()
                && x.fields.iter().zip(&y.fields).all(|(f, g)| {
                    (f.name, f.pkg, f.embedded) == (g.name, g.pkg, g.embedded)
                        && identical_ignoring_tags(store, f.ty, g.ty)
                })
        }
        (TyKind::Func(x), TyKind::Func(y)) => {
            x.variadic == y.variadic && all(&x.params, &y.params) && all(&x.results, &y.results)
        }
        (TyKind::Interface(x), TyKind::Interface(y)) => {
            (x.comparable, &x.terms) == (y.comparable, &y.terms)
                && x.methods.len() == y.methods.len()
                && x.methods.iter().zip(&y.methods).all(|(m, n)| {
                    (m.name, m.pkg) == (n.name, n.pkg) && identical_ignoring_tags(store, m.sig, n.sig)
                })
        }
        _ => false,
    }
}
