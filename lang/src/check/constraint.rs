//! Constraints: unions of types in interfaces, and whether type arguments satisfy them (Go specification, "General
//! interfaces", "Satisfying a type constraint").

use std::sync::Arc;

use super::instantiate::Instantiation;
use super::version::Feature;
use super::{Checker, Later};
use crate::ast;
use crate::source::Span;
use crate::types::{InterfaceTy, Style, Term, Ty, TyKind, TypePrinter, WrittenInterface, overlap};

/// Longest union, as in Go's compiler.
const MAX_TERMS: usize = 100;

/// A term of a union and where it stands.
pub(super) type PlacedTerm = (Term, Span);

impl<'a> Checker<'a> {
    /// The constraint that consists of one union, written without `interface`.
    pub(super) fn bare_union(&mut self, e: &'a ast::Expr) -> Ty {
        if !self.require_for(Feature::EmbeddedElement, e.span, |checker| checker.expr_text(e)) {
            return self.any_ty;
        }
        let (terms, written) = self.union(e);
        self.bare_interface(terms, written)
    }

    fn bare_interface(&mut self, terms: Option<Vec<Term>>, written: Vec<Term>) -> Ty {
        let iface = InterfaceTy { terms, ..InterfaceTy::default() };
        let ty = self.types.intern(TyKind::Interface(Arc::new(iface)));
        let written = WrittenInterface { bare: true, methods: Vec::new(), embedded: vec![written] };
        self.types.written_interface(ty, written)
    }

    /// The types of the union `e`, `None` if it includes all; and its terms as they are written.
    pub(super) fn union(&mut self, e: &'a ast::Expr) -> (Option<Vec<Term>>, Vec<Term>) {
        let parts = flatten(e);
        let mut placed: Vec<PlacedTerm> = Vec::new();
        for (i, part) in parts.into_iter().enumerate() {
            if i == MAX_TERMS {
                let message =
                    format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)");
                self.error(part.span, message);
                return (None, Vec::new());
            }
            placed.push((self.term(part), part.span));
        }
        let mut all = false;
        let mut terms = Vec::new();
        for &(term, _) in &placed {
            self.complete(term.ty);
            match self.types.underlying(term.ty) {
                TyKind::Invalid => {}
                TyKind::Interface(iface) => match &iface.terms {
                    Some(inner) => terms.extend(inner.iter().copied()),
                    None => all = true,
                },
                _ => terms.push(term),
            }
        }
        let faulty = placed.iter().all(|(term, _)| term.ty == Ty::INVALID);
        let written = placed.iter().map(|(term, _)| *term).collect();
        self.later.push_back(Later::Union { pkg: self.env.pkg, terms: placed });
        ((!all && !faulty).then(|| self.types.normal_terms(terms)), written)
    }

    fn term(&mut self, e: &'a ast::Expr) -> Term {
        let (x, tilde) = match &e.kind {
            ast::ExprKind::Unary(unary) if unary.op == ast::UnaryOp::Tilde => (&unary.x, true),
            _ => (e, false),
        };
        let mut ty = self.type_expr(x);
        if self.types.is_type_param(ty) && !self.in_instance() {
            match tilde {
                true => {
                    let text = self.expr_text(e);
                    self.error(x.span, format!("type in term {text} cannot be a type parameter"));
                }
                false => self.error(x.span, "term cannot be a type parameter"),
            }
            ty = Ty::INVALID;
        }
        Term { tilde, ty }
    }

    /// The put-off check of a union's terms.
    pub(super) fn check_union(&mut self, placed: &[PlacedTerm]) {
        for (i, &(term, span)) in placed.iter().enumerate() {
            if term.ty == Ty::INVALID {
                continue;
            }
            let text = self.term_text(term);
            let (name, under) = (self.ty_text(term.ty), self.types.underlying_ty(term.ty));
            if let TyKind::Interface(iface) = self.types.kind(under).clone() {
                if term.tilde {
                    self.error(span, format!("invalid use of ~ ({name} is an interface)"));
                } else if !iface.methods.is_empty() {
                    self.error(span, format!("cannot use {text} in union ({text} contains methods)"));
                } else if name == "comparable" {
                    self.error(span, "cannot use comparable in union");
                } else if iface.comparable {
                    self.error(span, format!("cannot use {text} in union ({text} embeds comparable)"));
                }
                continue;
            }
            if term.tilde && under != term.ty {
                let under = self.ty_text(under);
                self.error(span, format!("invalid use of ~ (underlying type of {name} is {under})"));
                continue;
            }
            let earlier = placed[..i].iter().map(|(other, _)| *other).find(|&other| {
                other.ty != Ty::INVALID
                    && !self.types.is_interface(other.ty)
                    && overlap(&self.types, other, term)
            });
            if let Some(other) = earlier {
                let other = self.term_text(other);
                self.error(span, format!("overlapping terms {text} and {other}"));
            }
        }
    }

    fn term_text(&self, term: Term) -> String {
        let mut text = String::new();
        TypePrinter { style: Style::WholePath, ..self.printer() }.terms(&mut text, &[term]);
        text
    }

    /// The put-off check of an instantiation: each argument must satisfy its parameter's constraint.
    pub(super) fn verify(&mut self, instantiation: Instantiation) {
        let Instantiation { params, args, spans, at } = instantiation;
        for (i, &param) in params.iter().enumerate() {
            let bound = self.bound_interface(param);
            let bound = self.substitute(bound, &params, &args);
            self.complete(args[i]);
            if let Err(why) = self.implements(args[i], bound, true) {
                self.error(spans.get(i).copied().unwrap_or(at), why);
                return;
            }
        }
        for (i, (&param, &arg)) in params.iter().zip(&args).enumerate() {
            self.monomorph.assign(&self.types, param, arg, spans.get(i).copied().unwrap_or(at));
        }
    }

    /// A type parameter's constraint; a type that is no interface stands for the union of itself.
    pub(super) fn bound_interface(&mut self, param: Ty) -> Ty {
        let bound = self.types.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
        self.complete(bound);
        match self.types.underlying(bound) {
            TyKind::Interface(_) | TyKind::Invalid | TyKind::TypeParam(_) => bound,
            _ => {
                let terms = vec![Term { tilde: false, ty: bound }];
                self.bare_interface(Some(terms.clone()), terms)
            }
        }
    }
}

/// The operands of `|`, from left to right.
fn flatten(mut e: &ast::Expr) -> Vec<&ast::Expr> {
    let mut parts = Vec::new();
    while let ast::ExprKind::Binary(binary) = &e.kind
        && binary.op == ast::BinaryOp::Or
    {
        parts.push(&binary.y);
        e = &binary.x;
    }
    parts.push(e);
    parts.reverse();
    parts
}
