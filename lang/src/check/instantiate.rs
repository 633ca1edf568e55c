//! Instances of generic types and functions (Go specification, "Instantiations").

use std::sync::Arc;

use super::object::{ObjId, ObjKind, State};
use super::position::node_pos;
use super::{Checker, Later};
use crate::ast;
use crate::source::Span;
use crate::typed::FuncId;
use crate::types::{Alias, NamedId, NamedMethod, Ty, TyKind};

/// Type arguments nest at most this deep. What nests deeper does not end as a rule, which [`Checker::monomorph`] reports.
const MAX_DEPTH: u32 = 100;

/// Deeper than this only so many instances of types are completed: where each instance mentions two new ones, those of
/// [`MAX_DEPTH`] would be too many.
const USUAL_DEPTH: u32 = 8;
const MOST_DEEP_INSTANCES: usize = 5_000;

/// An instantiation whose arguments are still to be checked against the constraints.
pub(super) struct Instantiation {
    pub(super) params: Vec<Ty>,
    pub(super) args: Vec<Ty>,
    /// Where the arguments are written.
    pub(super) spans: Vec<Span>,
    /// The place of inferred ones.
    pub(super) at: Span,
}

impl<'a> Checker<'a> {
    /// The type with arguments in place of type parameters.
    pub(super) fn substitute(&mut self, ty: Ty, params: &[Ty], args: &[Ty]) -> Ty {
        let substituted = self.types.substitute(ty, params, args);
        self.expand_instances();
        substituted
    }

    /// Has an instantiation's arguments checked once declarations are complete.
    pub(super) fn verify_later(&mut self, instantiation: Instantiation) {
        if !self.in_instance() {
            let (pkg, language) = (self.env.pkg, self.env.language);
            self.later.push_back(Later::Verify { pkg, language, instantiation: Box::new(instantiation) });
        }
    }

    /// Whether the declaration being checked is an instance, and known to be free of errors.
    pub(super) fn in_instance(&self) -> bool {
        self.env.type_args.is_some() && !self.env.generic
    }

    /// The type arguments in an index expression, and their places; `None` if one is faulty.
    pub(super) fn type_arguments(&mut self, index: &'a ast::IndexExpr) -> Option<(Vec<Ty>, Vec<Span>)> {
        let args: Vec<Ty> = index.indices.iter().map(|e| self.elem_type(e)).collect();
        let spans = index.indices.iter().map(|e| e.span).collect();
        (!args.contains(&Ty::INVALID)).then_some((args, spans))
    }

    /// `G[T1, T2]` where `obj` is the generic type or alias `G`.
    pub(super) fn instantiated_type(&mut self, obj: ObjId, index: &'a ast::IndexExpr) -> Ty {
        let params = self.generic_types[&obj].params.to_vec();
        let alias = matches!(self.obj(obj).kind, ObjKind::Type { alias: true });
        if alias && self.obj(obj).state != State::Black {
            self.object_decl(obj);
        }
        if !alias && self.path.contains(&obj) && self.grey_again(obj) {
            return Ty::INVALID;
        }
        let Some((args, spans)) = self.type_arguments(index) else { return Ty::INVALID };
        if args.len() != params.len() {
            let qualifier = if args.len() < params.len() { "not enough" } else { "too many" };
            let name = self.text(self.obj(obj).name);
            let (have, want) = (args.len(), params.len());
            let message = format!("{qualifier} type arguments for type {name}: have {have}, want {want}");
            self.error(index.x.span, message);
            // A type of its own, of which nothing but the name is known.
            return match *self.types.kind(self.obj(obj).ty.unwrap_or(Ty::INVALID)) {
                TyKind::Named(origin) if !alias => {
                    let instance = self.types.instance(origin, &args);
                    self.expand_instances();
                    instance
                }
                _ => Ty::INVALID,
            };
        }
        let ty = self.obj(obj).ty.unwrap_or(Ty::INVALID);
        let instance = match *self.types.kind(ty) {
            TyKind::Named(origin) if !alias => {
                let instance = self.types.instance(origin, &args);
                if let TyKind::Named(id) = *self.types.kind(instance) {
                    self.instance_places.entry(id).or_insert(Span::at(node_pos(&index.x)));
                }
                self.complete_later(instance);
                self.expand_instances();
                instance
            }
            _ if ty == Ty::INVALID => return ty,
            _ => {
                let target = self.substitute(ty, &params, &args);
                let package = &self.packages[self.obj(obj).pkg.0 as usize];
                let alias = Alias {
                    name: self.obj(obj).name,
                    pkg: self.obj(obj).pkg,
                    pkg_name: package.name_text.clone(),
                    target,
                    args: args.clone().into(),
                };
                self.types.alias(alias)
            }
        };
        self.verify_later(Instantiation { params, args, spans, at: index.x.span });
        instance
    }

