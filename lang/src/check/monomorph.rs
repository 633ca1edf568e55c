//! Instantiations that would never end: a type parameter, on a way through instantiations, becomes part of its own argument.

use rustc_hash::FxHashMap;

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::{Ty, TyKind, TypeStore};

/// A type parameter, or a type declared in a generic function.
struct Vertex {
    ty: Ty,
    /// Weight of the heaviest way to it that is known, the last edge of that way, and its length.
    weight: u32,
    last: usize,
    length: usize,
}

/// An argument of one parameter contains another one: weight 1, or is it: weight 0.
struct Edge {
    to: usize,
    from: usize,
    weight: u32,
    span: Span,
    arg: Ty,
}

/// The graph of which type parameters get into the arguments of which.
#[derive(Default)]
pub(super) struct Monomorph {
    vertices: Vec<Vertex>,
    edges: Vec<Edge>,
    index: FxHashMap<Ty, usize>,
    /// Edges looked at by [`Checker::monomorph`].
    checked: usize,
}

impl Monomorph {
    /// Notes that a type parameter gets an argument.
    pub(super) fn assign(&mut self, types: &TypeStore, param: Ty, arg: Ty, span: Span) {
        let mut found = Vec::new();
        parameters(types, arg, &mut found);
        for inner in found {
            let from = self.vertex(types, inner);
            let to = self.vertex(types, param);
            self.edges.push(Edge { to, from, weight: u32::from(inner != arg), span, arg });
        }
    }

    fn vertex(&mut self, types: &TypeStore, ty: Ty) -> usize {
        if let Some(&known) = self.index.get(&ty) {
            return known;
        }
        let at = self.vertices.len();
        self.vertices.push(Vertex { ty, weight: 0, last: 0, length: 0 });
        self.index.insert(ty, at);
        if let TyKind::Named(id) = types.kind(ty) {
            let named = types.named(*id);
            for &param in named.args.clone().iter() {
                let from = self.vertex(types, param);
                self.edges.push(Edge { to: at, from, weight: 1, span: named.span, arg: param });
            }
        }
        at
    }

    /// A vertex on a way whose weight grows with each round.
    fn find_growing(&mut self) -> Option<usize> {
        let mut again = true;
        while std::mem::take(&mut again) {
            for (i, edge) in self.edges.iter().enumerate() {
                let (weight, length) = (self.vertices[edge.from].weight, self.vertices[edge.from].length);
                let to = &mut self.vertices[edge.to];
                if weight + edge.weight > to.weight {
                    (to.last, to.length) = (i, length + 1);
                    if to.length == self.vertices.len() {
                        return Some(edge.to);
                    }
                    self.vertices[edge.to].weight = weight + edge.weight;
                    again = true;
                }
            }
        }
        None
    }

    /// The cycle that leads to a vertex, last edge first.
    fn cycle(&self, mut at: usize) -> Vec<usize> {
        let mut stack = Vec::new();
        while !stack.contains(&at) {
            stack.push(at);
            at = self.edges[self.vertices[at].last].from;
        }
        let start = stack.iter().position(|&vertex| vertex == at).unwrap_or(0);
        stack.split_off(start)
    }
}

/// The type parameters, and types declared in generic functions, that occur in a type.
fn parameters(types: &TypeStore, ty: Ty, found: &mut Vec<Ty>) {
    types.for_each_leaf(ty, &mut |leaf| match types.kind(leaf) {
        TyKind::TypeParam(_) => found.push(leaf),
        TyKind::Named(id) => {
            let named = types.named(*id);
            if named.parameterized && !types.is_generic(types.origin(*id)) {
                found.push(leaf);
            } else {
                for &arg in named.args.iter() {
                    parameters(types, arg, found);
                }
            }
        }
        _ => {}
    });
}

impl Checker<'_> {
    /// Reports instantiations that would never end. False if there are any.
    pub(super) fn monomorph(&mut self) -> bool {
        if self.monomorph.checked == self.monomorph.edges.len() {
            return true;
        }
        self.monomorph.checked = self.monomorph.edges.len();
        let Some(at) = self.monomorph.find_growing() else { return true };
        let cycle = self.monomorph.cycle(at);
        let declared = |vertex: usize| {
            let ty = self.monomorph.vertices[vertex].ty;
            match self.types.kind(ty) {
                TyKind::TypeParam(id) => {
                    let param = self.types.type_param(*id);
                    (param.span, param.name, "instantiated as")
                }
                TyKind::Named(id) => {
                    let named = self.types.named(*id);
                    (named.span, named.name, "implicitly parameterized by")
                }
                _ => (Span::NONE, crate::symbol::Symbol::EMPTY, ""),
            }
        };
        let mut diagnostic = Diagnostic::ill_typed(declared(cycle[0]).0, "instantiation cycle:");
        for &vertex in &cycle {
            let edge = &self.monomorph.edges[self.monomorph.vertices[vertex].last];
            let (_, name, verb) = declared(edge.to);
            let note = format!("{} {verb} {}", self.text(name), self.ty_text(edge.arg));
            diagnostic = diagnostic.with_note(edge.span, note);
        }
        self.report(diagnostic);
        false
    }
}
