//! Expressions as messages print them: one line, function bodies and elements of literals left out.

use crate::ast::{ChanDir, Expr, ExprKind, FieldList, FuncType, Ident, InterfaceElement};
use crate::symbol::Interner;

/// The expression's text.
pub(super) fn expr_text(interner: &Interner, e: &Expr) -> String {
    let mut printer = Printer { interner, out: String::new() };
    printer.expr(e);
    printer.out
}

struct Printer<'a> {
    interner: &'a Interner,
    out: String,
}

impl Printer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn list<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) {
        for (i, e) in list.into_iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            self.expr(e);
        }
    }

    fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Bad => self.put("_"),
            ExprKind::Ident(ident) => self.put(self.interner.text(ident.name)),
            ExprKind::Literal(literal) => self.put(self.interner.text(literal.text)),
            ExprKind::Composite(lit) => {
                if let Some(ty) = &lit.ty {
                    self.expr(ty);
                }
                self.put(if lit.elements.is_empty() { "{}" } else { "{\u{2026}}" });
            }
            ExprKind::Func(lit) => {
                self.put("func");
                self.signature(&lit.ty);
                self.put(if lit.body.stmts.is_empty() { " {}" } else { " {\u{2026}}" });
            }
            ExprKind::Paren(x) => {
                self.put("(");
                self.expr(x);
                self.put(")");
            }
            ExprKind::Selector(s) => {
                self.expr(&s.x);
                self.put(".");
                self.put(self.interner.text(s.sel.name));
            }
            ExprKind::Index(i) => {
                self.expr(&i.x);
                self.put("[");
                self.list(&i.indices);
                self.put("]");
            }
            ExprKind::Slice(s) => {
                self.expr(&s.x);
                self.put("[");
                for (i, part) in
                    [&s.low, &s.high, &s.max].into_iter().enumerate().take(2 + usize::from(s.three))
                {
                    if i > 0 {
                        self.put(":");
                    }
                    if let Some(part) = part {
                        self.expr(part);
                    }
                }
                self.put("]");
            }
            ExprKind::TypeAssert(t) => {
                self.expr(&t.x);
                self.put(".(");
                match &t.ty {
                    Some(ty) => self.expr(ty),
                    None => self.put("type"),
                }
                self.put(")");
            }
            ExprKind::Call(c) => {
                self.expr(&c.fun);
                self.put("(");
                self.list(&c.args);
                self.put(if c.ellipsis.is_some() { "...)" } else { ")" });
            }
            ExprKind::Star(x) => {
                self.put("*");
                self.expr(x);
            }
            ExprKind::Unary(u) => {
                self.put(u.op.text());
                self.expr(&u.x);
            }
            ExprKind::Binary(b) => {
                let (first, chain) = b.spine();
                self.expr(first);
                for b in chain {
                    self.put(" ");
                    self.put(b.op.text());
                    self.put(" ");
                    self.expr(&b.y);
                }
            }
            ExprKind::ArrayType(a) => {
                self.put("[");
                match &a.len {
                    Some(len) => self.expr(len),
                    None => self.put("..."),
                }
                self.put("]");
                self.ty(&a.elem);
            }
            ExprKind::SliceType(elem) => {
                self.put("[]");
                self.ty(elem);
            }
            ExprKind::StructType(s) => {
                self.put("struct{");
                for (i, field) in s.fields.iter().enumerate() {
                    self.put(if i > 0 { "; " } else { "" });
                    self.named(&field.names, &field.ty);
                    if let Some((_, tag)) = &field.tag {
                        self.put(" ");
                        self.put(self.interner.text(tag.text));
                    }
                }
                self.put("}");
            }
            ExprKind::FuncType(f) => {
                self.put("func");
                self.signature(f);
            }
            ExprKind::InterfaceType(i) => self.interface(&i.elements),
            ExprKind::MapType(m) => {
                self.put("map[");
                self.ty(&m.key);
                self.put("]");
                self.ty(&m.value);
            }
            ExprKind::ChanType(c) => {
                self.put(match c.dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                let elem = c.elem.unparen();
                let parens = matches!(&elem.kind, ExprKind::ChanType(e) if e.dir == ChanDir::Recv)
                    && c.dir == ChanDir::Both;
                self.put(if parens { "(" } else { "" });
                self.ty(elem);
                self.put(if parens { ")" } else { "" });
            }
            ExprKind::Variadic(elem) => {
                self.put("...");
                self.ty(elem);
            }
            ExprKind::KeyValue(kv) => {
                self.expr(&kv.key);
                self.put(": ");
                self.expr(&kv.value);
            }
        }
    }

    fn interface(&mut self, elements: &[InterfaceElement]) {
        self.put("interface{");
        for (i, element) in elements.iter().enumerate() {
            self.put(if i > 0 { "; " } else { "" });
            match element {
                InterfaceElement::Method { name, ty } => {
                    self.put(self.interner.text(name.name));
                    self.signature(ty);
                }
                InterfaceElement::Embedded(ty) => self.ty(ty),
            }
        }
        self.put("}");
    }

    /// A type where nothing else can stand: parentheses around it are dropped.
    fn ty(&mut self, ty: &Expr) {
        self.expr(ty.unparen());
    }

    /// `a, b T`, or `T` without names.
    fn named(&mut self, names: &[Ident], ty: &Expr) {
        for (i, name) in names.iter().enumerate() {
            self.put(if i > 0 { ", " } else { "" });
            self.put(self.interner.text(name.name));
        }
        self.put(if names.is_empty() { "" } else { " " });
        self.ty(ty);
    }

    fn signature(&mut self, ty: &FuncType) {
        self.put("(");
        self.fields(&ty.params);
        self.put(")");
        match &ty.results.fields[..] {
            [] => {}
            [one] if one.names.is_empty() => {
                self.put(" ");
                self.ty(&one.ty);
            }
            _ => {
                self.put(" (");
                self.fields(&ty.results);
                self.put(")");
            }
        }
    }

    fn fields(&mut self, list: &FieldList) {
        for (i, field) in list.fields.iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            self.named(&field.names, &field.ty);
        }
    }
}
