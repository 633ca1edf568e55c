//! Types: their representation, identity, layout and printing.
//!
//! What it is: [`TypeStore`] interns every type of a compilation, so that two types are identical
//! (Go specification, "Type identity") exactly when their [`Ty`] handles are equal.
//! What it is not: the rules of assignability, conversion and method lookup, which are `check`'s.
//! Start reading at `ty.rs`; `layout.rs` gives sizes and offsets as Go's compiler does on amd64.

mod layout;
mod ty;

pub use layout::{FieldLayout, Layouts, MAX_OBJECT_BYTES, TypeLayout};
pub use ty::{
    Basic, ChanDir, Field, InterfaceTy, Method, NamedId, NamedTy, PkgId, Signature, StructTy, Ty, TyKind,
    TypeStore,
};
