//! Names of types at run time: what `%T` and panic messages print.

use std::fmt::Write as _;

use crate::symbol::{Interner, Symbol};
use crate::types::{ChanDir, Signature, Ty, TyKind, TypeStore};

/// Prints types as the `reflect` package does: qualified by package names, no synonyms.
#[derive(Clone, Copy)]
pub(super) struct TypeNames<'p> {
    store: &'p TypeStore,
    interner: &'p Interner,
}

impl std::fmt::Debug for TypeNames<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypeNames")
    }
}

impl<'p> TypeNames<'p> {
    pub(super) fn new(store: &'p TypeStore, interner: &'p Interner) -> Self {
        TypeNames { store, interner }
    }

    pub(super) fn symbol(&self, symbol: Symbol) -> &'p str {
        self.interner.text(symbol)
    }

    pub(super) fn text(&self, ty: Ty) -> String {
        let mut out = String::new();
        self.ty(&mut out, ty);
        out
    }

    fn ty(&self, out: &mut String, ty: Ty) {
        match self.store.kind(ty) {
            TyKind::Invalid => out.push_str("invalid type"),
            TyKind::Basic(basic) => out.push_str(basic.name()),
            TyKind::Named(id) => {
                let named = self.store.named(*id);
                if !named.pkg_name.is_empty() {
                    out.push_str(&named.pkg_name);
                    out.push('.');
                }
                out.push_str(self.symbol(named.name));
            }
            TyKind::Pointer(elem) => self.prefixed(out, "*", *elem),
            TyKind::Slice(elem) => self.prefixed(out, "[]", *elem),
            TyKind::Array(elem, len) => self.prefixed(out, &format!("[{len}]"), *elem),
            TyKind::Map(key, value) => {
                self.prefixed(out, "map[", *key);
                self.prefixed(out, "]", *value);
            }
            TyKind::Chan(ChanDir::Recv, elem) => self.prefixed(out, "<-chan ", *elem),
            TyKind::Chan(ChanDir::Send, elem) => self.prefixed(out, "chan<- ", *elem),
            TyKind::Chan(ChanDir::Both, elem) => {
                let receives = matches!(self.store.kind(*elem), TyKind::Chan(ChanDir::Recv, _));
                self.prefixed(out, if receives { "chan (" } else { "chan " }, *elem);
                if receives {
                    out.push(')');
                }
            }
            TyKind::Struct(fields) => {
                out.push_str("struct {");
                for (i, field) in fields.fields.iter().enumerate() {
                    out.push_str(if i == 0 { " " } else { "; " });
                    if !field.embedded {
                        out.push_str(self.symbol(field.name));
                        out.push(' ');
                    }
                    self.ty(out, field.ty);
                    if !field.tag.is_empty() {
                        write!(out, " {}", crate::types::quote(field.tag.as_bytes()))
                            .expect("writing to a String does not fail");
                    }
                }
                out.push_str(if fields.fields.is_empty() { "}" } else { " }" });
            }
            TyKind::Func(sig) => {
                out.push_str("func");
                self.signature(out, sig);
            }
            TyKind::Interface(iface) => {
                out.push_str("interface {");
                for (i, method) in iface.methods.iter().enumerate() {
                    out.push_str(if i == 0 { " " } else { "; " });
                    out.push_str(self.symbol(method.name));
                    if let TyKind::Func(sig) = self.store.kind(method.sig) {
                        self.signature(out, sig);
                    }
                }
                out.push_str(if iface.methods.is_empty() { "}" } else { " }" });
            }
            TyKind::Tuple(elems) => self.list(out, elems, false),
        }
    }

    fn prefixed(&self, out: &mut String, prefix: &str, ty: Ty) {
        out.push_str(prefix);
        self.ty(out, ty);
    }

    fn signature(&self, out: &mut String, sig: &Signature) {
        self.list(out, &sig.params, sig.variadic);
        match sig.results.as_slice() {
            [] => {}
            [one] => self.prefixed(out, " ", *one),
            several => {
                out.push(' ');
                self.list(out, several, false);
            }
        }
    }

    fn list(&self, out: &mut String, types: &[Ty], variadic: bool) {
        out.push('(');
        for (i, &ty) in types.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            match self.store.kind(ty) {
                TyKind::Slice(elem) if variadic && i + 1 == types.len() => self.prefixed(out, "...", *elem),
                _ => self.ty(out, ty),
            }
        }
        out.push(')');
    }
}
