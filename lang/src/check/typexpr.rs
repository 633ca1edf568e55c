//! Type expressions (Go specification, "Types").
//!
//! A mention of a declared type needs its handle only. Its declaration is resolved soon after
//! ([`Checker::drain_types`]), so that types may refer to each other freely; only where the underlying type is needed
//! at once, as for an embedded interface, is it resolved on the spot, and cycles are errors there.

use std::sync::Arc;

use super::object::{LocalKind, ObjId, ObjKind, State};
use super::operand::Mode;
use super::version::Feature;
use super::{Checker, Later};
use crate::ast;
use crate::diagnostics::{Code, Diagnostic};
use crate::lexer::literal;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::types::{
    Basic, ChanDir, Field, InterfaceTy, Method, StructTy, Term, Ty, TyKind, WrittenInterface, deref,
    intersect, quote,
};

/// Declarations that may be under way when an array's length is evaluated; each takes some 16 KiB of stack.
const MAX_DEPENDENT_LENGTHS: usize = 10_000;

impl<'a> Checker<'a> {
    /// The type that `e` denotes; all types it mentions are complete afterwards, unless in the middle of a type
    /// declaration.
    pub(super) fn typ(&mut self, e: &'a ast::Expr) -> Ty {
        let ty = self.type_expr(e);
        self.drain_types();
        ty
    }

    /// The type of a variable: not a constraint.
    pub(super) fn var_type(&mut self, e: &'a ast::Expr) -> Ty {
        let ty = self.typ(e);
        self.not_constraint(ty, e.span);
        ty
    }

    /// Reports later if `ty` is an interface that only constraints may use.
    pub(super) fn not_constraint(&mut self, ty: Ty, span: Span) {
        if matches!(self.types.kind(ty), TyKind::Named(_) | TyKind::Interface(_)) && ty != self.any_ty {
            self.later.push_back(Later::NotConstraint { pkg: self.env.pkg, ty, span });
        }
    }

    pub(super) fn type_expr(&mut self, e: &'a ast::Expr) -> Ty {
        use ast::ExprKind as K;
        let ty = self.written_type(e);
        if matches!(e.kind, K::ArrayType(_) | K::StructType(_) | K::MapType(_) | K::ChanType(_)) {
            self.check_size_later(ty, e.span);
        }
        ty
    }

    fn written_type(&mut self, e: &'a ast::Expr) -> Ty {
        use ast::ExprKind as K;
        match &e.kind {
            K::Bad => Ty::INVALID,
            K::Ident(ident) => self.type_name(e, *ident),
            K::Selector(selector) => match self.qualified(e, selector) {
                Some(_) if let Some(obj) = self.named_generic(e) => self.uninstantiated(e, obj),
                Some(x) => self.type_operand(x),
                None => {
                    let x = self.expr_or_type(&selector.x);
                    // What a type has is only known when its declaration has been looked at.
                    if x.mode == Mode::Type {
                        self.complete(x.ty);
                    }
                    if x.is_valid() && self.types.underlying_ty(x.ty) != Ty::INVALID {
                        let text = self.expr_text(e);
                        self.error(selector.sel.span, format!("{text} is not a type"));
                    }
                    Ty::INVALID
                }
            },
            K::Paren(inner) => self.type_expr(inner),
            K::Index(index) => {
                self.require(Feature::TypeInstantiation, e.span);
                if let Some(obj) = self.named_generic(&index.x) {
                    self.mark_named(&index.x, obj);
                    return self.instantiated_type(obj, index);
                }
                if self.type_expr(&index.x) != Ty::INVALID {
                    let (text, base) = (self.expr_text(e), self.expr_text(&index.x));
                    let message = format!("invalid operation: {text} ({base} is not a generic type)");
                    self.error(index.x.span, message);
                }
                Ty::INVALID
            }
            K::ArrayType(array) => {
                let len = match &array.len {
                    Some(len) => self.array_length(len),
                    None => {
                        self.error(e.span, "invalid use of [...] array (outside a composite literal)");
                        None
                    }
                };
                let elem = self.elem_type(&array.elem);
                match len {
                    Some(len) if elem != Ty::INVALID => self.types.intern(TyKind::Array(elem, len)),
                    _ => Ty::INVALID,
                }
            }
            K::SliceType(elem) => {
                let elem = self.elem_type(elem);
                self.types.slice(elem)
            }
            K::Star(base) => match self.elem_type(base) {
                base if base == Ty::INVALID => base,
                base => self.types.pointer(base),
            },
            K::StructType(fields) => self.struct_type(fields),
            K::FuncType(ty) => self.signature(None, ty).unwrap_or(Ty::INVALID),
            K::InterfaceType(iface) => self.interface_type(iface),
            K::MapType(map) => {
                let (key, value) = (self.elem_type(&map.key), self.elem_type(&map.value));
                self.later.push_back(Later::MapKey { pkg: self.env.pkg, key, span: map.key.span });
                self.types.intern(TyKind::Map(key, value))
            }
            K::ChanType(chan) => {
                let dir = match chan.dir {
                    ast::ChanDir::Both => ChanDir::Both,
                    ast::ChanDir::Send => ChanDir::Send,
                    ast::ChanDir::Recv => ChanDir::Recv,
                };
                let elem = self.elem_type(&chan.elem);
                self.types.intern(TyKind::Chan(dir, elem))
            }
            K::Variadic(_) => {
                self.error(e.span, "invalid use of ...");
                Ty::INVALID
            }
            _ => {
                let text = self.expr_text(e);
                self.error(e.span, format!("{text} is not a type"));
                self.use_exprs(std::slice::from_ref(e));
                Ty::INVALID
            }
        }
    }

