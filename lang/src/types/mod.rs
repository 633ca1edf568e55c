//! Types: their representation, identity, layout, members, rules and printing; and the values of constants.
//!
//! What it is: [`TypeStore`] interns every type of a compilation, so that two types are identical
//! (Go specification, "Type identity") exactly when their [`Ty`] handles are equal. Beside it stand pure
//! functions over it: selectors and method sets (`method_set.rs`), properties of types (`predicates.rs`).
//! What it is not: anything that needs the syntax tree or reports errors; that is `check`'s.
//! Start reading at `ty.rs`; `spelling.rs` keeps how the source writes a type; `layout.rs` gives sizes and offsets as Go's compiler does on amd64,
//! `constant.rs` and `float.rs` compute with constants of arbitrary precision. `type_param.rs` has type parameters and instances of
//! generic types, `type_set.rs` what constraints allow, `substitute.rs` puts type arguments in the parameters' place.

mod constant;
pub(crate) mod float;
mod format_number;
mod layout;
mod method_set;
mod predicates;
mod print;
mod spelling;
mod substitute;
mod ty;
mod ty_map;
mod type_param;
mod type_set;

pub use constant::{Value, integer_range};
pub(crate) use format_number::quote;
pub use layout::{FieldLayout, Layouts, MAX_OBJECT_BYTES, TypeLayout};
pub use method_set::{
    Found, Lookup, LookupFailure, MethodSel, MethodTarget, lookup, lookup_folded, method_set,
};
pub use predicates::{
    Incomparable, comparable, default_type, deref, has_name, has_nil, identical_ignoring_tags, incomparable,
    strictly_comparable,
};
pub use print::{Style, TypePrinter};
pub use spelling::{Alias, WrittenInterface};
pub use ty::{
    Basic, ChanDir, Field, InterfaceTy, Method, NamedId, NamedMethod, NamedTy, PkgId, Signature, StructTy,
    Ty, TyKind, TypeStore,
};
pub use ty_map::TyMap;
pub use type_param::{TypeParamId, TypeParamTy};
pub use type_set::{NoCore, Term, intersect, overlap, subset};
