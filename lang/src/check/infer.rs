//! Type inference (Go specification, "Type inference").

use super::Checker;
use super::instantiate::Instantiation;
use super::unify::{Mode, Unifier};
use super::version::Feature;
use crate::source::Span;
use crate::types::{Lookup, NoCore, Ty, TyKind, default_type, lookup};

/// An argument whose type tells something of type parameters.
pub(super) struct Known {
    pub(super) ty: Ty,
    pub(super) nil: bool,
    pub(super) span: Span,
    /// As messages name it.
    pub(super) text: String,
}

/// What is to be inferred, and from what.
pub(super) struct Inference {
    pub(super) params: Vec<Ty>,
    /// Type arguments that are given.
    pub(super) given: Vec<Option<Ty>>,
    /// Types of the function's parameters, and the argument for each.
    pub(super) matches: Vec<(Ty, Known)>,
    /// Where a parameter that cannot be inferred is reported.
    pub(super) at: Span,
    /// The argument is the variable that a function is assigned to.
    pub(super) reverse: bool,
}

/// Why inference fails: where, and how; nothing where an argument was faulty.
pub(super) type Failure = Option<(Span, String)>;

impl Checker<'_> {
    /// Fresh type parameters for `params`, whose constraints speak of each other, and the substitution to them.
    pub(super) fn renamed_params(&mut self, params: &[Ty]) -> Vec<Ty> {
        let fresh: Vec<Ty> = params
            .iter()
            .map(|&param| {
                let (name, span) = match self.types.as_type_param(param) {
                    Some(param) => (param.name, param.span),
                    None => (crate::symbol::Symbol::BLANK, Span::NONE),
                };
                self.types.new_type_param(name, span)
            })
            .collect();
        for (&param, &new) in params.iter().zip(&fresh) {
            let bound = self.types.as_type_param(param).map_or(Ty::INVALID, |param| param.bound);
            let bound = self.substitute(bound, params, &fresh);
            self.types.set_bound(new, bound);
        }
        fresh
    }

    /// All type arguments.
    pub(super) fn infer(&mut self, mut inference: Inference) -> Result<Vec<Ty>, Failure> {
        let params = std::mem::take(&mut inference.params);
        inference.given.resize(params.len(), None);
        if let Some(given) = inference.given.iter().copied().collect::<Option<Vec<Ty>>>() {
            return Ok(given);
        }
        if inference.matches.iter().any(|(_, known)| known.ty == Ty::INVALID) {
            return Err(None);
        }
        let given: Vec<Ty> = inference.given.iter().map(|ty| ty.unwrap_or(Ty::INVALID)).collect();
        for (param, _) in &mut inference.matches {
            *param = self.substitute(*param, &params, &given);
        }
        let mut unifier =
            Unifier::new(&params, &inference.given, self.has_feature(Feature::InterfaceInference));
        let untyped = self.unify_arguments(&mut unifier, &params, &inference)?;
        self.unify_constraints(&mut unifier, &params, inference.at)?;
        self.default_untyped_arguments(&mut unifier, &params, &untyped)?;
        self.simplified(&unifier, &params, &inference)
    }

    /// Matches typed arguments; returns the untyped ones for single type parameters.
    fn unify_arguments<'i>(
        &mut self,
        unifier: &mut Unifier,
        params: &[Ty],
        inference: &'i Inference,
    ) -> Result<Vec<(usize, &'i Known)>, Failure> {
        let mut untyped = Vec::new();
        for (param, known) in &inference.matches {
            if !self.types.mentions(*param, params) && !self.types.mentions(known.ty, params) {
                continue;
            }
            if self.types.is_untyped(known.ty) {
                let single = params.iter().position(|other| other == param);
                untyped.extend(single.filter(|_| !known.nil).map(|index| (index, known)));
            } else if !unifier.unify(&self.types, *param, known.ty, Mode::ASSIGN) {
                return Err(Some((
                    known.span,
                    self.no_match(unifier, params, *param, known, inference.reverse),
                )));
            }
        }
        Ok(untyped)
    }

    fn no_match(
        &mut self,
        unifier: &Unifier,
        params: &[Ty],
        param: Ty,
        known: &Known,
        reverse: bool,
    ) -> String {
        let (found, text) = (self.ty_text(known.ty), &known.text);
        let types = unifier.inferred();
        if types.iter().all(Option::is_none) {
            let names: Vec<String> = params.iter().map(|&param| self.ty_text(param)).collect();
            let names = match &names[..] {
                [first, second] => format!("{first} and {second}"),
                [first @ .., last] if !first.is_empty() => format!("{}, and {last}", first.join(", ")),
                names => names.concat(),
            };
            return format!(
                "type {found} of {text} does not match {} (cannot infer {names})",
                self.ty_text(param)
            );
        }
        let types: Vec<Ty> = types.into_iter().map(|ty| ty.unwrap_or(Ty::INVALID)).collect();
        let inferred = self.substitute(param, params, &types);
        let (wanted, inferred_text) = (self.ty_text(param), self.ty_text(inferred));
        match (inferred == param, reverse) {
            (true, _) => format!("type {found} of {text} does not match {wanted}"),
            (false, true) => {
                format!("inferred type {inferred_text} for {wanted} does not match type {found} of {text}")
            }
            (false, false) => {
                format!("type {found} of {text} does not match inferred type {inferred_text} for {wanted}")
            }
        }
    }

    /// Matches what is known with the constraints, as long as that tells more.
    fn unify_constraints(&mut self, unifier: &mut Unifier, params: &[Ty], at: Span) -> Result<(), Failure> {
        loop {
            let unknowns = unifier.unknowns();
            for (index, &param) in params.iter().enumerate() {
                self.unify_constraint(unifier, params, index, param, at)?;
            }
            if unifier.unknowns() == unknowns {
                return Ok(());
            }
        }
    }

    fn unify_constraint(
        &mut self,
        unifier: &mut Unifier,
        params: &[Ty],
        index: usize,
        param: Ty,
        at: Span,
    ) -> Result<(), Failure> {
        let known = unifier.at(index);
        let bound = self.bound_interface(param);
        let terms = self.types.specific_terms(param).unwrap_or_default();
        let core = match &terms[..] {
            [single] => Some((single.ty, !single.tilde)),
            [] => None,
            _ => self.types.common_underlying(param).ok().map(|core| (core, false)),
        };
        if let Some((core, settles)) = core {
            match known {
                Some(known) if !unifier.unify(&self.types, known, core, Mode::INEXACT) => {
                    let message = format!(
                        "{} (type {}) does not satisfy {}",
                        self.ty_text(param),
                        self.ty_text(known),
                        self.ty_text(bound)
                    );
                    return Err(Some((at, message)));
                }
                None if settles => unifier.set(index, core),
                _ => {}
            }
        }
        let Some(known) = known.filter(|&known| !self.types.mentions(known, params)) else { return Ok(()) };
        let constraint = self.types.constraint(param);
        for method in &constraint.methods {
            let found = lookup(&self.types, known, false, method.pkg, method.name);
            let sig = found.ok().and_then(|found: Lookup| self.method_sig(&found));
            if sig.is_some_and(|sig| unifier.unify(&self.types, sig, method.sig, Mode::EXACT)) {
                continue;
            }
            let why = self.missing_method(known, bound, true).unwrap_or_default();
            let message = format!(
                "{} (type {}) does not satisfy {} {why}",
                self.ty_text(param),
                self.ty_text(known),
                self.ty_text(bound)
            );
            return Err(Some((at, message)));
        }
        Ok(())
    }

    /// Parameters that only untyped constants are passed to take the default type of the widest.
    fn default_untyped_arguments(
        &mut self,
        unifier: &mut Unifier,
        params: &[Ty],
        untyped: &[(usize, &Known)],
    ) -> Result<(), Failure> {
        let mut widest: Vec<Option<Ty>> = vec![None; params.len()];
        for &(index, known) in untyped.iter().filter(|(index, _)| unifier.at(*index).is_none()) {
            let so_far = widest[index].unwrap_or(known.ty);
            let Some(wider) = self.wider(so_far, known.ty) else {
                let message = format!(
                    "mismatched types {} and {} (cannot infer {})",
                    self.ty_text(so_far),
                    self.ty_text(known.ty),
                    self.ty_text(params[index])
                );
                return Err(Some((known.span, message)));
            };
            widest[index] = Some(wider);
        }
        for (index, ty) in widest.into_iter().enumerate() {
            if let Some(ty) = ty {
                unifier.set(index, default_type(ty));
            }
        }
        Ok(())
    }

    /// Replaces parameters in the inferred types by what was inferred for them.
    fn simplified(
        &mut self,
        unifier: &Unifier,
        params: &[Ty],
        inference: &Inference,
    ) -> Result<Vec<Ty>, Failure> {
        // Stems from a faulty argument.
        if unifier.inferred().contains(&Some(Ty::INVALID)) {
            return Err(None);
        }
        let mut types: Vec<Ty> = unifier.inferred().into_iter().map(|ty| ty.unwrap_or(Ty::INVALID)).collect();
        // A parameter that is part of its own type by way of others is not inferred: with so many parameters, what is still
        // there after as many rounds is in such a cycle.
        for _ in 0..params.len() {
            let before = types.clone();
            for (index, ty) in types.iter_mut().enumerate() {
                let given = inference.given.get(index).copied().flatten().is_some();
                if *ty != Ty::INVALID && !given {
                    *ty = self.substitute(*ty, params, &before);
                }
            }
            if types == before {
                break;
            }
        }
        for (&ty, &param) in types.iter().zip(params) {
            if ty == Ty::INVALID || self.types.mentions(ty, params) {
                let message =
                    format!("cannot infer {} (declared at {})", self.ty_text(param), self.declared_at(param));
                return Err(Some((inference.at, message)));
            }
        }
        Ok(types)
    }

    /// The put-off check of inferred and given type arguments.
    pub(super) fn verify_arguments(&mut self, params: &[Ty], args: &[Ty], spans: Vec<Span>, at: Span) {
        self.verify_later(Instantiation { params: params.to_vec(), args: args.to_vec(), spans, at });
    }

    /// Why an operation finds no common type among those of a type parameter.
    pub(super) fn no_core_text(&self, why: NoCore) -> String {
        let text = |ty| self.ty_text(ty);
        match why {
            NoCore::NoSpecificType => "no specific type".into(),
            NoCore::Different(a, b) => format!("{} and {} have different underlying types", text(a), text(b)),
            NoCore::Elements(a, b) => {
                format!("channels {} and {} have different element types", text(a), text(b))
            }
            NoCore::Directions(a, b) => {
                format!("channels {} and {} have conflicting directions", text(a), text(b))
            }
        }
    }

    /// The function type that a generic function may be assigned to without its type arguments.
    pub(super) fn function_target(&self, target: Option<Ty>) -> Option<Ty> {
        let core = self.types.core_ty(target?);
        matches!(self.types.kind(core), TyKind::Func(_)).then_some(core)
    }
}