    /// The type of a component.
    pub(super) fn elem_type(&mut self, e: &'a ast::Expr) -> Ty {
        let ty = self.type_expr(e);
        self.not_constraint(ty, e.span);
        ty
    }

    /// Marks what a name or qualified name refers to as used.
    fn mark_named(&mut self, e: &'a ast::Expr, obj: ObjId) {
        self.mark_used(obj, e.span);
        if let ast::ExprKind::Selector(selector) = &e.unparen().kind {
            self.qualified(e, selector);
        }
    }

    /// A generic type without type arguments.
    fn uninstantiated(&mut self, e: &'a ast::Expr, obj: ObjId) -> Ty {
        if self.obj(obj).state == State::White {
            self.object_decl(obj);
        }
        let text = self.generic_type_text(obj);
        self.error(e.span, format!("cannot use generic type {text} without instantiation"));
        Ty::INVALID
    }

    fn type_operand(&mut self, x: super::operand::Operand<'a>) -> Ty {
        match x.mode {
            Mode::Type => x.ty,
            Mode::Invalid => Ty::INVALID,
            _ => {
                let message = format!("{} is not a type", self.describe(&x));
                self.error(x.span(), message);
                Ty::INVALID
            }
        }
    }

    fn type_name(&mut self, e: &'a ast::Expr, ident: ast::Ident) -> Ty {
        let name = self.text(ident.name);
        if ident.is_blank() {
            self.error(e.span, "cannot use _ as value or type");
            return Ty::INVALID;
        }
        let Some(obj) = self.lookup_name(ident.name) else {
            self.error(e.span, format!("undefined: {name}"));
            return Ty::INVALID;
        };
        if !self.may_name(obj, e.span) {
            return Ty::INVALID;
        }
        self.mark_used(obj, e.span);
        match self.obj(obj).kind {
            ObjKind::Type { .. } if self.generic_types.contains_key(&obj) => self.uninstantiated(e, obj),
            ObjKind::TypeParam => self.obj(obj).ty.unwrap_or(Ty::INVALID),
            ObjKind::Type { alias } => {
                if self.obj(obj).state != State::Black && alias {
                    self.object_decl(obj);
                }
                // A type may refer to itself, but not by way of a constant or a variable in an array length.
                if !alias && self.path.contains(&obj) && self.grey_again(obj) {
                    return Ty::INVALID;
                }
                let ty = self.obj(obj).ty.unwrap_or(Ty::INVALID);
                self.complete_later(ty);
                ty
            }
            _ => {
                let kind = self.object_kind(obj);
                self.error(e.span, format!("{name} ({kind}) is not a type"));
                Ty::INVALID
            }
        }
    }

