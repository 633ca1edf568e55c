//! Types in Go's words: as the compiler's messages print them, and as programs see them with `%T`.

use super::{
    ChanDir, InterfaceTy, Method, NamedTy, PkgId, StructTy, Term, Ty, TyKind, TypeStore, WrittenInterface,
    quote,
};
use crate::symbol::{Interner, Symbol};

/// How types are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// As the source writes them, for the compiler's messages.
    Written,
    /// The same without the names of parameters.
    Nameless,
    /// As written, but every name has its package's whole path: how the compiler prints type sets.
    WholePath,
    /// No synonyms, no names of parameters, and spaces within braces: what package `reflect` prints.
    Reflect,
    /// The same within the type arguments of a declared type: names of types have their package's whole path.
    TypeArgument,
}

/// An element of an interface.
enum Element<'a> {
    Method(&'a Method),
    Comparable,
    Terms(&'a [Term]),
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
    /// Packages whose types are qualified by their import path, since another package shares their name.
    pub by_path: &'a [PkgId],
    /// Choice among spellings.
    pub style: Style,
}

impl TypePrinter<'_> {
    /// The type's text.
    pub fn text(&self, ty: Ty) -> String {
        let mut out = String::new();
        self.ty(&mut out, ty);
        out
    }

    /// A function type's text without `func`: `(int, string) error`.
    pub fn signature_text(&self, func: Ty) -> String {
        let mut out = String::new();
        self.signature(&mut out, func);
        out
    }

    /// A list of type parameters with their constraints, `[K comparable, V any]`; empty without any.
    pub fn type_params_text(&self, params: &[Ty]) -> String {
        let bound = |&param: &Ty| self.store.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
        let groups = params.chunk_by(|a, b| bound(a) == bound(b)).map(|group| {
            let names: Vec<String> = group.iter().map(|&param| self.text(param)).collect();
            format!("{} {}", names.join(", "), self.text(bound(&group[0])))
        });
        let groups: Vec<String> = groups.collect();
        if groups.is_empty() { String::new() } else { format!("[{}]", groups.join(", ")) }
    }

    fn ty(&self, out: &mut String, ty: Ty) {
        if !self.reflected()
            && let Some(alias) = self.store.alias_of(ty)
        {
            self.name(out, alias.name, alias.pkg, &alias.pkg_name);
            self.arguments(out, &[], &alias.args);
            return;
        }
        match self.store.kind(ty) {
            TyKind::Invalid => out.push_str("invalid type"),
            TyKind::Basic(basic) if self.reflected() => out.push_str(basic.name()),
            TyKind::Basic(_) => out.push_str(self.store.basic_name(ty)),
            TyKind::Named(id) => {
                let named = self.store.named(*id);
                match self.by_path.contains(&named.pkg) && self.style != Style::WholePath {
                    true => self.name(out, named.name, named.pkg, &quote(named.pkg_path.as_bytes())),
                    false => self.name(out, named.name, named.pkg, self.package_name(named)),
                }
                // Programs see the arguments of the function around a type, the compiler's messages do not.
                if self.reflected() {
                    self.arguments(out, &named.outer, &named.args);
                } else if self.store.is_generic(self.store.origin(*id)) {
                    self.arguments(out, &[], &named.args);
                }
                if self.style == Style::TypeArgument && named.number > 0 {
                    out.push_str(&format!("·{}", named.number));
                }
            }
            TyKind::TypeParam(id) => out.push_str(self.interner.text(self.store.type_param(*id).name)),
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
            TyKind::Func(_) => {
                out.push_str("func");
                self.signature(out, ty);
            }
            TyKind::Interface(iface) => match self.store.interface_as_written(ty) {
                Some(written) if !self.reflected() => self.written_interface(out, written),
                _ => self.interface(out, iface),
            },
            TyKind::Tuple(elems) => self.list(out, elems, self.names(ty), false),
        }
    }

    /// The name that goes before that of a declared type. In the names of instances programs see the whole path.
    fn package_name<'t>(&self, named: &'t NamedTy) -> &'t str {
        match self.style {
            Style::TypeArgument | Style::WholePath => &named.pkg_path,
            Style::Written | Style::Nameless | Style::Reflect => &named.pkg_name,
        }
    }

    /// Type arguments, and before them those of the function around the type.
    fn arguments(&self, out: &mut String, outer: &[Ty], args: &[Ty]) {
        if args.is_empty() {
            return;
        }
        let style = if self.style == Style::Reflect { Style::TypeArgument } else { self.style };
        let printer = TypePrinter { style, ..*self };
        out.push('[');
        for (i, &arg) in outer.iter().chain(args).enumerate() {
            out.push_str(match (i, self.reflected()) {
                (0, _) => "",
                (_, true) if i == outer.len() => ";",
                (_, true) => ",",
                (_, false) => ", ",
            });
            printer.ty(out, arg);
        }
        out.push(']');
    }

    /// A union of types.
    pub fn terms(&self, out: &mut String, terms: &[Term]) {
        for (i, term) in terms.iter().enumerate() {
            out.push_str(if i > 0 { " | " } else { "" });
            out.push_str(if term.tilde { "~" } else { "" });
            self.ty(out, term.ty);
        }
    }

    fn reflected(&self) -> bool {
        matches!(self.style, Style::Reflect | Style::TypeArgument)
    }

    fn name(&self, out: &mut String, name: Symbol, pkg: PkgId, pkg_name: &str) {
        if (pkg != self.from || self.style == Style::WholePath) && !pkg_name.is_empty() {
            out.push_str(pkg_name);
            out.push('.');
        }
        out.push_str(self.interner.text(name));
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
        let comparable = iface.comparable.then_some(Element::Comparable);
        let terms = iface.terms.as_deref().map(Element::Terms);
        let methods = iface.methods.iter().map(Element::Method);
        let elements: Vec<Element> = methods.chain(comparable).chain(terms).collect();
        self.elements(out, &elements);
    }

    fn written_interface(&self, out: &mut String, written: &WrittenInterface) {
        let embedded = written.embedded.iter().map(|terms| Element::Terms(terms));
        let methods = written.methods.iter().map(Element::Method);
        match &written.embedded[..] {
            [union] if written.bare => self.terms(out, union),
            _ => self.elements(out, &methods.chain(embedded).collect::<Vec<Element>>()),
        }
    }

    fn elements(&self, out: &mut String, elements: &[Element]) {
        self.braced(out, "interface", elements, |out, element| match element {
            Element::Method(method) => {
                out.push_str(self.interner.text(method.name));
                self.signature(out, method.sig);
            }
            Element::Comparable => out.push_str("comparable"),
            Element::Terms(terms) => self.terms(out, terms),
        });
    }

    fn braced<T>(&self, out: &mut String, keyword: &str, items: &[T], item: impl Fn(&mut String, &T)) {
        let (open, close) = match (self.reflected(), items) {
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

    fn signature(&self, out: &mut String, func: Ty) {
        let TyKind::Func(sig) = self.store.kind(func) else { return };
        let (params, results) = self.names(func).split_at_checked(sig.params.len()).unwrap_or_default();
        self.list(out, &sig.params, params, sig.variadic);
        match (&sig.results[..], results) {
            ([], _) => {}
            ([one], [] | [Symbol::EMPTY]) => {
                out.push(' ');
                self.ty(out, *one);
            }
            (many, names) => {
                out.push(' ');
                self.list(out, many, names, false);
            }
        }
    }

    /// The names that go before the types of a function's or tuple's elements; none where they are not to be printed.
    fn names(&self, ty: Ty) -> &[Symbol] {
        match self.style {
            Style::Written | Style::WholePath => self.store.names(ty).unwrap_or_default(),
            Style::Nameless | Style::Reflect | Style::TypeArgument => &[],
        }
    }

    fn list(&self, out: &mut String, types: &[Ty], names: &[Symbol], variadic: bool) {
        out.push('(');
        for (i, &ty) in types.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            if let Some(&name) = names.get(i).filter(|name| **name != Symbol::EMPTY) {
                out.push_str(self.interner.text(name));
                out.push(' ');
            }
            match self.store.kind(ty) {
                TyKind::Slice(elem) if variadic && i + 1 == types.len() => self.prefixed(out, "...", *elem),
                _ => self.ty(out, ty),
            }
        }
        out.push(')');
    }
}
