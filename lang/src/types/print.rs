//! Types in Go's words: as the compiler's messages print them, and as programs see them with `%T`.

use super::{Basic, ChanDir, InterfaceTy, PkgId, Signature, StructTy, Ty, TyKind, TypeStore, quote};
use crate::symbol::Interner;

/// Which of two spellings of one type the source uses. Identical types share a handle, so that
/// `byte` and `uint8` cannot be told apart by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spelling {
    /// `byte`, not `uint8`.
    pub byte: bool,
    /// `rune`, not `int32`.
    pub rune: bool,
    /// `any`, not `interface{}`.
    pub any: bool,
    /// `struct { x int }`, not `struct{x int}`.
    pub loose: bool,
}

impl Spelling {
    /// No synonyms, and spaces within braces: what package `reflect` prints.
    pub const REFLECT: Spelling = Spelling { byte: false, rune: false, any: false, loose: true };
}

/// Prints types as seen from one package: its own names are unqualified.
#[derive(Clone, Copy, Debug)]
pub struct TypePrinter<'a> {
    /// All types.
    pub store: &'a TypeStore,
    /// All names.
    pub interner: &'a Interner,
    /// The package whose types are printed without a qualifier.
    pub from: PkgId,
    /// Choice among synonyms.
    pub spelling: Spelling,
}

impl TypePrinter<'_> {
    /// The type's text.
    pub fn text(&self, ty: Ty) -> String {
        let mut out = String::new();
        self.ty(&mut out, ty);
        out
    }

    /// A signature's text without `func`: `(int, string) error`.
    pub fn signature_text(&self, sig: &Signature) -> String {
        let mut out = String::new();
        self.signature(&mut out, sig);
        out
    }

    fn ty(&self, out: &mut String, ty: Ty) {
        match self.store.kind(ty) {
            TyKind::Invalid => out.push_str("invalid type"),
            TyKind::Basic(basic) => out.push_str(match basic {
                Basic::Uint8 if self.spelling.byte => "byte",
                Basic::Int32 if self.spelling.rune => "rune",
                basic => basic.name(),
            }),
            TyKind::Named(id) => {
                let named = self.store.named(*id);
                if named.pkg != self.from && !named.pkg_name.is_empty() {
                    out.push_str(&named.pkg_name);
                    out.push('.');
                }
                out.push_str(self.interner.text(named.name));
            }
            TyKind::Pointer(elem) => self.prefixed(out, "*", *elem),
            TyKind::Slice(elem) => self.prefixed(out, "[]", *elem),
            TyKind::Array(elem, len) => self.prefixed(out, &format!("[{len}]"), *elem),
            TyKind::Map(key, value) => {
                out.push_str("map[");
                self.ty(out, *key);
                out.push(']');
                self.ty(out, *value);
            }
            TyKind::Chan(dir, elem) => {
                let parens =
                    *dir == ChanDir::Both && matches!(self.store.kind(*elem), TyKind::Chan(ChanDir::Recv, _));
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                out.push_str(if parens { "(" } else { "" });
                self.ty(out, *elem);
                out.push_str(if parens { ")" } else { "" });
            }
            TyKind::Struct(fields) => self.struct_type(out, fields),
            TyKind::Func(sig) => {
                out.push_str("func");
                self.signature(out, sig);
            }
            TyKind::Interface(iface) => self.interface(out, iface),
            TyKind::Tuple(elems) => self.list(out, elems, false),
        }
    }

    fn prefixed(&self, out: &mut String, prefix: &str, elem: Ty) {
        out.push_str(prefix);
        self.ty(out, elem);
    }

    fn struct_type(&self, out: &mut String, ty: &StructTy) {
        self.braced(out, "struct", &ty.fields, |out, field| {
            if !field.embedded {
                out.push_str(self.interner.text(field.name));
                out.push(' ');
            }
            self.ty(out, field.ty);
            if !field.tag.is_empty() {
                out.push(' ');
                out.push_str(&quote(field.tag.as_bytes()));
            }
        });
    }

    fn interface(&self, out: &mut String, iface: &InterfaceTy) {
        if iface.methods.is_empty() && !iface.constraint_only && self.spelling.any {
            out.push_str("any");
            return;
        }
        self.braced(out, "interface", &iface.methods, |out, method| {
            out.push_str(self.interner.text(method.name));
            if let TyKind::Func(sig) = self.store.kind(method.sig) {
                self.signature(out, sig);
            }
        });
    }

    fn braced<T>(&self, out: &mut String, keyword: &str, items: &[T], item: impl Fn(&mut String, &T)) {
        let (open, close) = match (self.spelling.loose, items) {
            (false, _) => ("{", "}"),
            (true, []) => (" {", "}"),
            (true, _) => (" { ", " }"),
        };
        out.push_str(keyword);
        out.push_str(open);
        for (i, each) in items.iter().enumerate() {
            out.push_str(if i > 0 { "; " } else { "" });
            item(out, each);
        }
        out.push_str(close);
    }

    fn signature(&self, out: &mut String, sig: &Signature) {
        self.list(out, &sig.params, sig.variadic);
        match &sig.results[..] {
            [] => {}
            [one] => {
                out.push(' ');
                self.ty(out, *one);
            }
            many => {
                out.push(' ');
                self.list(out, many, false);
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