    /// Completes instances of generic types as far as these are complete.
    pub(super) fn expand_instances(&mut self) {
        let mut waiting = Vec::new();
        loop {
            let fresh = self.types.take_fresh_instances();
            if fresh.is_empty() {
                break;
            }
            waiting.extend(fresh.into_iter().filter(|&id| !self.expand_instance(id)));
        }
        self.types.put_back_instances(waiting);
    }

    /// Whether the instance is complete now.
    fn expand_instance(&mut self, id: NamedId) -> bool {
        let origin = self.types.origin(id);
        let (params, args) = (self.types.named(origin).args.clone(), self.types.named(id).args.clone());
        if let Some(&obj) = self.named_objects.get(&origin) {
            self.named_objects.insert(id, obj);
        }
        let depth = self.types.named(id).depth;
        self.deep_instances += usize::from(depth > USUAL_DEPTH);
        if depth > MAX_DEPTH || depth > USUAL_DEPTH && self.deep_instances > MOST_DEEP_INSTANCES {
            self.types.named_mut(id).underlying = Some(Ty::INVALID);
            self.too_deep.get_or_insert(self.types.named(origin).span);
            return true;
        }
        if args.len() != params.len() {
            self.types.named_mut(id).underlying = Some(Ty::INVALID);
            return true;
        }
        let Some(generic) = self.types.named(origin).underlying else { return false };
        if self.types.named(id).underlying.is_none() {
            let under = self.types.substitute(generic, &params, &args);
            self.types.named_mut(id).underlying = Some(under);
        }
        if !self.method_complete.contains(&origin) {
            return false;
        }
        let parameterized = self.types.named(id).parameterized;
        let mut methods: Vec<NamedMethod> = self.types.named(origin).methods.clone();
        for method in &mut methods {
            method.sig = self.types.substitute(method.sig, &params, &args);
            if !parameterized && method.type_params.is_empty() {
                method.func = self.new_instance(method.func, &args, method.sig);
            }
        }
        self.types.named_mut(id).methods = methods;
        true
    }

    /// Reports instances that were not completed because their arguments nest too deep. False if there are any.
    pub(super) fn report_too_deep(&mut self) -> bool {
        let Some(span) = self.too_deep else { return true };
        let message = format!(
            "type arguments that nest more than {MAX_DEPTH} deep, or {USUAL_DEPTH} deep in more than \
             {MOST_DEEP_INSTANCES} types, are not supported by minigo"
        );
        self.refuse(span, message);
        false
    }

    /// The instance of a generic function or method with these arguments, a receiver's first.
    pub(super) fn function_instance(&mut self, origin: FuncId, args: &[Ty], sig: Ty) -> FuncId {
        if let Some(&known) = self.func_instances.get(&(origin, args.into())) {
            return known;
        }
        let func = self.new_instance(origin, args, sig);
        self.func_instances.insert((origin, args.into()), func);
        func
    }

    fn new_instance(&mut self, origin: FuncId, args: &[Ty], sig: Ty) -> FuncId {
        if args.iter().any(|&arg| self.types.depth(arg) > MAX_DEPTH) {
            self.too_deep.get_or_insert(self.funcs[origin.0 as usize].span);
        }
        let generic = &self.funcs[origin.0 as usize];
        let (pkg, span) = (generic.pkg, generic.span);
        let info = &self.func_infos[origin.0 as usize];
        let (decl, obj) = (info.decl, info.obj);
        let own = self.func_generics.get(&origin).and_then(Option::as_ref).is_some_and(|g| !g.own.is_empty());
        let name = format!("{}{}", self.funcs[origin.0 as usize].name, if own { "[...]" } else { "" });
        let func = self.new_func(name, pkg, sig, span, None);
        let info = &mut self.func_infos[func.0 as usize];
        (info.decl, info.obj) = (decl, obj);
        info.instance = Some((origin, Arc::from(args)));
        func
    }
}