    /// The word for what an entity is.
    fn object_kind(&self, obj: ObjId) -> &'static str {
        match &self.obj(obj).kind {
            ObjKind::Package(_) => "package name",
            ObjKind::Const(_) => "constant",
            ObjKind::Type { alias: true } => "type alias",
            ObjKind::Type { alias: false } => "defined type",
            ObjKind::TypeParam => "type parameter",
            ObjKind::Global(_) => "package-level variable",
            ObjKind::Local { kind, .. } => match kind {
                LocalKind::Var => "local variable",
                LocalKind::Receiver => "receiver",
                LocalKind::Param => "parameter",
                LocalKind::Result => "result variable",
            },
            ObjKind::Func(_) => "function",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::Nil => "untyped nil",
        }
    }

    fn array_length(&mut self, e: &'a ast::Expr) -> Option<u64> {
        if let Some(ident) = e.as_ident() {
            let name = self.text(ident.name);
            match self.lookup_name(ident.name) {
                None => {
                    self.error(e.span, format!("undefined array length {name} or missing type constraint"));
                    return None;
                }
                Some(obj) if !matches!(self.obj(obj).kind, ObjKind::Const(_)) => {
                    self.obj_mut(obj).used = true;
                    self.error(e.span, format!("invalid array length {name}"));
                    return None;
                }
                Some(_) => {}
            }
        }
        if self.path.len() > MAX_DEPENDENT_LENGTHS {
            let message =
                format!("more than {MAX_DEPENDENT_LENGTHS} array lengths depend on each other in a chain");
            self.report(Diagnostic::new(Code::Limit, e.span, message));
            return None;
        }
        // Types that the length mentions must be complete.
        let depth = std::mem::take(&mut self.env.type_depth);
        let completing = std::mem::take(&mut self.completing);
        let x = self.in_init_context(|checker| checker.expr(e));
        (self.env.type_depth, self.completing) = (depth, completing);
        if !x.is_constant() {
            if x.is_valid() {
                let message = format!("array length {} must be constant", self.describe(&x));
                self.error(x.span(), message);
            }
            return None;
        }
        let integral = self.types.is_untyped(x.ty) || self.types.is_integer(x.ty);
        if integral
            && let Some(Ok(len)) = x.val.represent(Basic::Int).and_then(|v| v.to_i64()).map(u64::try_from)
        {
            return Some(len);
        }
        let what = self.describe(&x);
        let message = match self.types.is_integer(x.ty) {
            true => format!("invalid array length {what}"),
            false => format!("array length {what} must be integer"),
        };
        self.error(x.span(), message);
        None
    }

    fn struct_type(&mut self, ty: &'a ast::StructType) -> Ty {
        let mut fields: Vec<Field> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        for field in &ty.fields {
            let field_ty = self.elem_type(&field.ty);
            let tag: Arc<str> = match &field.tag {
                Some((span, tag)) if tag.kind != ast::LiteralKind::String => {
                    let text = quote(self.text(tag.text).as_bytes());
                    self.error(*span, format!("invalid syntax tree: incorrect tag syntax: {text}"));
                    "".into()
                }
                Some((_, tag)) if !tag.bad => {
                    String::from_utf8_lossy(&literal::string_value(self.text(tag.text))).as_ref().into()
                }
                _ => "".into(),
            };
            let embedded = field.names.is_empty();
            let names: Vec<ast::Ident> = match embedded {
                true => embedded_name(&field.ty).into_iter().collect(),
                false => field.names.clone(),
            };
            if embedded {
                self.later.push_back(Later::Embedded { ty: field_ty, span: field.ty.span });
            }
            for ident in names {
                let pkg = self.name_pkg(ident.name, self.env.pkg);
                if let Some(other) =
                    fields.iter().position(|f| f.name == ident.name && f.name != Symbol::BLANK)
                {
                    let name = self.text(ident.name);
                    let message = format!(
                        "{name} redeclared\n\t{}: other declaration of {name}",
                        self.pos_text(spans[other])
                    );
                    self.error(ident.span, message);
                    continue;
                }
                fields.push(Field { name: ident.name, pkg, ty: field_ty, embedded, tag: Arc::clone(&tag) });
                spans.push(ident.span);
            }
        }
        self.types.intern(TyKind::Struct(Arc::new(StructTy { fields })))
    }

    fn interface_type(&mut self, iface: &'a ast::InterfaceType) -> Ty {
        let mut methods: Vec<(Method, Span)> = Vec::new();
        let (mut terms, mut comparable) = (None, false);
        let mut embedded: Vec<&'a ast::Expr> = Vec::new();
        for element in &iface.elements {
            match element {
                ast::InterfaceElement::Method { name, ty } => {
                    if name.is_blank() {
                        self.error(name.span, "methods must have a unique non-blank name");
                        continue;
                    }
                    let sig = self.signature(None, ty).unwrap_or(Ty::INVALID);
                    let pkg = self.name_pkg(name.name, self.env.pkg);
                    self.add_method(&mut methods, Method { name: name.name, pkg, sig }, name.span, true);
                }
                ast::InterfaceElement::Embedded(e) => embedded.push(e),
            }
        }
        let mut written: Vec<Vec<Term>> = Vec::new();
        let explicit = methods.len();
        // The methods written out come first, wherever they stand, for messages about duplicates.
        for e in embedded {
            if matches!(e.unparen().kind, ast::ExprKind::Binary(_) | ast::ExprKind::Unary(_)) {
                if !self.require_for(Feature::EmbeddedElement, e.span, |checker| checker.expr_text(e)) {
                    continue;
                }
                let (union, as_written) = self.union(e);
                terms = intersect(&self.types, terms, union);
                written.push(as_written);
                continue;
            }
            let ty = self.type_expr(e);
            if self.types.is_type_param(ty) && !self.in_instance() {
                self.error(e.span, "term cannot be a type parameter");
                continue;
            }
            self.complete(ty);
            if !self.may_embed(ty, e.span) {
                continue;
            }
            written.push(vec![Term { tilde: false, ty }]);
            match self.types.underlying(ty).clone() {
                TyKind::Interface(embedded) => {
                    terms = intersect(&self.types, terms, embedded.terms.clone());
                    comparable |= embedded.comparable;
                    for method in &embedded.methods {
                        self.add_method(&mut methods, method.clone(), e.span, false);
                    }
                }
                TyKind::Invalid => {}
                _ => terms = intersect(&self.types, terms, Some(vec![Term { tilde: false, ty }])),
            }
        }
        // With specific types, being comparable is a matter of these.
        if let (true, Some(specific)) = (comparable, terms.take_if(|_| comparable)) {
            terms = Some(self.types.comparable_terms(specific));
            comparable = false;
        }
        let mut methods: Vec<Method> = methods.into_iter().map(|(method, ..)| method).collect();
        let mut explicit = methods[..explicit].to_vec();
        for list in [&mut methods, &mut explicit] {
            list.sort_by(|a, b| (self.text(a.name), a.pkg).cmp(&(self.text(b.name), b.pkg)));
        }
        let ty = self.types.intern(TyKind::Interface(Arc::new(InterfaceTy { methods, terms, comparable })));
        match written.is_empty() {
            true => ty,
            false => {
                let written = WrittenInterface { bare: false, methods: explicit, embedded: written };
                self.types.written_interface(ty, written)
            }
        }
    }

    fn add_method(&mut self, methods: &mut Vec<(Method, Span)>, method: Method, span: Span, explicit: bool) {
        let same = |m: &(Method, Span)| (m.0.name, m.0.pkg) == (method.name, method.pkg);
        let Some(other) = methods.iter().position(same) else {
            methods.push((method, span));
            return;
        };
        let (other, other_span) = &methods[other];
        let (sigs, name, other) = ((method.sig, other.sig), method.name, *other_span);
        if explicit {
            self.duplicate_method(name, span, other);
        } else {
            let overlaps = self.has_feature(Feature::OverlappingMethods);
            self.later.push_back(Later::DuplicateMethod { sigs, name, overlaps, span, other });
        }
    }

    /// Whether an interface may have this type as an element; reports if not.
    fn may_embed(&mut self, ty: Ty, span: Span) -> bool {
        let feature = match self.types.underlying(ty) {
            TyKind::Invalid => return true,
            TyKind::Interface(_) if self.is_imported_constraint(ty) => Feature::EmbeddedConstraint,
            TyKind::Interface(_) => return true,
            _ => Feature::EmbeddedType,
        };
        self.require_for(feature, span, |checker| checker.ty_text(ty))
    }

    /// Whether a type is another package's, and an interface that only constraints may use.
    pub(super) fn is_imported_constraint(&self, ty: Ty) -> bool {
        match (self.types.kind(ty), self.types.underlying(ty)) {
            (TyKind::Named(id), TyKind::Interface(iface)) => {
                self.types.named(*id).pkg != self.env.pkg && iface.constraint_only()
            }
            _ => false,
        }
    }

    pub(super) fn duplicate_method(&mut self, name: Symbol, span: Span, other: Span) {
        let name = self.text(name);
        let at = self.pos_text(other);
        self.error(span, format!("duplicate method {name}\n\t{at}: other declaration of method {name}"));
    }

    /// The check of an embedded field's type, put off until it is complete.
    pub(super) fn check_embedded(&mut self, ty: Ty, span: Span) {
        let (base, is_pointer) = deref(&self.types, ty);
        match self.types.underlying(base) {
            TyKind::TypeParam(_) => {
                self.error(span, "embedded field type cannot be a (pointer to a) type parameter");
            }
            TyKind::Pointer(_) => self.error(span, "embedded field type cannot be a pointer"),
            TyKind::Interface(_) if is_pointer => {
                self.error(span, "embedded field type cannot be a pointer to an interface");
            }
            _ => {}
        }
    }
}

/// The name of an embedded field.
pub(super) fn embedded_name(e: &ast::Expr) -> Option<ast::Ident> {
    match &e.kind {
        ast::ExprKind::Ident(ident) => Some(*ident),
        ast::ExprKind::Star(base) | ast::ExprKind::Paren(base) => embedded_name(base),
        ast::ExprKind::Selector(selector) => Some(selector.sel),
        ast::ExprKind::Index(index) => embedded_name(&index.x),
        _ => None,
    }
}
